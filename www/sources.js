import { byId } from './dom.js';
import { readText } from './file.js';

/** Where texts come from beside the keyboard: the clipboard, files, what is dropped on the page. */
export class Sources {
  /** @type {HTMLElement} */ #input;
  /** @type {import('./surface.js').Surface} */ #surface;
  /** @type {(sentence: string) => void} */ #complain;
  #file = byId('file', HTMLInputElement);

  /**
   * @param {HTMLElement} input  the surface's element
   * @param {import('./surface.js').Surface} surface
   * @param {(sentence: string) => void} complain
   */
  constructor(input, surface, complain) {
    this.#input = input;
    this.#surface = surface;
    this.#complain = complain;
    input.addEventListener('dragover', (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault());
    input.addEventListener('drop', (event) => this.#drop(event));
    this.#file.addEventListener('change', () => this.#file.files?.[0] && this.#read(this.#file.files[0]));
    byId('paste', HTMLElement).addEventListener('click', () => this.paste());
    byId('open', HTMLElement).addEventListener('click', () => this.open());
    byId('clear', HTMLElement).addEventListener('click', () => this.clear());
  }

  async paste() {
    try {
      this.#replaceBy(await navigator.clipboard.readText());
    } catch {
      this.#input.focus();
      this.#complain('The browser keeps the clipboard to itself here. Click into the text and press the paste key.');
    }
  }

  /** Asks for a file. */
  open() {
    this.#file.click();
  }

  clear() {
    this.#replaceBy('');
  }

  /** @param {File} file */
  async #read(file) {
    this.#file.value = '';
    try {
      this.#replaceBy(await readText(file));
    } catch {
      this.#complain(`${file.name} is not a text file. Save it as plain text, or paste its text.`);
    }
  }

  /** @param {DragEvent} event */
  #drop(event) {
    const dropped = event.dataTransfer?.files[0];
    if (dropped === undefined) return;
    event.preventDefault();
    this.#read(dropped);
  }

  /** @param {string} text */
  #replaceBy(text) {
    this.#surface.replaceAll(text);
    this.#surface.select(0);
    this.#input.focus();
  }
}
