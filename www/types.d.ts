/** The types of newsmark.js; those of results are in types/wasm/. The build puts this file beside newsmark.js. */
import type { NewsmarkText } from './types/newsmark.js';
import type { Analysis, DictionaryProblem, Explanation } from './types/wasm/newsmark.js';

export * from './types/newsmark.js';
export type * from './types/wasm/newsmark.js';

declare global {
  interface HTMLElementTagNameMap {
    'newsmark-text': NewsmarkText;
  }
  interface HTMLElementEventMap {
    'newsmark-ready': CustomEvent<{ analysis: Analysis; problems: DictionaryProblem[][] }>;
    'newsmark-select': CustomEvent<Explanation>;
    'newsmark-error': CustomEvent<{ error: unknown }>;
  }
}
