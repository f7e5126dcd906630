import { element } from './dom.js';
import { keep, recall } from './storage.js';

/**
 * @typedef {object} Key
 * @property {string} label  what it does
 * @property {string[]} keys  each alone does it: "n", "Shift+F8", "Mod+k" (Control, or Command on a Mac)
 * @property {() => void} run
 */

const STORED = 'single-keys';
const isMac = navigator.platform.startsWith('Mac');

/** The page's keys. Letters work outside of the text only, and can be switched off. */
export class Keys {
  /** @type {Map<string, Key>} */ #keys = new Map();
  /** @type {HTMLInputElement} */ #single;
  /** @type {HTMLDialogElement} */ #dialog;

  /**
   * @param {readonly Key[]} keys
   * @param {HTMLInputElement} single  the box that switches single keys on
   * @param {HTMLDialogElement} dialog  while it is open, the keys are its own
   */
  constructor(keys, single, dialog) {
    this.#dialog = dialog;
    for (const key of keys) key.keys.forEach((name) => this.#keys.set(name, key));
    this.#single = single;
    single.checked = recall(STORED) !== 'off';
    single.addEventListener('change', () => keep(STORED, single.checked ? 'on' : 'off'));
    document.addEventListener('keydown', (event) => this.#press(event));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented || event.isComposing || this.#dialog.open) return;
    const name = nameOf(event);
    const key = this.#keys.get(name);
    if (key === undefined) return;
    if (name.length === 1 && (!this.#single.checked || takesLetters(event.target))) return;
    if (name === 'Escape') return key.run();
    event.preventDefault();
    key.run();
  }
}

/**
 * @param {HTMLElement} list
 * @param {readonly Pick<Key, 'label' | 'keys'>[]} keys
 */
export function listKeys(list, keys) {
  for (const { label, keys: names } of keys) {
    const shown = names.map((name) => element('kbd', {}, words(name)));
    list.append(element('dt', {}, label), element('dd', {}, ...shown));
  }
}

/** @param {string} name  of a key: "Shift+F8" */
function words(name) {
  const [modifier, letter] = name.split('+');
  if (modifier === 'Mod' && letter !== undefined) return `${isMac ? '⌘' : 'Ctrl'} ${letter.toUpperCase()}`;
  return name.replace('+', ' ');
}

/** @param {KeyboardEvent} event */
function nameOf(event) {
  if (event.altKey) return '';
  if (event.ctrlKey || event.metaKey) return `Mod+${event.key.toLowerCase()}`;
  const isNamed = 1 < event.key.length;
  return event.shiftKey && isNamed ? `Shift+${event.key}` : event.key;
}

/** @param {EventTarget | null} target */
function takesLetters(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'));
}
