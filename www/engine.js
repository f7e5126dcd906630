/** The wasm, behind the few words that the worker needs. */
import init, { Tagged as Handle } from './wasm/newsmark.js';

/**
 * @typedef {import('./wasm/newsmark.js').Figure} Figure
 * @typedef {import('./wasm/newsmark.js').Entity} Entity
 * @typedef {import('./wasm/newsmark.js').Explanation} Explanation
 *
 * @typedef {object} Tagged  what was found in a text
 * @property {Uint32Array<ArrayBuffer>} spans  four numbers a mention: start and end in UTF-16 units, flags, index of its entity or figure
 * @property {Omit<Entity, 'mentions'>[]} entities  the spans say which mentions are whose
 * @property {{ text: string, figure: Figure }[]} figures
 *
 * @typedef {object} Opened  a text that stays in the engine's memory until it is closed
 * @property {Tagged} tagged
 * @property {(index: number) => Explanation | null} explain
 * @property {() => void} close
 */

/** @param {ArrayBuffer | null} wasm  its bytes; null if they are to be fetched from beside this module */
export async function start(wasm) {
  await init({ module_or_path: wasm ?? new URL('newsmark.wasm', import.meta.url) });
  // The tables and the model are read at the first use: here, no text waits for them.
  tag('Two names in the news.');
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
  const handle = new Handle(text);
  return {
    tagged: {
      spans: /** @type {Uint32Array<ArrayBuffer>} */ (handle.spans()),
      entities: handle.entities().map(({ mentions: _, ...entity }) => entity),
      figures: handle.figures(),
    },
    explain: (index) => handle.mention(index) ?? null,
    close: () => handle.free(),
  };
}
