import { KINDS } from './words.js';

/**
 * One occurrence in the text.
 * @typedef {object} Mention
 * @property {number} start  in the text that was tagged, in UTF-16 units
 * @property {number} end
 * @property {import('./words.js').Kind} kind
 * @property {'' | 'minor' | 'nested' | 'faint'} manner  how its mark differs from the full one
 * @property {Thing} thing
 * @property {number} index  in the tagged text's list; names it to the engine
 * @property {string | null} source  that text, if it was a piece of the whole
 */

/**
 * One row of the summary: an entity, or a figure.
 * @typedef {object} Thing
 * @property {string} id
 * @property {import('./words.js').Kind} kind
 * @property {string} name
 * @property {string | null} code
 * @property {{ text: string, count: number }[]} surfaces
 * @property {import('./engine.js').Figure | null} figure
 * @property {Mention[]} mentions  in text order
 */

/** Below this confidence, in percent, a mark says that it is unsure. */
const CERTAIN = 50;

/** What the page knows of a text: mentions in text order, and the things that they name. */
export class Results {
  /** @type {Mention[]} */
  mentions = [];
  /** @type {Map<string, Thing>} */
  things = new Map();
  /** How many figures read alike. @type {Map<string, number>} */
  #alike = new Map();

  /**
   * Adds what was found in a piece of the text.
   * @param {import('./engine.js').Tagged} tagged
   * @param {number} from  where the piece starts in the text, in UTF-16 units
   * @param {string | null} source  the piece; null if it is the whole text
   * @returns {Mention[]}  those that were added
   */
  add(tagged, from, source) {
    const things = tagged.entities.map((entity) => this.#entity(entity));
    const { spans } = tagged;
    const added = [];
    for (let at = 0; at < spans.length; at += 4) {
      const { kind, manner } = unpack(spans[at + 2]);
      const thing = kind === 'figure' ? this.#figure(tagged.figures[spans[at + 3]]) : things[spans[at + 3]];
      if (thing === undefined) continue;
      const mention = { start: from + spans[at], end: from + spans[at + 1], kind, manner, thing, index: at / 4, source };
      thing.mentions.push(mention);
      added.push(mention);
    }
    for (const mention of added) this.mentions.push(mention);
    return added;
  }

  /** @param {import('./engine.js').Tagged['entities'][number]} entity */
  #entity({ id, kind, name, code, surfaces }) {
    const known = this.things.get(id);
    if (known === undefined) {
      const made = { id, kind, name, code: code ?? null, surfaces: surfaces.map((each) => ({ ...each })), figure: null, mentions: [] };
      this.things.set(id, made);
      return made;
    }
    for (const { text, count } of surfaces) {
      const same = known.surfaces.find((each) => each.text === text);
      if (same === undefined) known.surfaces.push({ text, count });
      else same.count += count;
    }
    return known;
  }

  /**
   * Each figure is a thing of its own; its id stays the same when text before it changes.
   * @param {{ text: string, figure: import('./engine.js').Figure }} found
   * @returns {Thing}
   */
  #figure({ text, figure }) {
    const name = figure.counted ? `${text} ${figure.counted.text}` : text;
    const before = this.#alike.get(name) ?? 0;
    this.#alike.set(name, before + 1);
    const id = before === 0 ? `figure:${name}` : `figure:${name}:${before + 1}`;
    /** @type {Thing} */
    const thing = { id, kind: 'figure', name: text, code: null, surfaces: [{ text, count: 1 }], figure, mentions: [] };
    this.things.set(id, thing);
    return thing;
  }
}

/**
 * What the flags of a span say.
 * @param {number} flags
 * @returns {{ kind: import('./words.js').Kind, manner: Mention['manner'] }}
 */
function unpack(flags) {
  const isDemonym = ((flags >> 3) & 3) === 3;
  const isNested = ((flags >> 5) & 1) === 1;
  const isCertain = CERTAIN <= ((flags >> 8) & 0xff);
  return { kind: KINDS[flags & 7], manner: isNested ? 'nested' : !isCertain ? 'faint' : isDemonym ? 'minor' : '' };
}
