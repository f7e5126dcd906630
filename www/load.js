import init, { Dictionaries, Overlay, Tagged, analyze } from './wasm/newsmark.js';

/**
 * @typedef {{ analyze: typeof analyze, Tagged: typeof Tagged, Dictionaries: typeof Dictionaries, Overlay: typeof Overlay }} Newsmark
 * @typedef {import('./wasm/newsmark.js').OverlayOptions} OverlayOptions
 */

/** @type {Promise<Newsmark> | null} */
let loading = null;

/**
 * Loads the engine, once for the page.
 * @param {URL | string | Response | BufferSource} [source]  the wasm; by default newsmark.wasm beside this module
 * @returns {Promise<Newsmark>}
 */
export function load(source = new URL('newsmark.wasm', import.meta.url)) {
  loading ??= init({ module_or_path: source }).then(
    () => ({ analyze, Tagged, Dictionaries, Overlay }),
    (error) => {
      // The next call may try again: a network comes back.
      loading = null;
      throw error;
    },
  );
  return loading;
}

/**
 * Marks the text of any element, without a change to its nodes.
 *
 * `destroy()` takes the marks away, `refresh()` reads the text anew, `show(kinds)` and `select(entity)` choose among them.
 * @param {Element} root
 * @param {OverlayOptions} [options]
 * @returns {Promise<Overlay>}
 */
export async function overlay(root, options) {
  const newsmark = await load();
  return new newsmark.Overlay(root, options);
}
