import { placeIn } from './blocks.js';
import { KINDS } from './words.js';

/**
 * The part of a mention that lies in one paragraph.
 * @typedef {{ start: number, end: number, mention: import('./results.js').Mention, range: Range | null }} Piece
 *   offsets in the paragraph, in UTF-16 units; `range` while it is painted
 *
 * @typedef {import('./paragraphs.js').Paragraph} Paragraph
 * @typedef {import('./results.js').Mention} Mention
 * @typedef {import('./results.js').Thing} Thing
 */

/** With more marks than this, only the paragraphs in view and near to it have theirs. */
const FEW = 3000;

/**
 * How marks are made visible. Names are those of highlights: "newsmark-country", "newsmark-country-minor", "newsmark-focus".
 * @typedef {object} Brush
 * @property {(paragraph: Paragraph, namesOf: (mention: Mention) => string[]) => void} paint  all pieces of a paragraph
 * @property {(paragraph: Paragraph) => void} clear
 * @property {(name: string, piece: Piece, paragraph: Paragraph) => void} add  one more name to a painted piece
 * @property {(name: string) => void} empty  takes a name from all pieces
 * @property {(kind: import('./words.js').Kind, isShown: boolean) => void} show
 */

/** The marks of a surface: which paragraph has which, and what stands out among them. */
export class Marks {
  #count = 0;
  /** The paragraphs that have their marks painted; null if all have. @type {Set<Paragraph> | null} */
  #near = null;
  #frame = 0;
  /** @type {ReadonlySet<Thing>} */ #chosen = new Set();
  /** @type {Mention | null} */ #current = null;
  /** @type {import('./surface.js').Surface} */ #surface;
  /** @type {HTMLElement} */ #root;
  /** @type {Brush} */ #brush;

