import { element } from './dom.js';
import { keep, recall } from './storage.js';

/**
 * @typedef {import('./engine.js').Finding} Finding
 * @typedef {Finding['check']} Check
 * @typedef {{ box: HTMLInputElement, count: HTMLElement, list: HTMLElement }} Row
 */

const STORED = 'checks';
/** Findings of one check that are listed. */
const LISTED = 100;

/** @type {Record<Check, [string, string]>} */
const CHECKS = {
  'acronym-unexplained': ['Acronyms never explained', 'Letters that stand for a name which the text does not give, and which not every reader knows.'],
  'acronym-explained-late': ['Acronyms explained too late', 'Letters that are used before the text says what they stand for.'],
  'spelling': ['Names spelled in two ways', 'One person, place or organization under several spellings.'],
  'first-reference': ['People without a first name', 'Somebody who is first named by the last name only.'],
  'homograph': ['One name for two', 'The same words stand for two different things.'],
  'contradiction': ['Figures that contradict', 'Two amounts of the same thing that cannot both be right.'],
  'sum': ['Parts that do not add up', 'Parts whose sum is not the whole that the text states.'],
  'change': ['Changes that do not fit', 'A rise, a fall or a share that is not the difference or per cent of its figures.'],
};

/** An editor's questions to the text: each off until it is asked. */
export class ChecksView {
  /** @type {Map<Check, Row>} */ #rows = new Map();
  /** @type {() => void} */ #asked;
  /** @type {(finding: Finding) => void} */ #go;

  /**
   * @param {HTMLElement} root
   * @param {() => void} asked  called when the reader asks for another check
   * @param {(finding: Finding) => void} go  called when the reader picks a finding
   */
  constructor(root, asked, go) {
    this.#asked = asked;
    this.#go = go;
    const on = new Set((recall(STORED) ?? '').split(' '));
    root.append(element('p', { class: 'lead' }, 'What an editor might ask. A finding is a question, not a verdict.'));
    for (const [check, [title, explanation]] of /** @type {[Check, [string, string]][]} */ (Object.entries(CHECKS))) {
      root.append(this.#row(check, title, explanation, on.has(check)));
    }
  }

  /** True if the reader has asked for any check. */
  get isOn() {
    return [...this.#rows.values()].some(({ box }) => box.checked);
  }

  /**
   * @param {readonly Finding[]} findings  of all checks, in text order
   * @returns {number}  how many of them the reader has asked for
   */
  show(findings) {
    let shown = 0;
    for (const [check, { box, count, list }] of this.#rows) {
      const found = box.checked ? findings.filter((finding) => finding.check === check) : [];
      shown += found.length;
      count.textContent = box.checked ? found.length.toLocaleString('en') : '';
      list.replaceChildren(...found.slice(0, LISTED).map((finding) => this.#item(finding)));
      if (LISTED < found.length) list.append(element('li', {}, `and ${(found.length - LISTED).toLocaleString('en')} more`));
    }
    return shown;
  }

  /**
   * @param {Check} check
   * @param {string} title
   * @param {string} explanation
   * @param {boolean} isOn
   */
  #row(check, title, explanation, isOn) {
    const box = element('input', { type: 'checkbox', 'data-check': check });
    const count = element('span', { class: 'count' });
    const list = element('ul', { 'aria-label': title });
    box.checked = isOn;
    box.addEventListener('change', () => {
      keep(STORED, [...this.#rows].filter(([, row]) => row.box.checked).map(([name]) => name).join(' '));
      this.#asked();
    });
    this.#rows.set(check, { box, count, list });
    return element('div', { class: 'check' }, element('label', {}, box, element('span', {}, title), count), element('p', {}, explanation), list);
  }

  /** @param {Finding} finding */
  #item(finding) {
    const made = element('button', { type: 'button' }, finding.message);
    if (!finding.message.includes(finding.text)) made.prepend(element('b', { dir: 'auto' }, finding.text), ' ');
    made.addEventListener('click', () => this.#go(finding));
    return element('li', {}, made);
  }
}
