/**
 * The page's rules for the kinds. They are the same for each kind, and the same again for `<mark>` elements in a browser
 * without highlights, which would drop any rule that names one: so a script writes those that are needed.
 */
import { LOOKS, STRENGTH, lightDark, thinLine } from './looks.js';
import { KINDS } from './words.js';

const INPUT = '#newsmark-input';

/** @param {boolean} highlights  true if marks are highlights, false if they are elements */
export function adoptPageStyles(highlights) {
  const sheet = new CSSStyleSheet();
  /** Selects marks by the ends of their names. @type {Select} */
  const select = (names, input = INPUT) => names
    .map((name) => (highlights ? `${input}::highlight(newsmark-${name})` : `${input} mark.newsmark-${name}`))
    .join();
  const colors = KINDS.map((kind) => `--${kind}: ${lightDark(LOOKS[kind].color)}; --${kind}-wash: ${lightDark(LOOKS[kind].wash)};`);
  const nested = KINDS.map((kind) => `${kind}-nested`);
  sheet.replaceSync([
    `@media not (forced-colors: active) { :root { ${colors.join('')} } }`,
    ...KINDS.map((kind) => kindRules(kind, select)),
    // A name inside of another has its line below the other's.
    `${select(nested)} { text-underline-offset: 7px; }`,
    `${select(['focus'])} { background-color: var(--ink); color: var(--paper); }`,
  ].join(''));
  document.adoptedStyleSheets.push(sheet);
}

/** @typedef {(names: string[], input?: string) => string} Select */

/**
 * @param {import('./words.js').Kind} kind
 * @param {Select} select
 */
function kindRules(kind, select) {
  const look = LOOKS[kind];
  const underline = (/** @type {string} */ line) => `{ text-decoration: underline ${line} var(--${kind}); }`;
  const [minor, nested, faint] = ['minor', 'nested', 'faint'].map((manner) => `${kind}-${manner}`);
  return `
${select([kind, minor])} { background-color: color-mix(in srgb, var(--${kind}-wash) ${STRENGTH}, var(--paper)); color: var(--ink); }
${select([kind, faint])} ${underline(look.line)}
${select([minor, nested])} ${underline(thinLine(look))}
${select([kind, minor], `${INPUT}[data-solo]`)} { background-color: transparent; }
${select([`chosen-${kind}`])} { background-color: var(--${kind}-wash); color: var(--ink); }
.without-${kind} mark[class^='newsmark-${kind}'] { background: none; text-decoration: none; }
.key.${kind} ${underline(look.line)}
[data-section='${kind}'] { --map: var(--${kind}); }
`;
}
