import { element } from './dom.js';
import { counted } from './words.js';

/**
 * @typedef {import('./results.js').Thing} Thing
 * @typedef {import('./engine.js').Together} Together
 * @typedef {{ a: Thing, b: Thing, sentences: number, paragraphs: number }} Pair
 */

/** Pairs that are listed: those that meet most often. */
const LISTED = 60;

/** Who is named with whom: pairs, with a bar for the sentences that name both. */
export class TogetherView {
  #list = element('ul', { 'aria-label': 'Named together' });
  #lead = element('p', { class: 'lead' });
  /** @type {(a: Thing, b: Thing) => void} */ #meet;

  /**
   * @param {HTMLElement} root
   * @param {(a: Thing, b: Thing) => void} meet  called when the reader picks a pair
   */
  constructor(root, meet) {
    this.#meet = meet;
    root.append(this.#lead, this.#list);
  }

  /**
   * @param {readonly Together[]} together  in the order of the engine
   * @param {Map<string, Thing>} things
   * @param {ReadonlySet<import('./words.js').Kind>} shown
   */
  show(together, things, shown) {
    const pairs = together.flatMap(({ a, b, ...times }) => {
      const [first, second] = [things.get(a), things.get(b)];
      return first && second && shown.has(first.kind) && shown.has(second.kind) ? [{ a: first, b: second, ...times }] : [];
    });
    this.#lead.textContent = pairs.length === 0 ? 'No two names share a sentence or a paragraph here.' : 'Who is named with whom: in how many sentences or, if in none, paragraphs (¶). Pick a pair to walk through the paragraphs that name both.';
    const most = Math.max(1, ...pairs.map(({ sentences }) => sentences));
    this.#list.replaceChildren(...pairs.slice(0, LISTED).map((pair) => this.#item(pair, most)));
  }

  /**
   * @param {Pair} pair
   * @param {number} most  sentences that any pair shares
   */
  #item({ a, b, sentences, paragraphs }, most) {
    const times = 0 < sentences ? counted(sentences, 'sentence') : counted(paragraphs, 'paragraph');
    const count = 0 < sentences ? sentences.toLocaleString('en') : `¶ ${paragraphs.toLocaleString('en')}`;
    const bar = element('span', { class: 'bar' });
    bar.style.setProperty('--share', String(sentences / most));
    const names = element('span', { class: 'name' }, name(a), ' · ', name(b));
    const made = element('button', { type: 'button', class: 'row pair', title: times }, names, element('span', { class: 'count' }, count), bar);
    made.addEventListener('click', () => this.#meet(a, b));
    return element('li', { 'data-pair': `${a.id} ${b.id}` }, made);
  }
}

/** @param {Thing} thing */
function name({ name: words, kind }) {
  return element('bdi', { class: `key ${kind}` }, words);
}
