import { button, element } from './dom.js';
import { NAMED, NAMES } from './words.js';

/**
 * @typedef {import('./book.js').Entry} Entry
 * @typedef {import('./results.js').Thing} Thing
 */

/** Names that are offered to merge with. */
const OFFERED = 100;

/**
 * What a reader can put right about a mention. Each choice is an entry of the dictionary, and so holds everywhere.
 * @param {string} text  the mention as it stands in the text
 * @param {Thing} thing
 * @param {Iterable<Thing>} things  all of the text
 * @param {(entry: Entry, done: string) => void} correct  `done` says what the entry does
 */
export function corrections(text, thing, things, correct) {
  const { kind, name } = thing;
  const deny = button(kind === 'figure' ? 'Not a figure' : 'Not a name', () => correct({ deny: text }, `“${text}” is not marked any more.`));
  const details = element('details', { class: 'correct' }, element('summary', {}, 'Correct'), deny);
  if (kind === 'figure') return details;
  const kinds = NAMED.filter((each) => each !== kind).map((each) => {
    const one = NAMES[each].one.toLowerCase();
    return button(NAMES[each].one, () => correct({ relabel: text, kind: each }, `“${text}” is ${one === 'organization' ? 'an' : 'a'} ${one} now.`));
  });
  const others = [...things].filter((each) => each.figure === null && each.id !== thing.id).map((each) => each.name);
  const input = element('input', { list: 'others', required: '', 'aria-label': 'Same as', placeholder: 'Another name', autocomplete: 'off' });
  const list = element('datalist', { id: 'others' }, ...[...new Set(others)].slice(0, OFFERED).map((other) => element('option', { value: other })));
  const form = element('form', {}, 'Same as ', input, list, element('button', {}, 'Merge'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    correct({ merge: [input.value.trim(), name] }, `“${name}” and “${input.value.trim()}” are one now.`);
  });
  details.append(element('div', {}, 'It is a ', ...kinds), form);
  return details;
}
