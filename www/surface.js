import { groupBlocks, placeIn, readBlocks } from './blocks.js';
import { listen } from './editing.js';
import { History } from './history.js';
import { difference, fromLines, toLines, wantsSpace } from './lines.js';
import { Paragraphs } from './paragraphs.js';
import { reveal } from './reveal.js';

/**
 * @typedef {import('./paragraphs.js').Paragraph} Paragraph
 * @typedef {import('./paragraphs.js').Place} Place
 *
 * @typedef {object} Change
 * @property {Paragraph[]} removed
 * @property {Paragraph[]} edited  those that stand there now, new ones included
 */

/** An edit that makes more lines than this makes the text anew. */
const FEW = 64;
/** A piece of a long line that gets shorter than this is joined with the one before it. In UTF-16 units. */
const STUB = 200;

/**
 * A plain text area in which marks can be shown: an editable element with a block for each line.
 *
 * Every edit passes `#replace`, which changes the text and the blocks together; what the browser or anything else
 * changes on its own (composition, spell checkers, `textContent = …`) is read back from the blocks.
 */
export class Surface {
  /** The text is a sample: the first insertion replaces it. */
  isSample = false;

  /** @type {HTMLElement} */ #root;
  /** @type {(change: Change) => void} */ #changed;
  /** @type {Paragraphs} */ #paragraphs;
  /** @type {MutationObserver} */ #observer;
  #history = new History();
  #composing = false;

  /**
   * @param {HTMLElement} root
   * @param {(change: Change) => void} changed  called after each change, before the `input` event
   */
  constructor(root, changed) {
    this.#root = root;
    this.#changed = changed;
    this.#paragraphs = new Paragraphs(root);
    this.#observer = new MutationObserver((records) => this.#readBack(records));
    this.#fill(toLines(''));
    listen(root, this);
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
    Object.defineProperty(root, 'value', {
      get: () => this.value,
      set: (text) => this.setText(String(text)),
      configurable: true,
    });
  }

  /** The text, exactly as it came in: line ends included. */
  get value() {
    return this.#paragraphs.value;
  }

  /** In UTF-16 units. */
  get length() {
    return this.#paragraphs.length;
  }

  /** The lines of the text, in order. @returns {readonly Paragraph[]} */
  get paragraphs() {
    return this.#paragraphs.list;
  }

  /**
   * Replaces the whole text and forgets what could be undone, as a text area's `value` does.
   * @param {string} text
   */
  setText(text) {
    this.isSample = false;
    this.#history = new History();
    this.#refill(toLines(text));
  }

  /**
   * Replaces the whole text by an edit that can be undone.
   * @param {string} text
   */
  replaceAll(text) {
    this.edit(0, this.length, text, 'insertReplacementText');
  }

  /**
   * Replaces a part of the text; offsets are in UTF-16 units.
   * @param {number} start
   * @param {number} end
   * @param {string} inserted
   * @param {string} type  of the input event that tells of it
   */
  edit(start, end, inserted, type) {
    if (start === end && inserted === '') return;
    this.isSample = false;
    const removed = this.#replace(start, end, inserted);
    this.#history.push({ start, removed, inserted });
    this.#announce(type);
  }

  /** @param {'undo' | 'redo'} direction */
  step(direction) {
    const step = this.#history[direction]();
    if (step === null) return;
    this.#replace(step.start, step.start + step.removed.length, step.inserted);
    this.#announce(direction === 'undo' ? 'historyUndo' : 'historyRedo');
  }

  /**
   * @param {Node} node
   * @returns {Paragraph | null}  whose block holds `node`
   */
  paragraphOf(node) {
    return this.#paragraphs.of(node);
  }

  /**
   * @param {Paragraph} paragraph
   * @returns {number}  where it starts in the text, in UTF-16 units
   */
  startOf(paragraph) {
    return this.#paragraphs.startOf(paragraph);
  }

