import { button, element } from './dom.js';
import { readText } from './file.js';
import { NAMED, NAMES } from './words.js';

/**
 * @typedef {import('./book.js').Entry} Entry
 * @typedef {import('./book.js').Book} Book
 */

/** Entries, and problems, that the view lists: more are edited as text. */
const LISTED = 200;
/** How long nobody must have typed before the file is read anew. In milliseconds. */
const REST = 400;

/** The user's dictionary: its entries in words, what is wrong with them, and the file itself. */
export class DictionaryView {
  /** @type {Book} */ #book;
  #problems = element('ul', { class: 'problems', 'aria-live': 'polite', 'aria-label': 'Problems' });
  #entries = element('ul', { class: 'entries', 'aria-label': 'Entries' });
  #kept = element('p', { class: 'trouble', hidden: '' }, 'This browser keeps nothing for this page: save the file before you leave.');
  #source = element('textarea', { 'aria-label': 'The dictionary as text', rows: '12', spellcheck: 'false' });
  #file = element('input', { type: 'file', accept: '.json,application/json', hidden: '' });
  #name = element('input', { type: 'text', required: '', maxlength: '150', 'aria-label': 'Name', placeholder: 'Name', autocomplete: 'off' });
  /** @type {HTMLButtonElement} */ #undo;
  #rest = 0;

  /**
   * @param {HTMLElement} root
   * @param {Book} book
   * @param {(sentence: string) => void} complain
   */
  constructor(root, book, complain) {
    this.#book = book;
    this.#undo = button('Undo', () => book.undo());
    const open = button('Open…', () => this.#file.click());
    this.#file.addEventListener('change', () => this.#open(complain));
    this.#source.addEventListener('input', () => {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => book.replace(this.#source.value), REST);
    });
    root.append(
      element('p', { class: 'lead' }, 'Names that you add, and what you correct on a mark’s card. It wins over newsmark in every text, and the same file works in the element, the program and the library.'),
      element('div', { class: 'tools' }, open, button('Save…', () => this.#save()), this.#undo, this.#file),
      this.#kept,
      this.#form(complain),
      this.#problems,
      this.#entries,
      element('details', {}, element('summary', {}, 'Edit as text'), this.#source),
    );
    this.show();
  }

  /** Shows the dictionary as it is now. */
  show() {
    const { text, entries, problems, isKept, canUndo } = this.#book;
    if (document.activeElement !== this.#source) this.#source.value = text;
    this.#undo.disabled = !canUndo;
    this.#kept.hidden = isKept;
    this.#problems.replaceChildren(...problems.slice(0, LISTED).map((problem) => element('li', { class: problem.severity }, `${place(problem)}: ${problem.message}`)));
    const all = entries ?? [];
    const items = all.slice(0, LISTED).map((entry, at) => this.#item(entry, at)).reverse();
    this.#entries.replaceChildren(...items);
    if (LISTED < all.length) this.#entries.append(element('li', {}, `and ${(all.length - LISTED).toLocaleString('en')} more`));
  }

  /** @param {string} name  to begin an entry with */
  suggest(name) {
    this.#name.value = name;
  }

  /**
   * @param {Entry} entry
   * @param {number} at
   */
  #item(entry, at) {
    const words = inWords(entry);
    const remove = button('Remove', () => this.#book.remove(at));
    remove.setAttribute('aria-label', `Remove: ${words}`);
    return element('li', {}, element('span', { dir: 'auto' }, words), remove);
  }

  /** @param {(sentence: string) => void} complain */
  #form(complain) {
    const kind = element('select', { 'aria-label': 'Kind' }, ...NAMED.map((each) => element('option', { value: each }, NAMES[each].one)));
    const form = element('form', { class: 'add' }, this.#name, kind, element('button', {}, 'Add'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#book.add({ add: this.#name.value.trim(), kind: kind.value })) this.#name.value = '';
      else complain(BROKEN);
    });
    return form;
  }

  /** @param {(sentence: string) => void} complain */
  async #open(complain) {
    const file = this.#file.files?.[0];
    if (file === undefined) return;
    this.#file.value = '';
    try {
      this.#book.replace(await readText(file));
    } catch {
      complain(`${file.name} is not a text file. A dictionary is a JSON file.`);
    }
  }

  #save() {
    const url = URL.createObjectURL(new Blob([this.#book.text || '{\n  "version": 1,\n  "entries": []\n}\n'], { type: 'application/json' }));
    element('a', { href: url, download: 'newsmark-dictionary.json' }).click();
    // The browser reads it after the click has ended.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}

/** What to do when an entry can't be added. */
export const BROKEN = 'The dictionary is no JSON as it stands: open Dictionary, Edit as text, and mend the line that it names.';

/** @param {import('./engine.js').Problem} problem */
function place({ line, entry, name }) {
  const parts = [`Line ${line}`];
  if (entry !== null) parts.push(`entry ${entry + 1}`);
  return parts.join(', ') + (name === null ? '' : ` (“${name}”)`);
}

/**
 * What an entry does, in a few words.
 * @param {Entry} entry
 */
export function inWords(entry) {
  const names = (/** @type {unknown} */ list) => [list].flat().map((name) => `“${name}”`).join(', ');
  const kind = NAMES[/** @type {import('./words.js').Kind} */ (entry.kind)]?.one.toLowerCase();
  const near = entry.near === undefined ? '' : ` near ${names(entry.near)}`;
  if ('add' in entry) return `${names([entry.add, entry.aliases ?? []].flat())}: ${kind ?? 'no kind'}${near}`;
  if ('deny' in entry) return `${names(entry.deny)}: not marked${kind ? ` as ${kind}` : ''}${near}`;
  if ('relabel' in entry) return `${names(entry.relabel)}: ${kind ?? 'no kind'}${near}`;
  if ('merge' in entry) return `${names(entry.merge)}: the same`;
  if ('split' in entry) return `${names(entry.split)}: another one, ${names(entry.name ?? entry.split)}${near}`;
  if ('kinds' in entry) return `Only ${[entry.kinds].flat().join(', ')}`;
  return JSON.stringify(entry);
}
