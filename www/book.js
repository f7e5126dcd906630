import { keep, recall } from './storage.js';

/**
 * The user's dictionary as the page keeps it: the text of one file, as docs/dictionary.md describes it.
 *
 * @typedef {import('./engine.js').Problem} Problem
 * @typedef {Record<string, unknown>} Entry
 */

const STORED = 'dictionary';
/** Earlier states that can be brought back. */
const STEPS = 50;

/** Every change is kept, told to the engine, and can be undone. */
export class Book {
  /** What the engine finds wrong with the file. @type {Problem[]} */
  problems = [];
  /** False if the browser does not keep the file: then it lasts as long as the page. */
  isKept = true;

  #text = recall(STORED) ?? '';
  /** @type {string[]} */ #before = [];
  /** @type {import('./client.js').Client} */ #client;
  /** @type {() => void} */ #changed;

  /**
   * @param {import('./client.js').Client} client
   * @param {() => void} changed  called when the engine has read a change
   */
  constructor(client, changed) {
    this.#client = client;
    this.#changed = changed;
    if (this.#text !== '') this.#tell();
  }

  /** The text of the file; '' if there is none. */
  get text() {
    return this.#text;
  }

  /** The entries, also those that make no sense; null if the file is no JSON. @returns {Entry[] | null} */
  get entries() {
    return read(this.#text)?.entries ?? null;
  }

  get canUndo() {
    return 0 < this.#before.length;
  }

  /** @param {string} text  of the whole file */
  replace(text) {
    if (text === this.#text) return;
    this.#before = [...this.#before, this.#text].slice(-STEPS);
    this.#set(text);
  }

  /**
   * @param {Entry} entry  that wins over all others
   * @returns {boolean}  false if the file must be mended first
   */
  add(entry) {
    return this.#edit((entries) => [...entries, entry]);
  }

  /** @param {number} index */
  remove(index) {
    this.#edit((entries) => entries.filter((_, at) => at !== index));
  }

  undo() {
    const text = this.#before.pop();
    if (text !== undefined) this.#set(text);
  }

  /**
   * @param {(entries: Entry[]) => Entry[]} change
   * @returns {boolean}
   */
  #edit(change) {
    const file = read(this.#text);
    if (file === null) return false;
    this.replace(write({ ...file, entries: change(file.entries) }));
    return true;
  }

  /** @param {string} text */
  #set(text) {
    this.#text = text;
    this.isKept = keep(STORED, text);
    this.#tell();
  }

  async #tell() {
    const text = this.#text;
    const [problems] = await this.#client.use(text.trim() === '' ? [] : [text]);
    if (text !== this.#text) return;
    this.problems = problems ?? [];
    this.#changed();
  }
}

/**
 * @param {string} text
 * @returns {{ entries: Entry[] } | null}  with all other fields of the file
 */
function read(text) {
  if (text.trim() === '') return { entries: [] };
  try {
    const file = JSON.parse(text);
    return Array.isArray(file?.entries) ? file : null;
  } catch {
    return null;
  }
}

/**
 * An entry a line, so that a problem's line is that of its entry.
 * @param {{ entries: Entry[] }} file
 */
function write({ entries, ...head }) {
  const fields = Object.entries({ version: 1, ...head }).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  const lines = entries.map((entry) => `\n    ${JSON.stringify(entry)}`);
  return `{\n${fields.join('')}  "entries": [${lines.join(',')}\n  ]\n}\n`;
}
