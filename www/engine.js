/** The wasm, behind the few words that the worker needs. */
import init, { Dictionaries } from './wasm/newsmark.js';

/**
 * @typedef {import('./wasm/newsmark.js').Figure} Figure
 * @typedef {import('./wasm/newsmark.js').Entity} Entity
 * @typedef {import('./wasm/newsmark.js').Explanation} Explanation
 * @typedef {import('./wasm/newsmark.js').Finding} Finding
 * @typedef {import('./wasm/newsmark.js').Together} Together
 * @typedef {import('./wasm/newsmark.js').DictionaryProblem} Problem
 *
 * @typedef {Pick<Entity, 'id' | 'kind' | 'name' | 'code' | 'surfaces'>} Named  the spans say which mentions are whose
 *
 * @typedef {object} Tagged  what was found in a text
 * @property {Uint32Array<ArrayBuffer>} spans  four numbers a mention: start and end in UTF-16 units, flags, index of its entity or figure
 * @property {Named[]} entities
 * @property {{ text: string, figure: Figure }[]} figures
 *
 * @typedef {object} Opened  a text that stays in the engine's memory until it is closed
 * @property {Tagged} tagged
 * @property {(index: number) => Explanation | null} explain
 * @property {() => Finding[]} check
 * @property {() => Together[]} together
 * @property {() => void} close
 */

/** Pairs of names that leave the engine: a long text has more than anybody reads. */
const PAIRS = 500;

/** The user's dictionaries; none at first. @type {Dictionaries | null} */
let dictionaries = null;

/** @param {WebAssembly.Module} wasm */
export async function start(wasm) {
  await init({ module_or_path: wasm });
  // The tables and the model are read at the first use: here, no text waits for them.
  use([]);
  tag('Two names in the news.');
}

/**
 * Tags all texts under these dictionaries from now on.
 * @param {string[]} files
 * @returns {Problem[][]}  what is wrong with each
 */
export function use(files) {
  dictionaries?.free();
  dictionaries = new Dictionaries(files);
  return dictionaries.problems();
}

/**
 * @param {string} text
 * @returns {Tagged}
 */
export function tag(text) {
  const { tagged, close } = open(text);
  close();
  return tagged;
}

/**
 * @param {string} text
 * @returns {Opened}
 */
export function open(text) {
  if (dictionaries === null) throw new Error('start the engine first');
  const handle = dictionaries.tag(text);
  return {
    tagged: {
      spans: /** @type {Uint32Array<ArrayBuffer>} */ (handle.spans()),
      entities: handle.entities().map(({ id, kind, name, code, surfaces }) => ({ id, kind, name, code, surfaces })),
      figures: handle.figures(),
    },
    explain: (index) => handle.mention(index) ?? null,
    check: () => handle.check(),
    together: () => handle.together().slice(0, PAIRS),
    close: () => handle.free(),
  };
}
