import { markedHtml, summaryText } from './copy.js';
import { byId } from './dom.js';

/**
 * @typedef {object} Parts
 * @property {import('./surface.js').Surface} surface
 * @property {import('./tagging.js').Tagging} tagging
 * @property {ReadonlySet<import('./words.js').Kind>} shown
 * @property {(sentence: string) => void} done  tells what was done
 * @property {(sentence: string) => void} complain
 */

/** Copies what was found. */
export class Copying {
  /** @type {Parts} */ #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    byId('copy-list', HTMLElement).addEventListener('click', () => this.list());
    byId('copy-marked', HTMLElement).addEventListener('click', () => this.marked());
  }

  /** The summary, as plain lines. */
  list() {
    const { tagging, shown } = this.#parts;
    this.#write({ 'text/plain': summaryText(tagging.results.things.values(), shown) }, 'The summary is in the clipboard.');
  }

  /** The text, with its marks where they can be pasted. */
  marked() {
    const { surface, tagging, shown } = this.#parts;
    const text = surface.value;
    this.#write({ 'text/plain': text, 'text/html': markedHtml(text, tagging.results.mentions, shown) }, 'The text is in the clipboard, with its marks.');
  }

  /**
   * @param {Record<string, string>} forms  the same thing by media type
   * @param {string} done
   */
  async #write(forms, done) {
    byId('copies', HTMLElement).hidePopover();
    const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      this.#parts.done(done);
    } catch {
      this.#parts.complain('The browser did not allow to copy. Click into the page and try again.');
    }
  }
}
