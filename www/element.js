import { adoptMarks, sheetsOf } from './element-styles.js';
import { load } from './load.js';
import { KINDS, NAMES, SHOWN_FIRST } from './words.js';

/**
 * @typedef {import('./words.js').Kind} Kind
 * @typedef {import('./wasm/newsmark.js').Overlay} Overlay
 * @typedef {import('./wasm/newsmark.js').Explanation} Explanation
 */

// On a server there are no elements: the module can be imported there all the same.
const Base = typeof HTMLElement === 'function' ? HTMLElement : /** @type {typeof HTMLElement} */ (class {});

/** How long an article must have been at rest before a change in it is read. In milliseconds. */
const REST = 250;

/**
 * Marks the article that it wraps, or the one that `for` names, and leaves its nodes alone.
 *
 * @attribute for    id of the article, if it lies outside of the element
 * @attribute kinds  the kinds to mark, of organization, country, figure, person, place; by default all but places
 * @attribute dictionary  addresses of dictionaries, JSON files, with spaces between them; the last one wins
 * @fires newsmark-ready   the article is marked; `detail.analysis` has all that was found, `detail.problems` what is wrong
 *   with each dictionary
 * @fires newsmark-select  a mention was picked; `detail` is the mention with its evidence; can be cancelled, then no card opens
 * @fires newsmark-error   the engine or a dictionary could not be loaded; the article stays as it is
 * @slot - the article
 * @csspart bar   the kinds with their counts, each a switch
 * @csspart kind  one of them
 * @csspart note  says that marks may be wrong
 * @csspart card  tells of one mention
 * @cssproperty --newsmark-KIND       the line of a kind: --newsmark-organization, …
 * @cssproperty --newsmark-KIND-wash  the ground under its words
 * @cssproperty --newsmark-ink        text on a wash and in the card
 * @cssproperty --newsmark-paper      the card's ground
 * @cssproperty --newsmark-focus      the ring around what has the focus
 */
export class NewsmarkText extends Base {
  static observedAttributes = ['for', 'kinds', 'dictionary'];

  /**
   * Registers the element, unless the name is taken: by another copy of it, say.
   * @param {string} [name]
   * @param {CustomElementRegistry} [registry]
   */
  static define(name = 'newsmark-text', registry = globalThis.customElements) {
    if (registry !== undefined && registry.get(name) === undefined) registry.define(name, this);
    return this;
  }

  /** @type {Overlay | null} */ #overlay = null;
  /** @type {Element | null} */ #article = null;
  /** @type {IntersectionObserver | null} */ #near = null;
  /** @type {MutationObserver | null} */ #changes = null;
  #rest = 0;
  /** @type {string[]} */ #dictionaries = [];
  /** @type {HTMLElement | null} */ #bar = null;
  /** @type {HTMLElement | null} */ #card = null;
  #pick = (/** @type {Event} */ event) => this.#picked(/** @type {MouseEvent} */ (event));
  #close = () => this.#card?.hidePopover();

  /** The kinds that are marked. @returns {Kind[]} */
  get kinds() {
    const words = this.getAttribute('kinds');
    return words === null ? [...SHOWN_FIRST] : KINDS.filter((kind) => words.split(/[\s,]+/).includes(kind));
  }

  set kinds(kinds) {
    this.setAttribute('kinds', kinds.join(' '));
  }

  /** The id of the article; '' if the element wraps it. */
  get htmlFor() {
    return this.getAttribute('for') ?? '';
  }

  set htmlFor(id) {
    this.setAttribute('for', id);
  }

  /** Dictionaries, each the text of a file, that win over those of the attribute. */
  get dictionaries() {
    return [...this.#dictionaries];
  }

  set dictionaries(files) {
    this.#dictionaries = [...files];
    if (this.isConnected) this.#restart();
  }

  /** All that was found, with UTF-16 offsets into the article's text; null before `newsmark-ready`. */
  get analysis() {
    return this.#overlay?.record() ?? null;
  }

  /** Reads and marks the article anew. Changes in it are seen without this. */
  async refresh() {
    if (this.#overlay === null) return this.#start();
    this.#overlay.refresh();
    this.#tell();
  }

  connectedCallback() {
    this.#upgrade('kinds');
    this.#upgrade('htmlFor');
    this.#upgrade('dictionaries');
    this.#build();
    this.#attach();
  }

  disconnectedCallback() {
    this.#detach();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name !== 'kinds') return this.#restart();
    this.#overlay?.show(this.kinds);
    this.#showCounts();
  }

  #restart() {
    this.#detach();
    this.#attach();
  }

  /** What a page set before the class was there becomes an attribute. @param {'kinds' | 'htmlFor' | 'dictionaries'} property */
  #upgrade(property) {
    if (!Object.hasOwn(this, property)) return;
    const value = this[property];
    delete (/** @type {any} */ (this)[property]);
    /** @type {any} */ (this)[property] = value;
  }

  #build() {
    if (this.shadowRoot !== null) return;
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [sheetsOf(this.ownerDocument).element];
    this.#bar = part('div', 'bar', { role: 'group', 'aria-label': 'Marked kinds' });
    this.#card = part('div', 'card', { popover: 'auto', role: 'dialog', 'aria-label': 'Mark' });
    root.append(this.#bar, document.createElement('slot'), this.#card);
  }

  #attach() {
    const id = this.htmlFor;
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    this.#article = id === '' ? this : (root.getElementById?.(id) ?? null);
    if (this.#article === null) return;
    // The engine is loaded when the article comes near the window, not before.
    this.#near = new IntersectionObserver(([entry]) => entry?.isIntersecting && this.#start(), { rootMargin: '100%' });
    this.#near.observe(this.#article);
  }

