import { Results } from './results.js';

/**
 * @typedef {import('./paragraphs.js').Paragraph} Paragraph
 * @typedef {import('./results.js').Mention} Mention
 * @typedef {import('./client.js').Report} Report
 *
 * @typedef {object} Listener
 * @property {(results: Results, report: Report) => void} found  there are new results; `report` is the last that made them
 * @property {(share: number | null) => void} worked  how much of a long text is done, from 0 to 1; null if no work goes on
 */

/** Up to this length, the whole text is tagged at every change: that takes a few milliseconds. In UTF-16 units. */
const SHORT = 1 << 16;
/** How long nobody must have typed before a longer text is tagged as a whole again. In milliseconds. */
const REST = 700;

/** Keeps the marks true to the text: asks the engine at every change, and gives what it finds to the paragraphs. */
export class Tagging {
  /** The results of the text as it was when it was tagged last. */
  results = new Results();

  /** @type {import('./surface.js').Surface} */ #surface;
  /** @type {import('./marks.js').Marks} */ #marks;
  /** @type {import('./client.js').Client} */ #client;
  /** @type {Listener} */ #on;
  /** The request for the whole text that is under way. @type {number | null} */ #running = null;
  #isStale = false;
  #timer = 0;

  /**
   * @param {import('./surface.js').Surface} surface
   * @param {import('./marks.js').Marks} marks
   * @param {import('./client.js').Client} client
   * @param {Listener} on
   */
  constructor(surface, marks, client, on) {
    this.#surface = surface;
    this.#marks = marks;
    this.#client = client;
    this.#on = on;
  }

  /** True while the results aren't yet those of the text as it is. */
  get isBehind() {
    return this.#running !== null || this.#isStale || this.#timer !== 0;
  }

  /** @param {import('./surface.js').Change} change */
  changed({ removed, edited }) {
    for (const paragraph of removed) this.#marks.remove(paragraph);
    let length = 0;
    for (const paragraph of edited) {
      paragraph.isTouched = true;
      length += paragraph.text.length;
    }
    if (this.#surface.length <= SHORT) return this.#tagWhole('again');
    // Much at once is a new text: the work on the old one is of no use any more.
    if (SHORT < length) {
      this.#abandon();
      return this.#tagWhole('new');
    }
    for (const paragraph of edited) this.#tagParagraph(paragraph);
    this.#rest();
    this.#timer = setTimeout(() => this.#tagWhole('again'), REST);
  }

  /** Tags the same text once more, for the dictionary has changed. */
  renew() {
    this.#tagWhole('again');
  }

  /** Stops the work on a long text. What is marked stays marked. */
  cancel() {
    this.#rest();
    this.#client.stop();
    this.#running = null;
    this.#isStale = false;
    this.#on.worked(null);
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #abandon() {
    if (this.#running !== null) this.#client.forget(this.#running);
    this.#running = null;
  }

  /** @param {'new' | 'again'} way */
  #tagWhole(way) {
    this.#rest();
    this.#isStale = this.#running !== null;
    if (this.#isStale) return;
    const text = this.#surface.value;
    const lines = snapshot(this.#surface.paragraphs);
    let pieces = new Results();
    if (SHORT < text.length) this.#on.worked(0);
    this.#running = this.#client.tag(way, text, (report) => {
      if (report.isWhole) {
        pieces = new Results();
        this.#running = null;
      }
      const found = pieces.add(report.tagged, report.from, report.isWhole ? null : text.slice(report.from, report.to));
      this.#give(lines, found, report.from, report.to);
      this.#marks.settle();
      this.results = pieces;
      this.#on.worked(report.isWhole ? null : report.to / text.length);
      this.#on.found(pieces, report);
      if (report.isWhole && this.#isStale) this.#tagWhole('again');
    });
  }

  /**
   * Tags what a key has changed in a long text at once; its names are those of the whole text, where it has them.
   * @param {Paragraph} paragraph
   */
  #tagParagraph(paragraph) {
    const { text } = paragraph;
    this.#client.tag('piece', text, ({ tagged }) => {
      const found = new Results().add(tagged, 0, text);
      for (const mention of found) mention.thing = this.results.things.get(mention.thing.id) ?? mention.thing;
      this.#give([{ paragraph, text, start: 0 }], found, 0, text.length);
      this.#marks.settle(paragraph);
    });
  }

  /**
   * @param {Line[]} lines  sorted
   * @param {Mention[]} found  sorted by start
   * @param {number} from  the part of the text in which they were looked for
   * @param {number} to
   */
  #give(lines, found, from, to) {
    let next = 0;
    for (const { paragraph, text, start } of lines) {
      const end = start + text.length;
      if (end < from) continue;
      if (to <= start && start !== from) break;
      while (next < found.length && found[next].end <= start) next++;
      const pieces = [];
      for (let at = next; at < found.length && found[at].start < end; at++) {
        const mention = found[at];
        // A name that goes on in the next line has a piece in both.
        const piece = { start: Math.max(0, mention.start - start), end: Math.min(text.length, mention.end - start), mention, range: null };
        if (piece.start < piece.end) pieces.push(piece);
      }
      // What was typed meanwhile is tagged by itself; what is gone needs no marks.
      if (paragraph.text === text && paragraph.block.isConnected) this.#marks.set(paragraph, pieces);
    }
  }
}

/**
 * A paragraph as it was when its text was sent away.
 * @typedef {{ paragraph: Paragraph, text: string, start: number }} Line
 */

/**
 * @param {readonly Paragraph[]} paragraphs
 * @returns {Line[]}
 */
function snapshot(paragraphs) {
  let start = 0;
  return paragraphs.map((paragraph) => {
    const line = { paragraph, text: paragraph.text, start };
    start += paragraph.text.length + paragraph.end.length;
    return line;
  });
}
