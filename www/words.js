/**
 * What the page calls the kinds, the figures' parts and the evidence.
 *
 * @typedef {'organization' | 'country' | 'figure' | 'person' | 'place'} Kind
 */

/** @type {readonly Kind[]} */
export const KINDS = ['organization', 'country', 'figure', 'person', 'place'];

/** The kinds of names. @type {readonly Kind[]} */
export const NAMED = KINDS.filter((kind) => kind !== 'figure');

/** The kinds that are shown until the reader says otherwise. @type {readonly Kind[]} */
export const SHOWN_FIRST = ['organization', 'country', 'figure', 'person'];

/** @type {Record<Kind, { letter: string, one: string, many: string }>} */
export const NAMES = {
  organization: { letter: 'O', one: 'Organization', many: 'Organizations' },
  country: { letter: 'C', one: 'Country', many: 'Countries' },
  figure: { letter: 'F', one: 'Figure', many: 'Figures' },
  person: { letter: 'P', one: 'Person', many: 'People' },
  place: { letter: 'L', one: 'Place', many: 'Places' },
};

/**
 * "1 mark", "48 marks", "1,200 marks"
 * @param {number} count
 * @param {string} noun
 */
export function counted(count, noun) {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
