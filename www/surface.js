import { fillBlock, groupBlocks, placeIn, readBlocks } from './blocks.js';
import { History } from './history.js';
import { difference, fromLines, toLines, wantsSpace } from './lines.js';

/**
 * One line of the text: a block of the surface.
 * @typedef {object} Paragraph
 * @property {string} text
 * @property {import('./lines.js').LineEnd} end
 * @property {HTMLElement} block  holds one text node, or one <br> if the line is empty
 * @property {import('./marks.js').Piece[]} pieces  the marks in it, sorted; owned by the marks module
 * @property {boolean} isTouched  true from an edit until its marks are set anew
 */

/**
 * @typedef {object} Change
 * @property {Paragraph[]} removed
 * @property {Paragraph[]} edited  those that stand there now, new ones included
 */

/** An edit that makes more lines than this makes the text anew. */
const FEW = 64;

/**
 * A plain text area in which marks can be shown: an editable element with a block for each line.
 *
 * Every edit passes `#replace`, which changes the text and the blocks together; what the browser or anything else
 * changes on its own (composition, spell checkers, `textContent = …`) is read back from the blocks.
 */
export class Surface {
  /** @type {Paragraph[]} */
  paragraphs = [];
  /** The text is a sample: the first insertion replaces it. */
  isSample = false;

  /** @type {HTMLElement} */ #root;
  /** @type {(change: Change) => void} */ #changed;
  /** @type {WeakMap<Node, Paragraph>} */ #ofBlock = new WeakMap();
  #history = new History();
  #composing = false;
  /** @type {MutationObserver} */ #observer;

  /**
   * @param {HTMLElement} root
   * @param {(change: Change) => void} changed  called after each change, before the `input` event
   */
  constructor(root, changed) {
    this.#root = root;
    this.#changed = changed;
    this.#observer = new MutationObserver((records) => this.#readBack(records));
    this.#fill(toLines(''));
    this.#listen();
    Object.defineProperty(root, 'value', {
      get: () => this.value,
      set: (text) => this.setText(String(text)),
      configurable: true,
    });
  }

  /** The text, exactly as it came in: line ends included. */
  get value() {
    return fromLines(this.paragraphs);
  }

  /** In UTF-16 units. */
  get length() {
    let length = 0;
    for (const { text, end } of this.paragraphs) length += text.length + end.length;
    return length;
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
    this.#edit(0, this.length, text, 'insertReplacementText');
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
    for (let at = /** @type {Node | null} */ (node); at !== null && at !== this.#root; at = at.parentNode) {
      const paragraph = this.#ofBlock.get(at);
      if (paragraph !== undefined) return paragraph;
    }
    return null;
  }

  /**
   * @param {Paragraph} paragraph
   * @returns {number}  where it starts in the text, in UTF-16 units
   */
  startOf(paragraph) {
    let start = 0;
    for (const each of this.paragraphs) {
      if (each === paragraph) return start;
      start += each.text.length + each.end.length;
    }
    return start;
  }