  /**
   * @param {AbstractRange} range  in the surface
   * @returns {{ start: number, end: number }}  in UTF-16 units of the text
   */
  offsets(range) {
    return this.#paragraphs.offsets(range);
  }

  /** @returns {{ start: number, end: number } | null}  the selection in the text, if it lies in the surface */
  selection() {
    const selection = this.#root.ownerDocument.getSelection();
    if (selection === null || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!this.#root.contains(range.startContainer) || !this.#root.contains(range.endContainer)) return null;
    return this.offsets(range);
  }

  /**
   * Selects a part of the text and brings its start into view.
   * @param {number} start  in UTF-16 units
   * @param {number} [end]  by default only the caret is put at the start
   */
  select(start, end = start) {
    const from = this.#paragraphs.locate(start);
    const { block } = this.paragraphs[from.index];
    const first = placeIn(block, from.within);
    const to = this.#paragraphs.locate(end);
    const last = start === end ? first : placeIn(this.paragraphs[to.index].block, to.within);
    this.#root.ownerDocument.getSelection()?.setBaseAndExtent(first.node, first.offset, last.node, last.offset);
    const range = document.createRange();
    range.setStart(first.node, first.offset);
    reveal(range, block, 0);
  }

  /**
   * Runs what changes nodes inside of blocks, but not their text (the `<mark>` fallback).
   * @param {() => void} change
   */
  silently(change) {
    this.#readBack(this.#observer.takeRecords());
    change();
    this.#observer.takeRecords();
  }

  /** @param {boolean} isUnderWay  a composition, whose changes are the browser's own */
  compose(isUnderWay) {
    this.#composing = isUnderWay;
    if (!isUnderWay) this.#readBack(this.#observer.takeRecords(), true);
  }

  /** An empty surface shows what it is for. */
  #tellEmpty() {
    const [{ text, end }] = this.paragraphs;
    this.#root.classList.toggle('empty', text === '' && end === '');
  }

