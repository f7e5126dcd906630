import { element } from './dom.js';
import { amount, exact, per, unit } from './figures.js';
import { NAMES, counted } from './words.js';

/**
 * @typedef {import('./results.js').Mention} Mention
 * @typedef {import('./engine.js').Explanation} Explanation
 */

/** Below this confidence the card says that it is unsure. */
const UNSURE = 0.6;
/** Pixels between a mention and its card. */
const GAP = 8;

/** The card beside a mention: what it is, how often it comes, why it is marked. */
export class Card {
  /** @type {HTMLElement} */ #root;
  /** @type {HTMLElement} */ #column;
  /** The mention, while the card is open. @type {Range | null} */ #range = null;

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} column  scrolls the text and the card
   * @param {HTMLElement} text
   */
  constructor(root, column, text) {
    this.#root = root;
    this.#column = column;
    // Lines get their true heights when they come into view, and move all that is below them.
    new ResizeObserver(() => this.#place()).observe(text);
    root.addEventListener('toggle', () => this.#place(), { capture: true });
  }

  get isOpen() {
    return !this.#root.hidden;
  }

  close() {
    this.#range = null;
    this.#root.hidden = true;
  }

  /**
   * @param {Range} range  of the mention
   * @param {Mention} mention
   * @param {{ at: number, of: number }} place  the mention's place among those of its thing, from 0
   * @param {HTMLElement} steps  the buttons
   */
  open(range, mention, place, steps) {
    const { thing } = mention;
    const times = thing.figure === null ? ` · ${place.at + 1} of ${counted(place.of, 'mention')}` : '';
    const kind = element('p', { class: 'kind' }, element('span', { class: `key ${mention.kind}` }, NAMES[mention.kind].one), times);
    const title = thing.figure === null ? thing.name : figureTitle(thing.figure, thing.name);
    this.#root.replaceChildren(element('h2', { dir: 'auto' }, title), kind, facts(mention), element('p', { class: 'why' }), steps);
    this.#root.hidden = false;
    this.#range = range;
    this.#place();
  }

  /**
   * Adds why the mention is marked, when the engine has told it, and what can be put right.
   * @param {Explanation} explanation
   * @param {Node} corrections
   */
  explain({ sentence, kind, confidence }, corrections) {
    const why = this.#root.querySelector('.why');
    const isUnsure = kind !== 'figure' && confidence < UNSURE;
    if (why !== null) why.textContent = isUnsure ? `${sentence} newsmark is not sure.` : sentence;
    this.#root.append(corrections);
    this.#place();
  }

  /** Below the mention, or above it where the column ends. */
  #place() {
    const mention = this.#range?.getClientRects()[0];
    if (mention === undefined) return;
    const column = this.#column.getBoundingClientRect();
    const card = this.#root.getBoundingClientRect();
    const isLow = column.bottom < mention.bottom + GAP + card.height && column.top < mention.top - GAP - card.height;
    const top = isLow ? mention.top - GAP - card.height : mention.bottom + GAP;
    const left = Math.max(12, Math.min(mention.left - column.left - 16, this.#column.clientWidth - card.width - 12));
    this.#root.style.setProperty('top', `${top - column.top + this.#column.scrollTop}px`);
    this.#root.style.setProperty('left', `${left}px`);
  }
}

/**
 * @param {import('./engine.js').Figure} figure
 * @param {string} surface
 */
function figureTitle(figure, surface) {
  return [amount(figure, surface), unit(figure), figure.counted?.text ?? '', per(figure)].filter(Boolean).join(' ');
}

/**
 * What the summary's row has no room for.
 * @param {Mention} mention
 */
function facts({ thing }) {
  const list = element('dl');
  const add = (/** @type {string} */ name, /** @type {string} */ value) => {
    if (value !== '') list.append(element('dt', {}, name), element('dd', { dir: 'auto' }, value));
  };
  const { figure } = thing;
  if (figure === null) {
    add('Code', thing.code ?? '');
    add('In the text', thing.surfaces.map(({ text, count }) => (1 < count ? `${text} (${count})` : text)).join(', '));
  } else {
    add('In the text', `${figure.approx ? `${figure.approx.text} ` : ''}${thing.name}`);
    add('Value', exact(figure));
    add('Counted', figure.counted?.text ?? '');
    add('Kind', figure.vague ? `${figure.kind}, vague` : figure.kind);
    add('Source', figure.claimant ? `${figure.claimant.text} (${figure.claimant.cue})` : '');
    add('Change', figure.role ?? '');
    add('Denied', figure.neg ? 'the sentence denies it' : '');
  }
  return list;
}
