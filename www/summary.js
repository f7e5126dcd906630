import { element } from './dom.js';
import { claim } from './figures.js';
import { counted, names, rowButton, rowData, stateOf } from './rows.js';
import { KINDS, NAMES } from './words.js';

/**
 * @typedef {import('./results.js').Thing} Thing
 * @typedef {import('./words.js').Kind} Kind
 * @typedef {{ row: HTMLElement, state: string, thing: Thing }} Row  `state` is '' while the row is empty
 * @typedef {{ section: HTMLElement, list: HTMLElement, count: HTMLElement, more: HTMLButtonElement, isOpen: boolean }} Section
 */

/** Rows that are placed before the page may paint; the rest follow in slices. */
const AT_ONCE = 120;
/** Rows of a kind that are shown until the reader asks for all: more would make every key wait for their layout. */
const SHOWN = 100;
/** Milliseconds of a slice. */
const SLICE = 6;

/** The index of the text: a section for each kind, a row for each thing. */
export class Summary {
  /** @type {Map<string, Row>} */ #rows = new Map();
  /** @type {Map<Kind, Section>} */ #sections = new Map();
  /** @type {Map<Kind, Thing[]>} */ #listed = new Map();
  #length = 0;
  #pending = 0;
  #wanted = '';
  /** @type {Thing | null} */ #chosen = null;
  /** @type {HTMLElement} */ #root;