  /** @param {string} inputType */
  #announce(inputType) {
    this.#tellEmpty();
    this.#root.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType }));
  }

  /**
   * Changes the text and its blocks, and puts the caret behind what was inserted.
   * @param {number} start
   * @param {number} end
   * @param {string} inserted
   * @returns {string}  what was removed
   */
  #replace(start, end, inserted) {
    const { paragraphs } = this;
    const first = this.#paragraphs.locate(start);
    const last = start === end ? { ...first } : this.#paragraphs.locate(end);
    this.#takeStubs(first, last, inserted);
    const old = paragraphs.slice(first.index, last.index + 1);
    const whole = fromLines(old);
    const removed = whole.slice(first.within, first.within + end - start);
    const lines = toLines(whole.slice(0, first.within) + inserted + whole.slice(first.within + removed.length));
    // A text that ends with a line end has an empty last line; in the middle of the text, that line is the next paragraph.
    if (last.index < paragraphs.length - 1 && lines[lines.length - 1].text === '') lines.pop();
    if (old.length === 1 && lines.length === 1) {
      this.#rewrite(old[0], lines[0], first.within, removed.length, inserted);
    } else {
      this.#splice(first.index, old, lines);
    }
    this.select(start + inserted.length);
    return removed;
  }

  /**
   * Extends an edit by the piece of a long line that is before or after it, if next to nothing would be left of its own.
   * @param {Place} first  where it begins; is changed
   * @param {Place} last  where it ends; is changed
   * @param {string} inserted
   */
  #takeStubs(first, last, inserted) {
    const { paragraphs } = this;
    const { text, end } = paragraphs[last.index];
    const tail = text.length - last.within;
    if (end === '' && last.index < paragraphs.length - 1 && tail < STUB && /[\r\n]/.test(inserted)) last.index++;
    const before = paragraphs[first.index - 1];
    if (before === undefined || before.end !== '' || STUB < first.within + inserted.length + tail) return;
    first.index--;
    first.within += before.text.length;
  }

  /**
   * The common case, a key typed: the text node stays, so that ranges in it follow the edit.
   * @param {Paragraph} paragraph
   * @param {import('./lines.js').Line} line
   * @param {number} within
   * @param {number} removed
   * @param {string} inserted
   */
  #rewrite(paragraph, line, within, removed, inserted) {
    const node = paragraph.block.firstChild;
    const inPlace = node instanceof Text && node.nextSibling === null && line.text !== '' && line.end === paragraph.end;
    if (inPlace) {
      paragraph.text = line.text;
      node.replaceData(within, removed, inserted);
    } else {
      this.#paragraphs.write(paragraph, line);
    }
    this.#observer.takeRecords();
    this.#changed({ removed: [], edited: [paragraph] });
  }

  /**
   * @param {number} index
   * @param {Paragraph[]} old
   * @param {import('./lines.js').Line[]} lines
   */
  #splice(index, old, lines) {
    const { paragraphs } = this;
    const after = index + old.length;
    if (FEW < Math.max(lines.length, old.length)) {
      return this.#refill([...paragraphs.slice(0, index), ...lines, ...paragraphs.slice(after)]);
    }
    const made = lines.map((line) => this.#paragraphs.make(line));
    old[0].block.before(...made.map(({ block }) => block));
    for (const { block } of old) removeBlock(block);
    this.#paragraphs.list = paragraphs.slice(0, index).concat(made, paragraphs.slice(after));
    this.#observer.takeRecords();
    this.#changed({ removed: old, edited: made });
  }

  /** @param {import('./lines.js').Line[]} lines */
  #refill(lines) {
    const removed = this.#paragraphs.list;
    this.#fill(lines);
    this.#changed({ removed, edited: this.#paragraphs.list });
  }

  /** @param {import('./lines.js').Line[]} lines */
  #fill(lines) {
    const list = lines.map((line) => this.#paragraphs.make(line));
    this.#paragraphs.list = list;
    this.#root.replaceChildren(...groupBlocks(list));
    this.#root.classList.toggle('spaced', wantsSpace(list));
    this.#tellEmpty();
    this.#observer.takeRecords();
  }

  /**
   * Reads what others changed in the blocks back into the text, as one edit.
   * @param {MutationRecord[]} records
   * @param {boolean} [composed]  the end of a composition, at which the browser has told of the input itself
   */
  #readBack(records, composed = false) {
    if (this.#composing || records.length === 0) return;
    const oneNode = records.every(({ type, target }) => type === 'characterData' && target === records[0].target);
    const typed = oneNode ? this.paragraphOf(records[0].target) : null;
    const lines = typed === null ? this.#readBlocks() : null;
    const before = typed === null ? this.value : typed.text;
    const after = typed === null ? fromLines(lines ?? []) : (typed.block.textContent ?? '');
    const change = difference(before, after);
    if (change === null) return;
    const start = change.start + (typed === null ? 0 : this.startOf(typed));
    this.#history.push({ ...change, start });
    this.isSample = false;
    if (typed !== null && !/[\r\n]/.test(after)) {
      typed.text = after;
      if (after === '') this.#paragraphs.write(typed, typed);
      this.#observer.takeRecords();
      this.#changed({ removed: [], edited: [typed] });
    } else {
      this.#refill(toLines(typed === null ? after : fromLines(this.#readBlocks())));
      this.select(start + change.inserted.length);
    }
    if (!composed) this.#announce('insertReplacementText');
  }

  #readBlocks() {
    return readBlocks(this.#root, (block) => this.#paragraphs.endOf(block));
  }
}

/** @param {HTMLElement} block  whose group goes with it if it was the last in it */
function removeBlock(block) {
  const group = block.parentElement;
  block.remove();
  if (group?.childNodes.length === 0) group.remove();
}
