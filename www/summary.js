import { element } from './dom.js';
import { amount, claim, unit } from './figures.js';
import { KINDS, NAMES } from './words.js';

/**
 * @typedef {import('./results.js').Thing} Thing
 * @typedef {{ section: HTMLElement, list: HTMLElement, count: HTMLElement, more: HTMLButtonElement }} Section
 */

/** Rows that are made before the page may paint; the rest follow in slices. */
const AT_ONCE = 120;
/** Rows of a kind that are shown until the reader asks for all: more would make every key wait for their layout. */
const SHOWN = 200;
/** Milliseconds of a slice. */
const SLICE = 6;
const SVG = 'http://www.w3.org/2000/svg';
/** Units of the map's width: two places nearer to each other than one unit are one line. */
const MAP_WIDTH = 96;

/** The index of the text: a section for each kind, a row for each thing. */
export class Summary {
  /** @type {Map<string, { row: HTMLElement, state: string, thing: Thing }>} */ #rows = new Map();
  /** @type {Map<import('./words.js').Kind, Section>} */ #sections = new Map();
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
    cancelAnimationFrame(this.#pending);
    const listed = order(things);
    const ids = new Set(listed.map(({ id }) => id));
    for (const [id, { row }] of this.#rows) {
      if (ids.has(id)) continue;
      row.remove();
      this.#rows.delete(id);
    }
    for (const { list } of this.#sections.values()) if (list.childElementCount <= SHOWN) list.classList.remove('all');
    for (const kind of KINDS) {
      const { section, count } = this.#sectionOf(kind);
      const number = listed.filter((thing) => thing.kind === kind).length;
      count.textContent = number.toLocaleString('en');
      section.classList.toggle('empty', number === 0);
    }
    this.#place(listed, 0, AT_ONCE, length);
  }

  /** @param {ReadonlySet<import('./words.js').Kind>} shown */
  showKinds(shown) {
    for (const kind of KINDS) this.#sectionOf(kind).section.hidden = !shown.has(kind);
  }

  /** @param {string} words  only rows with a name that holds them stay */
  filter(words) {
    this.#wanted = fold(words.trim());
    for (const { row, thing } of this.#rows.values()) row.classList.toggle('unwanted', !this.#matches(thing));
    KINDS.forEach((kind) => this.#limit(kind));
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

  /**
   * @param {Thing[]} listed
   * @param {number} from
   * @param {number} until  at least these are placed before the next frame
   * @param {number} length
   */
  #place(listed, from, until, length) {
    const deadline = performance.now() + SLICE;
    let at = from;
    for (; at < listed.length && (at < until || performance.now() < deadline); at++) this.#placeRow(listed[at], listed[at - 1], length);
    KINDS.forEach((kind) => this.#limit(kind));
    if (at < listed.length) this.#pending = requestAnimationFrame(() => this.#place(listed, at, 0, length));
  }

  /**
   * @param {Thing} thing
   * @param {Thing | undefined} before
   * @param {number} length
   */
  #placeRow(thing, before, length) {
    const map = mapPath(thing, length);
    const state = `${counted(thing)}|${thing.name}|${names(thing)}|${map}|${JSON.stringify(thing.figure)}`;
    let known = this.#rows.get(thing.id);
    if (known === undefined || known.state !== state) {
      const row = thing.figure === null ? entityRow(thing, map) : figureRow(thing, map);
      known?.row.replaceWith(row);
      known = { row, state, thing };
      this.#rows.set(thing.id, known);
    }
    known.thing = thing;
    known.row.classList.toggle('unwanted', !this.#matches(thing));
    const previous = before?.kind === thing.kind ? (this.#rows.get(before.id)?.row ?? null) : null;
    const { list } = this.#sectionOf(thing.kind);
    const next = previous === null ? list.firstElementChild : previous.nextElementSibling;
    // A row that stands in its place isn't moved: that would take the focus from it.
    if (next !== known.row) list.insertBefore(known.row, next);
  }

  /** @param {import('./words.js').Kind} kind */
  #section(kind) {
    const count = element('span', { class: 'count' }, '0');
    const list = element('ul', { 'aria-label': NAMES[kind].many });
    const heading = element('h2', {}, element('span', { class: `key ${kind}` }, NAMES[kind].many), ' ', count);
    const more = element('button', { type: 'button', class: 'more' });
    more.addEventListener('click', () => {
      list.classList.add('all');
      this.#limit(kind);
    });
    const section = element('section', { 'data-section': kind, class: 'empty' }, heading, list, more);
    this.#root.append(section);
    return { section, list, count, more };
  }

  /** Hides what isn't wanted, and what goes beyond the limit. @param {import('./words.js').Kind} kind */
  #limit(kind) {
    const { list, more } = this.#sectionOf(kind);
    let wanted = 0;
    for (const row of list.children) {
      const isWanted = !row.classList.contains('unwanted');
      if (isWanted) wanted++;
      const isHidden = !isWanted || (SHOWN < wanted && !list.classList.contains('all'));
      if (/** @type {HTMLElement} */ (row).hidden !== isHidden) /** @type {HTMLElement} */ (row).hidden = isHidden;
    }
    more.hidden = wanted <= SHOWN || list.classList.contains('all');
    more.textContent = `Show all ${wanted.toLocaleString('en')}`;
  }

  /** @param {import('./words.js').Kind} kind */
  #sectionOf(kind) {
    return /** @type {Section} */ (this.#sections.get(kind));
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
 * By kind; entities with more mentions first, figures as they come in the text.
 * @param {Iterable<Thing>} things
 */
function order(things) {
  const seen = [...things].filter(({ mentions }) => mentions.length > 0);
  const rank = (/** @type {Thing} */ thing) => KINDS.indexOf(thing.kind);
  const more = (/** @type {Thing} */ a, /** @type {Thing} */ b) => (a.figure === null ? b.mentions.length - a.mentions.length : 0);
  return seen.sort((a, b) => rank(a) - rank(b) || more(a, b) || a.mentions[0].start - b.mentions[0].start);
}

/** @param {Thing} thing */
function counted({ mentions }) {
  return mentions.length.toLocaleString('en');
}

/**
 * The names that the text uses beside the one that stands first in the row.
 * @param {Thing} thing
 */
function names({ name, surfaces }) {
  return surfaces.map(({ text }) => text).filter((text) => text !== name).join(', ');
}

/** @param {string} text */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * @param {Thing} thing
 * @param {string} map
 */
function entityRow(thing, map) {
  const others = names(thing);
  const title = element('span', { class: 'name' }, element('bdi', {}, thing.name));
  if (thing.code !== null) title.prepend(element('span', { class: 'flag', 'aria-hidden': 'true' }, flag(thing.code)));
  if (others !== '') title.append(element('span', { class: 'others' }, ', ', element('bdi', {}, others)));
  const button = rowButton(thing, title, element('span', { class: 'count' }, counted(thing)), mapElement(map));
  return element('li', rowData(thing), button);
}

/**
 * The flag of a country by its code; where the system has no flags, the code's two letters.
 * @param {string} code
 */
function flag(code) {
  return String.fromCodePoint(...[...code].map((letter) => 0x1f1a5 + (letter.codePointAt(0) ?? 0)));
}

/**
 * @param {Thing} thing
 * @param {string} map
 */
function figureRow(thing, map) {
  const figure = /** @type {import('./engine.js').Figure} */ (thing.figure);
  const what = element('span', { class: 'name' }, element('span', { class: 'unit' }, unit(figure)), ' ', element('bdi', {}, figure.counted?.text ?? ''));
  const says = claim(figure);
  if (says !== '') what.append(element('span', { class: 'claim' }, says));
  const much = element('span', { class: 'amount' }, amount(figure, thing.name));
  const button = rowButton(thing, much, what, mapElement(map));
  const data = {
    'data-value': figure.score?.join('-') ?? (figure.value === null ? `${figure.min}..${figure.max}` : String(figure.value)),
    'data-unit': figure.currency ?? figure.unit ?? '',
    'data-counted': figure.counted?.text ?? '',
    'data-claimant': figure.claimant?.text ?? '',
  };
  return element('li', { ...rowData(thing), ...data }, button);
}

/** @param {Thing} thing */
function rowData(thing) {
  return { 'data-entity': thing.id, 'data-kind': thing.kind, 'data-count': String(thing.mentions.length) };
}

/**
 * @param {Thing} thing
 * @param {...Node} children
 */
function rowButton(thing, ...children) {
  return element('button', { type: 'button', class: thing.figure === null ? 'row' : 'row amounts', 'aria-pressed': 'false', title: [thing.name, names(thing)].filter(Boolean).join(', ') }, ...children);
}

/**
 * The lines of the map: where in the text the mentions are.
 * @param {Thing} thing
 * @param {number} length
 */
function mapPath({ mentions }, length) {
  let path = '';
  let last = -1;
  for (const { start } of mentions) {
    const x = Math.floor((start / Math.max(1, length)) * (MAP_WIDTH - 1));
    if (x !== last) path += `M${x}.5 0v10`;
    last = x;
  }
  return path;
}

/** @param {string} path */
function mapElement(path) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${MAP_WIDTH} 10`);
  svg.setAttribute('class', 'map');
  svg.setAttribute('aria-hidden', 'true');
  const lines = document.createElementNS(SVG, 'path');
  lines.setAttribute('d', path);
  svg.append(lines);
  return svg;
}
