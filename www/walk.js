import { button, element } from './dom.js';
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
 * @property {(things: readonly Thing[]) => void} chosen  called when some things' marks stand alone, or all (none) stand again
 * @property {(text: string, mention: Mention) => Node} corrections  what a reader can put right about a mention
 * @property {() => ReadonlySet<import('./words.js').Kind>} shown
 */

/** Where the reader stands among the mentions, and which things are singled out. */
export class Walk {
  /** @type {Parts} */ #parts;
  /** One, or two that are named together. @type {readonly Thing[]} */ #chosen = [];
  /** @type {Mention | null} */ #current = null;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  get isAnywhere() {
    return 0 < this.#chosen.length || this.#current !== null;
  }

  /**
   * A row of the summary: singles the thing out and goes to its first mention, or to the next one if it stands out already.
   * @param {Thing} thing
   */
  pick(thing) {
    this.#go([thing]);
  }

  /**
   * Two things that are named together: singles them out, and goes through the paragraphs that name both.
   * @param {Thing} a
   * @param {Thing} b
   */
  meet(a, b) {
    this.#go([a, b]);
  }

  /** @param {readonly Thing[]} things */
  #go(things) {
    const isSame = things.length === this.#chosen.length && things.every(({ id }, at) => id === this.#chosen[at].id);
    if (!isSame) {
      this.#current = null;
      this.#choose(things);
    }
    this.step(1);
  }

  /** @param {readonly Thing[]} things */
  #choose(things) {
    this.#chosen = things;
    this.#parts.marks.choose(things);
    this.#parts.summary.choose(this.#only, -1);
    this.#parts.chosen(things);
  }

  /** The thing that is singled out, if it is one. */
  get #only() {
    return this.#chosen.length === 1 ? this.#chosen[0] : null;
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
    if (this.#only?.id === mention.thing.id) summary.choose(this.#only, at);
    say(`${at + 1} of ${all.length}: ${mention.thing.name}, ${NAMES[mention.kind].one.toLowerCase()}`);
    this.#explain(mention);
  }

  /** Closes the card; the thing stays singled out. */
  leave() {
    this.#current = null;
    this.#parts.marks.stand(null);
    this.#parts.card.close();
    this.#parts.summary.choose(this.#only, -1);
  }

  /** Closes the card and lets all marks stand again. */
  reset() {
    this.leave();
    this.#choose([]);
  }

  /**
   * The text was tagged anew: what stood out stands out again, if it is still there.
   * @param {Map<string, Thing>} things
   */
  renew(things) {
    if (this.#chosen.length === 0) return;
    const there = this.#chosen.flatMap(({ id }) => things.get(id) ?? []);
    this.#choose(there.length === this.#chosen.length ? there : []);
  }

  #mentions() {
    const shown = this.#parts.shown();
    const ids = this.#chosen.map(({ id }) => id);
    const all = this.#parts.marks.mentions(ids);
    return all.filter(({ kind, thing }) => (ids.length === 0 ? shown.has(kind) : ids.includes(thing.id)));
  }

  /** @param {Mention} mention */
  async #explain(mention) {
    const explanation = await this.#parts.client.explain(mention.index, mention.source);
    if (explanation === null || this.#current !== mention) return;
    this.#parts.card.explain(explanation, this.#parts.corrections(explanation.text, mention));
  }

  /** @param {Mention} mention */
  #buttons(mention) {
    const isChosen = this.#only?.id === mention.thing.id;
    const only = isChosen ? button('Show all', () => this.#single([], mention)) : button('Only this', () => this.#single([mention.thing], mention));
    const turn = (/** @type {1 | -1} */ by) => () => {
      this.step(by);
      // The card was made anew: the focus stays on the button of the same name.
      /** @type {HTMLElement | null} */ (document.querySelector(`#card .steps > :nth-child(${by < 0 ? 1 : 2})`))?.focus();
    };
    return element('div', { class: 'steps' }, button('Previous', turn(-1)), button('Next', turn(1)), only);
  }

  /**
   * @param {readonly Thing[]} things
   * @param {Mention} mention
   */
  #single(things, mention) {
    this.#choose(things);
    this.stand(mention);
  }
}
