import { element } from './dom.js';

/**
 * @typedef {import('./marks.js').Brush} Brush
 * @typedef {import('./marks.js').Piece} Piece
 * @typedef {import('./marks.js').Paragraph} Paragraph
 */

/**
 * Paints by <mark> elements, for browsers without CSS highlights. The surface reads its text through them.
 * @param {import('./surface.js').Surface} surface
 * @param {HTMLElement} root  its element
 * @returns {Brush}
 */
export function markElements(surface, root) {
  /** @type {WeakMap<Piece, HTMLElement>} */
  const made = new WeakMap();
  const fill = (/** @type {Paragraph} */ paragraph, /** @type {Node[]} */ nodes) => {
    const caret = surface.selection();
    const start = surface.startOf(paragraph);
    const holdsCaret = caret !== null && start <= caret.start && caret.start <= start + paragraph.text.length;
    surface.silently(() => paragraph.block.replaceChildren(...nodes));
    // New nodes lose the caret that stood in the old ones.
    if (holdsCaret) surface.select(caret.start);
  };
  return {
    paint(paragraph, namesOf) {
      if (paragraph.pieces.length === 0) return;
      fill(paragraph, marked(paragraph, (piece) => {
        const mark = element('mark', { class: namesOf(piece.mention).join(' ') });
        made.set(piece, mark);
        return mark;
      }));
    },
    clear(paragraph) {
      const isMarked = paragraph.block.firstElementChild?.localName === 'mark';
      if (isMarked && paragraph.block.isConnected) fill(paragraph, [document.createTextNode(paragraph.text)]);
    },
    add: (name, piece) => made.get(piece)?.classList.add(name),
    empty: (name) => root.querySelectorAll(`mark.${name}`).forEach((mark) => mark.classList.remove(name)),
    show: (kind, isShown) => root.classList.toggle(`without-${kind}`, !isShown),
  };
}

/**
 * The nodes of a paragraph, its pieces inside of each other as they lie in the text.
 * @param {Paragraph} paragraph
 * @param {(piece: Piece) => HTMLElement} make
 * @returns {Node[]}
 */
function marked({ text, pieces }, make) {
  const top = element('div');
  /** @type {{ node: HTMLElement, end: number }[]} */
  const open = [{ node: top, end: text.length }];
  let done = 0;
  const write = (/** @type {number} */ to) => {
    while (1 < open.length && open[open.length - 1].end <= to) {
      const { node, end } = /** @type {{ node: HTMLElement, end: number }} */ (open.pop());
      node.append(text.slice(done, end));
      done = end;
    }
    open[open.length - 1].node.append(text.slice(done, to));
    done = to;
  };
  for (const piece of pieces) {
    write(piece.start);
    const node = make(piece);
    open[open.length - 1].node.append(node);
    open.push({ node, end: piece.end });
  }
  write(text.length);
  return [...top.childNodes];
}
