import { element } from './dom.js';
import { amount, claim, per, unit } from './figures.js';
import { LOOKS } from './looks.js';
import { KINDS, NAMES } from './words.js';

/**
 * @typedef {import('./results.js').Mention} Mention
 * @typedef {import('./results.js').Thing} Thing
 * @typedef {import('./words.js').Kind} Kind
 */

/**
 * The summary as plain lines, ready for a note: a heading a kind, a line a thing.
 * @param {Iterable<Thing>} things
 * @param {ReadonlySet<Kind>} shown
 */
export function summaryText(things, shown) {
  const all = [...things].filter(({ mentions }) => 0 < mentions.length);
  const parts = [];
  for (const kind of KINDS) {
    const lines = all.filter((thing) => thing.kind === kind).map(line);
    if (shown.has(kind) && 0 < lines.length) parts.push([NAMES[kind].many, ...lines].join('\n'));
  }
  return parts.join('\n\n') + '\n';
}

/** @param {Thing} thing */
function line({ name, figure, surfaces, mentions }) {
  if (figure !== null) {
    const words = [amount(figure, name), unit(figure), figure.counted?.text ?? '', per(figure)].filter(Boolean).join(' ');
    return claim(figure) === '' ? words : `${words} (${claim(figure)})`;
  }
  const others = surfaces.map(({ text }) => text).filter((text) => text !== name);
  return `${[name, ...others].join(', ')} — ${mentions.length}`;
}

/**
 * The text with a <mark> for each mention, as HTML.
 * @param {string} text
 * @param {Iterable<Mention>} mentions  sorted; those inside of others get none
 * @param {ReadonlySet<Kind>} shown
 */
export function markedHtml(text, mentions, shown) {
  const root = element('div');
  let done = 0;
  for (const { start, end, kind } of mentions) {
    if (!shown.has(kind) || start < done) continue;
    root.append(...lines(text.slice(done, start)), mark(text.slice(start, end), kind));
    done = end;
  }
  root.append(...lines(text.slice(done)));
  return root.outerHTML;
}

/**
 * What is copied is pasted to white paper.
 * @param {string} text
 * @param {Kind} kind
 */
function mark(text, kind) {
  const { line, color: [color], wash: [wash] } = LOOKS[kind];
  const made = element('mark', { title: NAMES[kind].one }, text);
  made.style.setProperty('background-color', wash);
  made.style.setProperty('color', '#1a1d21');
  made.style.setProperty('border-bottom', `${line.replace('double 1px', 'double 3px')} ${color}`);
  return made;
}

/** @param {string} text */
function lines(text) {
  const parts = text.split(/\r\n|\n|\r/);
  return parts.flatMap((part, at) => (at === 0 ? [part] : [element('br'), part]));
}
