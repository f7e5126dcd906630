import { fillBlock } from './blocks.js';
import { fromLines } from './lines.js';

/**
 * One line of the text, or a piece of a long one: a block of the surface.
 * @typedef {object} Paragraph
 * @property {string} text
 * @property {import('./lines.js').LineEnd} end
 * @property {HTMLElement} block  holds one text node, or one <br> if the line is empty
 * @property {import('./marks.js').Piece[]} pieces  the marks in it, sorted; owned by the marks module
 * @property {boolean} isTouched  true from an edit until its marks are set anew
 */

/**
 * Where an offset lies. `within` its paragraph it may stand inside of a line end of two characters.
 * @typedef {{ index: number, within: number }} Place
 */

/** The text as its blocks hold it, and which offset of it lies where. Offsets are in UTF-16 units. */
export class Paragraphs {
  /** At least one. @type {Paragraph[]} */
  list = [];
  /** @type {HTMLElement} */ #root;
  /** @type {WeakMap<Node, Paragraph>} */ #ofBlock = new WeakMap();

  /** @param {HTMLElement} root  that holds the blocks */
  constructor(root) {
    this.#root = root;
  }

  /** The text, exactly as it came in: line ends included. */
  get value() {
    return fromLines(this.list);
  }

  get length() {
    let length = 0;
    for (const { text, end } of this.list) length += text.length + end.length;
    return length;
  }

  /**
   * A paragraph with its block; neither is in the text yet.
   * @param {import('./lines.js').Line} line
   * @returns {Paragraph}
   */
  make(line) {
    const block = document.createElement('div');
    const paragraph = { ...line, block, pieces: [], isTouched: false };
    this.write(paragraph, line);
    this.#ofBlock.set(block, paragraph);
    return paragraph;
  }

  /**
   * Gives a paragraph another line, with new nodes.
   * @param {Paragraph} paragraph
   * @param {import('./lines.js').Line} line
   */
  write(paragraph, { text, end }) {
    paragraph.text = text;
    paragraph.end = end;
    fillBlock(paragraph.block, text);
    paragraph.block.classList.toggle('goes-on', end === '');
  }

  /**
   * @param {Node} node
   * @returns {Paragraph | null}  whose block is `node` or holds it
   */
  of(node) {
    for (let at = /** @type {Node | null} */ (node); at !== null && at !== this.#root; at = at.parentNode) {
      const paragraph = this.#ofBlock.get(at);
      if (paragraph !== undefined) return paragraph;
    }
    return null;
  }

  /**
   * How the line of a block ends when others have changed the blocks around it.
   * @param {Node} block
   * @returns {import('./lines.js').LineEnd}
   */
  endOf(block) {
    const paragraph = this.#ofBlock.get(block);
    return paragraph === undefined || paragraph === this.list.at(-1) ? '\n' : paragraph.end;
  }

  /**
   * @param {Paragraph} paragraph
   * @returns {number}  where it starts in the text
   */
  startOf(paragraph) {
    let start = 0;
    for (const each of this.list) {
      if (each === paragraph) return start;
      start += each.text.length + each.end.length;
    }
    return start;
  }

  /**
   * @param {number} offset
   * @returns {Place}
   */
  locate(offset) {
    let start = 0;
    const last = this.list.length - 1;
    for (let index = 0; index < last; index++) {
      const { text, end } = this.list[index];
      const next = start + text.length + end.length;
      if (offset < next) return { index, within: offset - start };
      start = next;
    }
    return { index: last, within: Math.min(offset - start, this.list[last].text.length) };
  }

  /**
   * @param {AbstractRange} range  inside of the root
   * @returns {{ start: number, end: number }}
   */
  offsets(range) {
    return {
      start: this.#offset(range.startContainer, range.startOffset),
      end: this.#offset(range.endContainer, range.endOffset),
    };
  }

  /**
   * @param {Node} node
   * @param {number} offset
   */
  #offset(node, offset) {
    const paragraph = this.of(node);
    if (paragraph === null) return this.#offsetBetween(node, offset);
    const range = document.createRange();
    range.setStart(paragraph.block, 0);
    range.setEnd(node, offset);
    return this.startOf(paragraph) + range.toString().length;
  }

  /**
   * The place between two blocks.
   * @param {Node} parent  the root or a group of blocks
   * @param {number} offset  of a child
   */
  #offsetBetween(parent, offset) {
    for (let at = /** @type {Node | null} */ (parent.childNodes[offset] ?? null); at !== null; at = at.firstChild) {
      const paragraph = this.of(at);
      if (paragraph !== null) return this.startOf(paragraph);
    }
    const last = parent === this.#root ? null : parent.lastChild;
    const paragraph = last === null ? null : this.of(last);
    return paragraph === null ? this.length : this.startOf(paragraph) + paragraph.text.length;
  }
}