  /** @returns {{ start: number, end: number } | null}  the selection in the text, if it lies in the surface */
  selection() {
    const selection = this.#root.ownerDocument.getSelection();
    if (selection === null || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!this.#root.contains(range.startContainer) || !this.#root.contains(range.endContainer)) return null;
    return this.#offsets(range);
  }

  /**
   * Puts the caret at an offset of the text and brings it into view.
   * @param {number} offset  in UTF-16 units
   */
  setCaret(offset) {
    const { index, within } = this.#locate(offset);
    const block = this.paragraphs[index].block;
    const { node, offset: at } = placeIn(block, within);
    this.#root.ownerDocument.getSelection()?.collapse(node, at);
    block.scrollIntoView({ block: 'nearest' });
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

  #listen() {
    const root = this.#root;
    root.addEventListener('beforeinput', (event) => this.#beforeInput(event));
    root.addEventListener('compositionstart', () => (this.#composing = true));
    root.addEventListener('compositionend', () => {
      this.#composing = false;
      this.#readBack(this.#observer.takeRecords(), true);
    });
    root.addEventListener('paste', (event) => {
      const text = event.clipboardData?.getData('text/plain');
      event.preventDefault();
      if (text) this.#insert(text, 'insertFromPaste');
    });
    root.addEventListener('copy', (event) => this.#copy(event));
    root.addEventListener('cut', (event) => {
      if (this.#copy(event)) this.#insert('', 'deleteByCut');
    });
    root.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const direction = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null;
      if (direction === null) return;
      event.preventDefault();
      this.step(direction);
    });
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  /**
   * Takes every edit that the browser announces and can be kept from; composition is read back when it ends.
   * @param {InputEvent} event
   */
  #beforeInput(event) {
    const type = event.inputType;
    if (event.isComposing || type === 'insertCompositionText' || !event.cancelable) return;
    event.preventDefault();
    if (type === 'historyUndo') return this.step('undo');
    if (type === 'historyRedo') return this.step('redo');
    if (type.startsWith('format')) return;
    const range = this.#target(event);
    if (range === null) return;
    const breaks = type === 'insertParagraph' || type === 'insertLineBreak';
    const text = breaks ? '\n' : (event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
    if (this.isSample && text !== '') return this.#edit(0, this.length, text, type);
    this.#edit(range.start, range.end, text, type);
  }

  /**
   * What the event is about to replace.
   * @param {InputEvent} event
   */
  #target(event) {
    const target = event.getTargetRanges()[0];
    const range = target === undefined ? this.selection() : this.#offsets(target);
    const isOpen = range !== null && range.start === range.end && event.inputType.startsWith('delete');
    if (!isOpen) return range;
    // Not every browser says how far a deletion from the caret reaches: its own selection knows.
    const selection = this.#root.ownerDocument.getSelection();
    const way = event.inputType.endsWith('Backward') ? 'backward' : 'forward';
    selection?.modify('extend', way, granularity(event.inputType));
    return this.selection();
  }

  /**
   * Puts `text` where the selection is.
   * @param {string} text
   * @param {string} type  of the input event
   */
  #insert(text, type) {
    const range = this.isSample ? { start: 0, end: this.length } : this.selection();
    if (range !== null) this.#edit(range.start, range.end, text, type);
  }

  /**
   * Blocks would be copied with line ends of the browser's making: what is copied is the text itself.
   * @param {ClipboardEvent} event
   */
  #copy(event) {
    const range = this.selection();
    if (range === null || range.start === range.end) return false;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', this.value.slice(range.start, range.end));
    return true;
  }

  /**
   * @param {number} start
   * @param {number} end
   * @param {string} inserted
   * @param {string} type
   */
  #edit(start, end, inserted, type) {
    if (start === end && inserted === '') return;
    this.isSample = false;
    const removed = this.#replace(start, end, inserted);
    this.#history.push({ start, removed, inserted });
    this.#announce(type);
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
    const first = this.#locate(start);
    const last = start === end ? first : this.#locate(end);
    const old = this.paragraphs.slice(first.index, last.index + 1);
    const removed = fromLines(old).slice(first.within, first.within + end - start);
    const head = old[0].text.slice(0, first.within);
    const before = old[0].end === '\r\n' && first.within > old[0].text.length ? '\r' : '';
    const tail = fromLines([old[old.length - 1]]).slice(last.within);
    const lines = toLines(head + before + inserted + tail);
    // A text that ends with a line end has an empty last line; in the middle of the text, that line is the next paragraph.
    if (last.index < this.paragraphs.length - 1) lines.pop();
    if (old.length === 1 && lines.length === 1) {
      this.#rewrite(old[0], lines[0], first.within, removed.length, inserted);
    } else {
      this.#splice(first.index, old, lines);
    }
    this.setCaret(start + inserted.length);
    return removed;
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
    paragraph.text = line.text;
    paragraph.end = line.end;
    if (inPlace) node.replaceData(within, removed, inserted);
    else fillBlock(paragraph.block, line.text);
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
    const made = lines.map((line) => this.#paragraph(line));
    old[0].block.before(...made.map(({ block }) => block));
    for (const { block } of old) removeBlock(block);
    this.paragraphs = paragraphs.slice(0, index).concat(made, paragraphs.slice(after));
    this.#observer.takeRecords();
    this.#changed({ removed: old, edited: made });
  }

  /** @param {import('./lines.js').Line[]} lines */
  #refill(lines) {
    const removed = this.paragraphs;
    this.#fill(lines);
    this.#changed({ removed, edited: this.paragraphs });
  }

  /** @param {import('./lines.js').Line[]} lines */
  #fill(lines) {
    this.paragraphs = lines.map((line) => this.#paragraph(line));
    this.#root.replaceChildren(...groupBlocks(this.paragraphs));
    this.#root.classList.toggle('spaced', wantsSpace(this.paragraphs));
    this.#tellEmpty();
    this.#observer.takeRecords();
  }

  /**
   * @param {import('./lines.js').Line} line
   * @returns {Paragraph}
   */
  #paragraph({ text, end }) {
    const block = document.createElement('div');
    fillBlock(block, text);
    const paragraph = { text, end, block, pieces: [], isTouched: false };
    this.#ofBlock.set(block, paragraph);
    return paragraph;
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
      if (after === '') fillBlock(typed.block, after);
      this.#observer.takeRecords();
      this.#changed({ removed: [], edited: [typed] });
    } else {
      this.#refill(lines ?? this.#readBlocks());
      this.setCaret(start + change.inserted.length);
    }
    if (!composed) this.#announce('insertReplacementText');
  }

  #readBlocks() {
    return readBlocks(this.#root, (block) => this.#ofBlock.get(block)?.end || '\n');
  }

  /**
   * @param {AbstractRange} range
   * @returns {{ start: number, end: number }}
   */
  #offsets(range) {
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
    const paragraph = this.paragraphOf(node);
    if (paragraph === null) return this.#offsetBetween(node, offset);
    const range = document.createRange();
    range.setStart(paragraph.block, 0);
    range.setEnd(node, offset);
    return this.startOf(paragraph) + range.toString().length;
  }

  /**
   * The place between two blocks.
   * @param {Node} parent  the surface or a group of blocks
   * @param {number} offset  of a child
   */
  #offsetBetween(parent, offset) {
    for (let at = /** @type {Node | null} */ (parent.childNodes[offset] ?? null); at !== null; at = at.firstChild) {
      const paragraph = this.paragraphOf(at);
      if (paragraph !== null) return this.startOf(paragraph);
    }
    const last = parent === this.#root ? null : parent.lastChild;
    const paragraph = last === null ? null : this.paragraphOf(last);
    return paragraph === null ? this.length : this.startOf(paragraph) + paragraph.text.length;
  }

  /**
   * @param {number} offset  in UTF-16 units
   * @returns {{ index: number, within: number }}  `within` may lie inside of a line end of two characters
   */
  #locate(offset) {
    let start = 0;
    const last = this.paragraphs.length - 1;
    for (let index = 0; index < last; index++) {
      const { text, end } = this.paragraphs[index];
      const next = start + text.length + end.length;
      if (offset < next) return { index, within: offset - start };
      start = next;
    }
    return { index: last, within: Math.min(offset - start, this.paragraphs[last].text.length) };
  }
}

/** @param {HTMLElement} block  whose group goes with it if it was the last in it */
function removeBlock(block) {
  const group = block.parentElement;
  block.remove();
  if (group?.childNodes.length === 0) group.remove();
}

/** @param {string} type  of an input event that deletes */
function granularity(type) {
  if (type.includes('Word')) return 'word';
  return type.includes('Line') ? 'lineboundary' : 'character';
}