  #detach() {
    this.#near?.disconnect();
    this.#changes?.disconnect();
    clearTimeout(this.#rest);
    this.#article?.removeEventListener('click', this.#pick);
    removeEventListener('scroll', this.#close, true);
    this.#overlay?.destroy();
    this.#overlay?.free();
    this.#overlay = null;
    this.#article = null;
  }

  async #start() {
    this.#near?.disconnect();
    const article = this.#article;
    if (article === null) return;
    try {
      const [{ Overlay }, ...files] = await Promise.all([load(), ...this.#files()]);
      // Meanwhile the element may have been taken away, or given another article.
      if (this.#article !== article || this.#overlay !== null) return;
      adoptMarks(article);
      this.#overlay = new Overlay(article, { kinds: this.kinds, dictionaries: [...files, ...this.#dictionaries] });
    } catch (error) {
      this.#emit('newsmark-error', { error });
      return;
    }
    article.addEventListener('click', this.#pick);
    addEventListener('scroll', this.#close, { capture: true, passive: true });
    this.#changes = new MutationObserver(() => {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => this.refresh(), REST);
    });
    this.#changes.observe(article, { childList: true, characterData: true, subtree: true });
    this.#tell();
  }

  /** The dictionaries that the attribute names. @returns {Promise<string>[]} */
  #files() {
    const addresses = (this.getAttribute('dictionary') ?? '').split(/\s+/).filter((address) => address !== '');
    return addresses.map(async (address) => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return response.text();
    });
  }

  #tell() {
    this.#showCounts();
    this.#emit('newsmark-ready', { analysis: this.analysis, problems: this.#overlay?.problems() });
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   * @returns {boolean}  false if a listener prevented what comes next
   */
  #emit(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  #showCounts() {
    if (this.#overlay === null || this.#bar === null) return;
    const names = this.#overlay.entities();
    const shown = this.kinds;
    const switches = KINDS.map((kind) => {
      const count = kind === 'figure' ? this.#overlay?.figures().length : names.filter((entity) => entity.kind === kind).length;
      const button = part('button', 'kind', { type: 'button', class: kind, 'aria-pressed': String(shown.includes(kind)) });
      const name = document.createElement('b');
      name.textContent = NAMES[kind].many;
      button.append(name, ` ${count}`);
      button.addEventListener('click', () => this.#toggle(kind));
      return button;
    });
    const focused = [...this.#bar.children].indexOf(/** @type {Element} */ (this.shadowRoot?.activeElement));
    const note = part('span', 'note', {});
    note.textContent = 'Marked on your device; may be wrong.';
    this.#bar.replaceChildren(...switches, note);
    switches[focused]?.focus();
  }

  /** @param {Kind} kind */
  #toggle(kind) {
    const shown = this.kinds;
    this.kinds = shown.includes(kind) ? shown.filter((each) => each !== kind) : [...shown, kind];
  }

  /** @param {MouseEvent} event */
  #picked(event) {
    const overlay = this.#overlay;
    if (overlay === null || event.defaultPrevented || /** @type {Element} */ (event.target).closest('a, button, input')) return;
    const caret = document.caretPositionFromPoint(event.clientX, event.clientY, { shadowRoots: shadowRoots(this.#article) });
    const index = caret === null ? undefined : overlay.mentionAt(caret.offsetNode, caret.offset);
    if (index === undefined) return;
    const range = overlay.range(index);
    // The caret may stand beside the point: what counts is that the point lies on the words.
    const box = [...(range?.getClientRects() ?? [])].find((each) => each.left <= event.clientX && event.clientX <= each.right);
    if (box !== undefined) this.#open(index, box);
  }

  /**
   * @param {number} index  of the mention
   * @param {DOMRect} box  that holds its words
   */
  #open(index, box) {
    const mention = this.#overlay?.mention(index);
    const card = this.#card;
    if (card === null || mention === undefined || !this.#emit('newsmark-select', mention)) return;
    card.replaceChildren(...cardLines(mention).map(paragraph));
    card.showPopover();
    const { width, height } = card.getBoundingClientRect();
    const below = box.bottom + 8 + height <= innerHeight;
    card.style.setProperty('left', `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`);
    card.style.setProperty('top', `${below ? box.bottom + 8 : Math.max(8, box.top - 8 - height)}px`);
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function part(tag, name, attributes) {
  const made = document.createElement(tag);
  made.setAttribute('part', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** @param {string} text */
function paragraph(text) {
  const made = document.createElement('p');
  made.dir = 'auto';
  made.textContent = text;
  return made;
}

/**
 * @param {Explanation} mention
 * @returns {string[]}
 */
function cardLines({ kind, text, name, code, figure, sentence }) {
  const claimant = figure?.claimant;
  return [
    figure?.counted ? `${text} ${figure.counted.text}` : (name ?? text),
    [NAMES[kind].one, code].filter(Boolean).join(' · '),
    figure?.approx ? `In the text: ${figure.approx.text} ${text}` : '',
    claimant ? `Source: ${claimant.text} (${claimant.cue})` : '',
    sentence,
  ].filter((line) => line !== '');
}

/**
 * The shadow trees around a node, which a hit test must be told of to look into them.
 * @param {Node | null} node
 * @returns {ShadowRoot[]}
 */
function shadowRoots(node) {
  const root = node?.getRootNode();
  return root instanceof ShadowRoot ? [root, ...shadowRoots(root.host)] : [];
}
