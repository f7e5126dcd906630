import { nameOf, rangeIn } from './marks.js';
import { KINDS } from './words.js';

/** @typedef {import('./marks.js').Brush} Brush */

const MANNERS = /** @type {const} */ (['', 'minor', 'nested', 'faint']);

/** True if the browser can paint ranges without a change to the nodes. */
export const canHighlight = typeof Highlight === 'function' && 'highlights' in CSS;

/**
 * Paints by CSS highlights: the nodes stay as they are.
 * @returns {Brush}
 */
export function highlights() {
  /** @type {Map<string, Highlight>} */
  const made = new Map();
  for (const kind of KINDS) {
    for (const manner of MANNERS) made.set(nameOf(kind, manner), highlight(manner === 'nested' ? 1 : 0));
    made.set(`newsmark-chosen-${kind}`, highlight(2));
  }
  made.set('newsmark-focus', highlight(3));
  for (const [name, each] of made) CSS.highlights.set(name, each);

  return {
    paint(paragraph, namesOf) {
      for (const piece of paragraph.pieces) {
        piece.range ??= rangeIn(paragraph, piece);
        for (const name of namesOf(piece.mention)) made.get(name)?.add(piece.range);
      }
    },
    clear({ pieces }) {
      for (const piece of pieces) {
        if (piece.range === null) continue;
        for (const name of allNames(piece.mention)) made.get(name)?.delete(piece.range);
        piece.range = null;
      }
    },
    add(name, piece, paragraph) {
      piece.range ??= rangeIn(paragraph, piece);
      made.get(name)?.add(piece.range);
    },
    empty: (name) => made.get(name)?.clear(),
    show(kind, isShown) {
      for (const name of [...MANNERS.map((manner) => nameOf(kind, manner)), `newsmark-chosen-${kind}`]) {
        if (isShown) CSS.highlights.set(name, /** @type {Highlight} */ (made.get(name)));
        else CSS.highlights.delete(name);
      }
    },
  };
}

/** @param {number} priority */
function highlight(priority) {
  const made = new Highlight();
  made.priority = priority;
  return made;
}

/** @param {import('./results.js').Mention} mention */
function allNames({ kind, manner }) {
  return [nameOf(kind, manner), `newsmark-chosen-${kind}`, 'newsmark-focus'];
}
