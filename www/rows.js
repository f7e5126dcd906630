import { element } from './dom.js';
import { amount, claim, per, unit } from './figures.js';

/** @typedef {import('./results.js').Thing} Thing */

const SVG = 'http://www.w3.org/2000/svg';
/** Units of the map's width: two places nearer to each other than one unit are one line. */
const MAP_WIDTH = 96;

/**
 * What a thing's row shows, as a string: if it is the same, the row needn't be made anew.
 * @param {Thing} thing
 * @param {number} length  of the text, in UTF-16 units
 */
export function stateOf(thing, length) {
  return `${counted(thing)}|${thing.name}|${names(thing)}|${mapPath(thing, length)}|${JSON.stringify(thing.figure)}`;
}

/**
 * The button of a thing's row.
 * @param {Thing} thing
 * @param {number} length  of the text, in UTF-16 units
 */
export function rowButton(thing, length) {
  const { figure } = thing;
  const children = figure === null ? entityCells(thing) : figureCells(figure, thing.name);
  const title = [thing.name, names(thing)].filter(Boolean).join(', ');
  const attributes = { type: 'button', class: figure === null ? 'row' : 'row amounts', 'aria-pressed': 'false', title };
  return element('button', attributes, ...children, mapElement(mapPath(thing, length)));
}

/**
 * What other programs may read of a row.
 * @param {Thing} thing
 * @returns {Record<string, string>}
 */
export function rowData({ id, kind, mentions, figure }) {
  const data = { entity: id, kind, count: String(mentions.length) };
  if (figure === null) return data;
  return {
    ...data,
    value: figure.score?.join('-') ?? (figure.value === null ? `${figure.min}..${figure.max}` : String(figure.value)),
    unit: figure.currency ?? figure.unit ?? '',
    counted: figure.counted?.text ?? '',
    claimant: figure.claimant?.text ?? '',
  };
}

/**
 * How often a thing is mentioned, in numerals.
 * @param {Thing} thing
 */
export function counted({ mentions }) {
  return mentions.length.toLocaleString('en');
}

/**
 * The names that the text uses beside the one that stands first in the row.
 * @param {Thing} thing
 */
export function names({ name, surfaces }) {
  return surfaces.map(({ text }) => text).filter((text) => text !== name).join(', ');
}

/** @param {Thing} thing */
function entityCells(thing) {
  const others = names(thing);
  const title = element('span', { class: 'name' }, element('bdi', {}, thing.name));
  if (thing.code !== null) title.prepend(element('span', { class: 'flag', 'aria-hidden': 'true' }, flag(thing.code)));
  if (others !== '') title.append(element('span', { class: 'others' }, ', ', element('bdi', {}, others)));
  return [title, element('span', { class: 'count' }, counted(thing))];
}

/**
 * The flag of a country by its code; where the system has no flags, the code's two letters.
 * @param {string} code
 */
function flag(code) {
  return String.fromCodePoint(...[...code].map((letter) => 0x1f1a5 + (letter.codePointAt(0) ?? 0)));
}

/**
 * @param {import('./engine.js').Figure} figure
 * @param {string} surface
 */
function figureCells(figure, surface) {
  const what = element('span', { class: 'name' }, element('span', { class: 'unit' }, unit(figure)), ' ', element('bdi', {}, figure.counted?.text ?? ''), ' ', element('span', { class: 'unit' }, per(figure)));
  const says = claim(figure);
  if (says !== '') what.append(element('span', { class: 'claim' }, says));
  return [element('span', { class: 'amount' }, amount(figure, surface)), what];
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