  /**
   * @param {import('./surface.js').Surface} surface
   * @param {HTMLElement} root  its element
   * @param {Brush} brush
   */
  constructor(surface, root, brush) {
    this.#surface = surface;
    this.#root = root;
    this.#brush = brush;
    // Scrolling doesn't bubble, and what scrolls is the page's matter.
    addEventListener('scroll', () => this.#moved(), { capture: true, passive: true });
    addEventListener('resize', () => this.#moved());
  }

  /**
   * Gives a paragraph its marks. Those that it has already stay as they are.
   * @param {Paragraph} paragraph
   * @param {Piece[]} pieces  sorted by start, longer first
   */
  set(paragraph, pieces) {
    const old = paragraph.pieces;
    if (old.length === 0 && pieces.length === 0) return;
    const painted = this.#paints(paragraph);
    const isTouched = paragraph.isTouched;
    paragraph.isTouched = false;
    const stays = (/** @type {Piece} */ piece, /** @type {number} */ at) =>
      looksAlike(piece, old[at]) && (isTouched ? isPaintedAt(piece, old[at], paragraph) : isAt(piece, old[at]));
    if (painted && old.length === pieces.length && pieces.every(stays)) {
      // To paint them anew would cost a second frame for most keys.
      pieces.forEach(({ start, end, mention }, at) => Object.assign(old[at], { start, end, mention }));
      return;
    }
    this.#clear(paragraph);
    paragraph.pieces = pieces;
    this.#count += pieces.length - old.length;
    if (painted) this.#paint(paragraph);
  }

  /**
   * To be called when paragraphs have been set: decides whether all of them are painted, or those in view.
   * @param {Paragraph} [only]  the only one that was set: if its marks are painted, so are its neighbors'
   */
  settle(only) {
    if (only !== undefined && this.#paints(only)) return;
    if (FEW < this.#count) return this.#paintNear();
    this.paintAll();
  }

  /** Paints every mark, in view or not, until `settle` is called: for print. */
  paintAll() {
    const near = this.#near;
    if (near === null) return;
    this.#near = null;
    for (const paragraph of this.#surface.paragraphs) if (!near.has(paragraph)) this.#paint(paragraph);
  }

  /** @param {Paragraph} paragraph  that leaves the surface */
  remove(paragraph) {
    this.#clear(paragraph);
    this.#count -= paragraph.pieces.length;
    paragraph.pieces = [];
  }

  /** @param {ReadonlySet<import('./words.js').Kind>} shown */
  show(shown) {
    for (const kind of KINDS) this.#brush.show(kind, shown.has(kind));
  }

  /**
   * Keeps some things' marks at full strength and fades all others; without any, all stand again.
   * @param {readonly Thing[]} things
   */
  choose(things) {
    const chosen = new Set(things);
    this.#chosen = chosen;
    this.#root.toggleAttribute('data-solo', 0 < chosen.size);
    for (const kind of KINDS) this.#brush.empty(`newsmark-chosen-${kind}`);
    if (chosen.size === 0) return;
    for (const paragraph of this.#near ?? this.#surface.paragraphs) {
      for (const piece of paragraph.pieces) {
        const { thing } = piece.mention;
        if (chosen.has(thing)) this.#brush.add(`newsmark-chosen-${thing.kind}`, piece, paragraph);
      }
    }
  }

  /** @param {Mention | null} mention  the one that the reader stands at */
  stand(mention) {
    this.#current = mention;
    this.#brush.empty('newsmark-focus');
    if (mention === null) return;
    for (const { piece, paragraph } of this.piecesOf(mention)) this.#brush.add('newsmark-focus', piece, paragraph);
  }

  /**
   * @param {Mention} mention
   * @returns {{ piece: Piece, paragraph: Paragraph }[]}
   */
  piecesOf(mention) {
    const found = [];
    for (const paragraph of this.#surface.paragraphs) {
      for (const piece of paragraph.pieces) if (piece.mention === mention) found.push({ piece, paragraph });
      if (found.length > 0 && found[found.length - 1].paragraph !== paragraph) break;
    }
    return found;
  }

  /**
   * All mentions that the paragraphs have now, in text order.
   * @param {readonly string[]} [together]  ids of things: only in paragraphs that name all of them
   * @returns {Mention[]}
   */
  mentions(together = []) {
    /** @type {Set<Mention>} */
    const found = new Set();
    for (const { pieces } of this.#surface.paragraphs) {
      const holds = (/** @type {string} */ id) => pieces.some(({ mention }) => mention.thing.id === id);
      if (together.every(holds)) for (const { mention } of pieces) found.add(mention);
    }
    return [...found];
  }

  /**
   * The range of a piece, made if it isn't painted.
   * @param {Piece} piece
   * @param {Paragraph} paragraph
   */
  rangeOf(piece, paragraph) {
    return piece.range ?? rangeIn(paragraph, piece);
  }

  /**
   * The innermost mention at a point of the window.
   * @param {number} x
   * @param {number} y
   * @returns {Mention | null}
   */
  at(x, y) {
    const node = document.elementFromPoint(x, y);
    const paragraph = node === null ? null : this.#surface.paragraphOf(node);
    if (paragraph === null) return null;
    const holds = (/** @type {Piece} */ piece) => [...this.rangeOf(piece, paragraph).getClientRects()].some((box) =>
      box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
    return paragraph.pieces.findLast(holds)?.mention ?? null;
  }

  #moved() {
    if (this.#near === null || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#near !== null) this.#paintNear();
    });
  }

  #paintNear() {
    const before = this.#near ?? new Set(this.#surface.paragraphs);
    const now = new Set(this.#inView());
    this.#near = now;
    for (const paragraph of before) if (!now.has(paragraph)) this.#clear(paragraph);
    for (const paragraph of now) if (!before.has(paragraph)) this.#paint(paragraph);
  }

  /** The paragraphs in the window, and half a window's height before and after it. */
  #inView() {
    const groups = [...this.#root.children];
    const first = lowest(groups.length, (at) => !isAbove(groups[at]));
    const end = lowest(groups.length, (at) => isBelow(groups[at]));
    const blocks = groups.slice(first, end).flatMap((group) => [...group.children]);
    const near = blocks.filter((block) => !isAbove(block) && !isBelow(block));
    return near.map((block) => this.#surface.paragraphOf(block)).filter((paragraph) => paragraph !== null);
  }

  /** @param {Paragraph} paragraph */
  #paints(paragraph) {
    return this.#near === null || this.#near.has(paragraph);
  }

  /** @param {Paragraph} paragraph */
  #paint(paragraph) {
    this.#brush.paint(paragraph, (mention) => this.#namesOf(mention));
  }

  /** @param {Paragraph} paragraph */
  #clear(paragraph) {
    this.#brush.clear(paragraph);
  }

  /**
   * @param {Mention} mention
   * @returns {string[]}
   */
  #namesOf(mention) {
    const names = [nameOf(mention.kind, mention.manner)];
    if (this.#chosen.has(mention.thing)) names.push(`newsmark-chosen-${mention.kind}`);
    if (mention === this.#current) names.push('newsmark-focus');
    return names;
  }
}

/**
 * @param {import('./words.js').Kind} kind
 * @param {Mention['manner']} manner
 */
export function nameOf(kind, manner) {
  return manner === '' ? `newsmark-${kind}` : `newsmark-${kind}-${manner}`;
}

/** @param {Element} element */
function isAbove(element) {
  return element.getBoundingClientRect().bottom < -innerHeight / 2;
}

/** @param {Element} element */
function isBelow(element) {
  return 1.5 * innerHeight < element.getBoundingClientRect().top;
}

/**
 * The first of the numbers below `count` at which `holds` is true, if it is true of all after it; else `count`.
 * @param {number} count
 * @param {(at: number) => boolean} holds
 */
function lowest(count, holds) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * @param {Piece} a
 * @param {Piece} b
 */
function looksAlike(a, b) {
  return a.mention.kind === b.mention.kind && a.mention.manner === b.mention.manner && a.mention.thing.id === b.mention.thing.id;
}

/**
 * @param {Piece} a
 * @param {Piece} b
 */
function isAt(a, b) {
  return a.start === b.start && a.end === b.end;
}

/**
 * @param {Piece} piece
 * @param {Piece} painted  in a paragraph that was edited: its range has followed the edits of the text node
 * @param {Paragraph} paragraph
 */
function isPaintedAt({ start, end }, { range }, { block }) {
  const node = block.firstChild;
  return range?.startContainer === node && range.endContainer === node && range.startOffset === start && range.endOffset === end;
}

/**
 * @param {Paragraph} paragraph
 * @param {{ start: number, end: number }} piece
 */
export function rangeIn({ block }, { start, end }) {
  const range = document.createRange();
  const from = placeIn(block, start);
  const to = placeIn(block, end);
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}