  /**
   * @param {HTMLElement} root
   * @param {(thing: Thing) => void} choose  called when the reader picks a row
   */
  constructor(root, choose) {
    this.#root = root;
    for (const kind of KINDS) this.#sections.set(kind, this.#section(kind));
    root.addEventListener('click', (event) => {
      const thing = this.#thingAt(event.target);
      if (thing !== null) choose(thing);
    });
    root.addEventListener('keydown', (event) => this.#move(event));
  }

  /**
   * Shows these things. Rows that are there already are kept, whatever has the focus keeps it.
   * @param {Iterable<Thing>} things  in the order of the engine
   * @param {number} length  of the text, in UTF-16 units
   */
  show(things, length) {
    this.#length = length;
    this.#listed = order(things);
    for (const kind of KINDS) {
      const { section, count, list } = this.#sectionOf(kind);
      const listed = this.#listedOf(kind);
      count.textContent = listed.length.toLocaleString('en');
      section.classList.toggle('empty', listed.length === 0);
      const ids = new Set(listed.map(({ id }) => id));
      for (const row of /** @type {HTMLElement[]} */ ([...list.children])) {
        const { entity = '' } = row.dataset;
        if (ids.has(entity)) continue;
        row.remove();
        this.#rows.delete(entity);
      }
    }
    this.#place();
  }

  /** @param {ReadonlySet<Kind>} shown */
  showKinds(shown) {
    for (const kind of KINDS) this.#sectionOf(kind).section.hidden = !shown.has(kind);
  }

  /** @param {string} words  only rows with a name that holds them stay */
  filter(words) {
    this.#wanted = fold(words.trim());
    this.#place();
  }

  /**
   * @param {Thing | null} thing
   * @param {number} at  which of its mentions the reader stands at, from 0; -1 if at none
   */
  choose(thing, at) {
    if (this.#chosen !== null && this.#chosen.id !== thing?.id) this.#mark(this.#chosen.id, null);
    this.#chosen = thing;
    if (thing !== null) this.#mark(thing.id, at < 0 ? counted(thing) : `${at + 1} / ${counted(thing)}`);
  }

  /** The first row's button that can be seen, to put the focus on. */
  firstButton() {
    return this.#buttons()[0] ?? null;
  }

  /** Places all rows: some at once, the others between frames. */
  #place() {
    cancelAnimationFrame(this.#pending);
    const steps = this.#steps();
    let least = AT_ONCE;
    const work = () => {
      for (const deadline = performance.now() + SLICE; 0 < least || performance.now() < deadline; least--) {
        if (steps.next().done) return;
      }
      this.#pending = requestAnimationFrame(work);
    };
    work();
  }

  /** Places one row a step. */
  *#steps() {
    for (const kind of KINDS) {
      const { list, more, isOpen } = this.#sectionOf(kind);
      let wanted = 0;
      let next = list.firstElementChild;
      let before = '';
      for (const thing of this.#listedOf(kind)) {
        if (this.#matches(thing)) wanted++;
        const isShown = this.#matches(thing) && (isOpen || wanted <= SHOWN);
        const row = this.#rowOf(thing, isShown);
        next = place(list, row, next);
        const same = countedThing(thing);
        row.classList.toggle('same', same !== '' && same === before);
        before = same;
        yield;
      }
      more.hidden = isOpen || wanted <= SHOWN;
      more.textContent = `Show all ${wanted.toLocaleString('en')}`;
    }
  }

  /**
   * The row of a thing as it is now. Only what is shown is filled, for a long text names more than anybody reads.
   * @param {Thing} thing
   * @param {boolean} isShown
   */
  #rowOf(thing, isShown) {
    const known = this.#rows.get(thing.id) ?? { row: element('li'), state: '', thing };
    this.#rows.set(thing.id, known);
    const { row } = known;
    known.thing = thing;
    if (row.hidden === isShown) row.hidden = !isShown;
    for (const [name, value] of Object.entries(rowData(thing))) if (row.dataset[name] !== value) row.dataset[name] = value;
    const state = isShown ? stateOf(thing, this.#length) : known.state;
    if (state !== known.state) row.replaceChildren(rowButton(thing, this.#length));
    known.state = state;
    return row;
  }

  /** @param {Kind} kind */
  #section(kind) {
    const count = element('span', { class: 'count' }, '0');
    const list = element('ul', { 'aria-label': NAMES[kind].many });
    const heading = element('h2', {}, element('span', { class: `key ${kind}` }, NAMES[kind].many), ' ', count);
    const more = element('button', { type: 'button', class: 'more' });
    const section = element('section', { 'data-section': kind, class: 'empty' }, heading, list, more);
    const made = { section, list, count, more, isOpen: false };
    more.addEventListener('click', () => {
      made.isOpen = true;
      this.#place();
    });
    this.#root.append(section);
    return made;
  }

  /** @param {Kind} kind */
  #sectionOf(kind) {
    return /** @type {Section} */ (this.#sections.get(kind));
  }

  /** @param {Kind} kind */
  #listedOf(kind) {
    return this.#listed.get(kind) ?? [];
  }

  /** @param {Thing} thing */
  #matches(thing) {
    if (this.#wanted === '') return true;
    const figure = thing.figure === null ? '' : ` ${thing.figure.counted?.text ?? ''} ${claim(thing.figure)}`;
    return fold(`${thing.name} ${thing.code ?? ''} ${names(thing)}${figure}`).includes(this.#wanted);
  }

  /**
   * @param {string} id
   * @param {string | null} count  what stands for the count while the row is chosen
   */
  #mark(id, count) {
    const known = this.#rows.get(id);
    if (known === undefined) return;
    known.row.firstElementChild?.setAttribute('aria-pressed', String(count !== null));
    const shown = known.row.querySelector('.count');
    if (shown !== null) shown.textContent = count ?? counted(known.thing);
  }

  /** @param {EventTarget | null} target */
  #thingAt(target) {
    const row = target instanceof Element ? target.closest('[data-entity]') : null;
    return (row instanceof HTMLElement ? this.#rows.get(row.dataset.entity ?? '')?.thing : null) ?? null;
  }

  #buttons() {
    const buttons = [...this.#root.querySelectorAll('section:not([hidden]) > ul > li:not([hidden]) > button')];
    return /** @type {HTMLButtonElement[]} */ (buttons);
  }

  /** The arrow keys walk from row to row. @param {KeyboardEvent} event */
  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    const at = step === undefined ? -1 : this.#buttons().indexOf(/** @type {HTMLButtonElement} */ (event.target));
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const buttons = this.#buttons();
    buttons[Math.min(buttons.length - 1, Math.max(0, at + step))].focus();
  }
}

/**
 * Puts a row where it belongs. One that stands there isn't moved: that would take the focus from it.
 * @param {HTMLElement} list
 * @param {HTMLElement} row
 * @param {Element | null} next  what stands there now
 * @returns {Element | null}  what stands behind it
 */
function place(list, row, next) {
  // The row in between goes down in the list, and is placed when its turn comes: else all others would be moved.
  if (next !== null && next.nextElementSibling === row) list.append(next);
  else if (next !== row) list.insertBefore(row, next);
  return row.nextElementSibling;
}

/**
 * By kind; entities with more mentions first; figures as they come in the text, those of one thing together.
 * @param {Iterable<Thing>} things
 * @returns {Map<Kind, Thing[]>}
 */
function order(things) {
  /** @type {Map<Kind, Thing[]>} */
  const kinds = new Map(KINDS.map((kind) => [kind, []]));
  for (const thing of things) if (0 < thing.mentions.length) kinds.get(thing.kind)?.push(thing);
  const more = (/** @type {Thing} */ a, /** @type {Thing} */ b) => (a.figure === null ? b.mentions.length - a.mentions.length : 0);
  for (const listed of kinds.values()) listed.sort((a, b) => more(a, b) || a.mentions[0].start - b.mentions[0].start);
  kinds.set('figure', byCounted(kinds.get('figure') ?? []));
  return kinds;
}

/**
 * Brings figures of the same thing together, where the first of them stands.
 * @param {Thing[]} figures
 */
function byCounted(figures) {
  return [...Map.groupBy(figures, (thing) => countedThing(thing) || thing.id).values()].flat();
}

/**
 * What a figure counts, in one form for "ship" and "Ships"; '' if it counts nothing.
 * @param {Thing} thing
 */
function countedThing({ figure }) {
  return fold(figure?.counted?.text ?? '').replace(/(?<=[^s])s$/, '');
}

/** @param {string} text */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
