/** What embeds newsmark: `load()`, `overlay()`, and the element's class, which define.js registers. */
export { NewsmarkText } from './element.js';
export { load, overlay } from './load.js';
