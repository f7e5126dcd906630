import { element } from './dom.js';
import { reveal } from './reveal.js';
import { NAMES } from './words.js';

/**
 * @typedef {import('./results.js').Mention} Mention
 * @typedef {import('./results.js').Thing} Thing
 *
 * @typedef {object} Parts
 * @property {import('./marks.js').Marks} marks
 * @property {import('./summary.js').Summary} summary
 * @property {import('./card.js').Card} card
 * @property {import('./client.js').Client} client
 * @property {(words: string) => void} say  tells it to those who can't see it
 * @property {(thing: Thing | null) => void} chosen  called when one thing's marks stand alone, or all stand again
 * @property {() => ReadonlySet<import('./words.js').Kind>} shown
 */

/** Where the reader stands among the mentions, and which thing is singled out. */
export class Walk {
  /** @type {Parts} */ #parts;
  /** @type {Thing | null} */ #chosen = null;
  /** @type {Mention | null} */ #current = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  get isAnywhere() {
    return this.#chosen !== null || this.#current !== null;
  }

  /**
   * A row of the summary: singles the thing out and goes to its first mention, or to the next one if it stands out already.
   * @param {Thing} thing
   */
  pick(thing) {
    if (this.#chosen?.id !== thing.id) {
      this.#current = null;
      this.choose(thing);
    }
    this.step(1);
  }

  /** @param {Thing | null} thing */
  choose(thing) {
    this.#chosen = thing;
    this.#parts.marks.choose(thing);
    this.#parts.summary.choose(thing, -1);
    this.#parts.chosen(thing);
  }

  /** @param {1 | -1} by */
  step(by) {
    const mentions = this.#mentions();
    if (mentions.length === 0) return;
    const at = this.#current === null ? -1 : mentions.indexOf(this.#current);
    const start = at < 0 && by < 0 ? 0 : at;
    this.stand(mentions[(start + by + mentions.length) % mentions.length], true);
  }

  /**
   * @param {Mention} mention
   * @param {boolean} [moves]  true if the mention is to be brought into view
   */
  stand(mention, moves = false) {
    const { marks, card, say, summary } = this.#parts;
    const found = marks.piecesOf(mention)[0];
    if (found === undefined) return;
    this.#current = mention;
    marks.stand(mention);
    const range = marks.rangeOf(found.piece, found.paragraph);
    if (moves) reveal(range, found.paragraph.block, 1 / 3);
    const all = marks.mentions().filter(({ thing }) => thing.id === mention.thing.id);
    const at = all.indexOf(mention);
    card.open(range, mention, { at, of: all.length }, this.#buttons(mention));
    if (this.#chosen?.id === mention.thing.id) summary.choose(this.#chosen, at);
    say(`${at + 1} of ${all.length}: ${mention.thing.name}, ${NAMES[mention.kind].one.toLowerCase()}`);
    this.#explain(mention, range);
  }

  /** Closes the card; the thing stays singled out. */
  leave() {
    this.#current = null;
    this.#parts.marks.stand(null);
    this.#parts.card.close();
    if (this.#chosen !== null) this.#parts.summary.choose(this.#chosen, -1);
  }

  /** Closes the card and lets all marks stand again. */
  reset() {
    this.leave();
    this.choose(null);
  }

  /**
   * The text was tagged anew: what stood out stands out again, if it is still there.
   * @param {Map<string, Thing>} things
   */
  renew(things) {
    if (this.#chosen === null) return;
    const thing = things.get(this.#chosen.id) ?? null;
    this.#parts.marks.choose(null);
    this.choose(thing);
  }

  #mentions() {
    const shown = this.#parts.shown();
    const all = this.#parts.marks.mentions();
    const chosen = this.#chosen;
    return all.filter((mention) => (chosen === null ? shown.has(mention.kind) : mention.thing.id === chosen.id));
  }

  /**
   * @param {Mention} mention
   * @param {Range} range
   */
  async #explain(mention, range) {
    const explanation = await this.#parts.client.explain(mention.index, mention.source);
    if (explanation !== null && this.#current === mention) this.#parts.card.explain(explanation, range);
  }

  /** @param {Mention} mention */
  #buttons(mention) {
    const isChosen = this.#chosen?.id === mention.thing.id;
    const button = (/** @type {string} */ label, /** @type {() => void} */ run) => {
      const made = element('button', { type: 'button' }, label);
      made.addEventListener('click', run);
      return made;
    };
    const only = isChosen ? button('Show all', () => this.#single(null, mention)) : button('Only this', () => this.#single(mention.thing, mention));
    const turn = (/** @type {1 | -1} */ by) => () => {
      this.step(by);
      // The card was made anew: the focus stays on the button of the same name.
      /** @type {HTMLElement | null} */ (document.querySelector(`#card .steps > :nth-child(${by < 0 ? 1 : 2})`))?.focus();
    };
    return element('div', { class: 'steps' }, button('Previous', turn(-1)), button('Next', turn(1)), only);
  }

  /**
   * @param {Thing | null} thing
   * @param {Mention} mention
   */
  #single(thing, mention) {
    this.choose(thing);
    this.stand(mention);
  }
}
