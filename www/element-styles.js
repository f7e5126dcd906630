/**
 * The styles of <newsmark-text>, as sheets that scripts adopt: a policy without 'unsafe-inline' drops <style> elements.
 * Every colour is a custom property of the page's choice; the defaults follow the page's color-scheme.
 */
import { LOOKS, STRENGTH, lightDark, thinLine } from './looks.js';
import { KINDS } from './words.js';

const INK = 'var(--newsmark-ink, light-dark(#1a1d21, #e8eaed))';
const PAPER = 'var(--newsmark-paper, light-dark(#fff, #1e2227))';

/** @type {WeakMap<Document, { marks: CSSStyleSheet, element: CSSStyleSheet }>} */
const made = new WeakMap();

/**
 * The sheets for the nodes of one document.
 * @param {Document} owner
 */
export function sheetsOf(owner) {
  const known = made.get(owner);
  if (known !== undefined) return known;
  const Sheet = /** @type {typeof globalThis} */ (/** @type {unknown} */ (owner.defaultView)).CSSStyleSheet;
  const sheets = { marks: new Sheet(), element: new Sheet() };
  sheets.marks.replaceSync(KINDS.map(markRules).join('') + `::highlight(newsmark-focus) { background-color: ${INK}; color: ${PAPER}; }`);
  sheets.element.replaceSync(ELEMENT + KINDS.map(keyRule).join(''));
  made.set(owner, sheets);
  return sheets;
}

/**
 * The rules must be in the tree that holds the text: those of the document don't reach into shadow trees everywhere.
 * @param {Node} article
 */
export function adoptMarks(article) {
  const root = /** @type {Document | ShadowRoot} */ (article.getRootNode());
  const { marks } = sheetsOf(article.ownerDocument ?? document);
  if (root.adoptedStyleSheets !== undefined && !root.adoptedStyleSheets.includes(marks)) root.adoptedStyleSheets.push(marks);
}

/** @param {import('./words.js').Kind} kind */
function markRules(kind) {
  const look = LOOKS[kind];
  const wash = `color-mix(in srgb, ${lightDark(look.wash)} ${STRENGTH}, ${PAPER})`;
  return `::highlight(newsmark-${kind}) { background-color: var(--newsmark-${kind}-wash, ${wash}); color: ${INK}; ${underline(kind, look.line)} }
::highlight(newsmark-${kind}-minor), ::highlight(newsmark-${kind}-faint) { ${underline(kind, thinLine(look))} }
`;
}

/** @param {import('./words.js').Kind} kind */
function keyRule(kind) {
  return `.${kind} b { ${underline(kind, LOOKS[kind].line)} text-decoration-skip-ink: none; }\n`;
}

/**
 * @param {import('./words.js').Kind} kind
 * @param {string} line
 */
function underline(kind, line) {
  return `text-decoration: underline ${line} var(--newsmark-${kind}, ${lightDark(LOOKS[kind].color)}); text-underline-offset: 3px;`;
}

const ELEMENT = `
:host { display: block; }
:host([hidden]) { display: none; }
[part='bar'], [part='card'] { font: 13px/18px system-ui, sans-serif; color: ${INK}; }
[part='bar'] { display: flex; flex-wrap: wrap; gap: 2px 4px; align-items: center; margin: 8px -8px; }
[part='note'] { margin-inline: auto 8px; }
button { min-height: 28px; padding: 0 8px; border: 0; border-radius: 4px; background: none; font: inherit; color: inherit; }
button:hover { background: light-dark(rgb(0 0 0 / 6%), rgb(255 255 255 / 10%)); }
button[aria-pressed='false'] { opacity: 0.72; text-decoration: line-through; }
:focus-visible { outline: 2px solid var(--newsmark-focus, light-dark(#1a56c4, #7ab0ff)); outline-offset: 1px; }
b { font-weight: 600; }
[part='card'] {
  position: fixed; inset: auto; margin: 0; box-sizing: border-box; width: min(320px, 100vw - 16px); padding: 12px 16px 8px;
  border: 1px solid light-dark(rgb(0 0 0 / 14%), rgb(255 255 255 / 16%)); border-radius: 6px;
  background: ${PAPER}; box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
}
[part='card'] p { margin: 0; overflow-wrap: anywhere; }
[part='card'] p:nth-child(n + 3) { margin-top: 4px; }
[part='card'] p:first-child { font-size: 15px; font-weight: 600; }
[part='card'] div { display: flex; margin: 8px -8px 0; }
`;
