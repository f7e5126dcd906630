/**
 * How each kind is painted, everywhere: the line under its words, and the colours of line and wash, on light paper and on
 * dark. Measured against the paper: text on a wash at least 8:1, a line at least 5.9:1. No kind is told by its hue alone.
 *
 * @typedef {{ line: string, color: [string, string], wash: [string, string] }} Look
 */

/** @type {Record<import('./words.js').Kind, Look>} */
export const LOOKS = {
  organization: { line: 'solid 2px', color: ['#8a5a00', '#ffc44d'], wash: ['#ffe3a3', '#5c4300'] },
  country: { line: 'dashed 2px', color: ['#005a9c', '#6cb8ff'], wash: ['#bfe0ff', '#0b4470'] },
  figure: { line: 'dotted 2px', color: ['#7a3aa8', '#cf9cff'], wash: ['#e4d3f7', '#55307a'] },
  person: { line: 'double 1px', color: ['#1c6633', '#7fd693'], wash: ['#cdeed2', '#14492a'] },
  place: { line: 'solid 1px', color: ['#5a6069', '#b3bac2'], wash: ['#e8eaec', '#363c43'] },
};

/** How much of a wash lies under a mark that isn't singled out. */
export const STRENGTH = '55%';

/**
 * The line of a demonym, or of a name inside of another.
 * @param {Look} look
 */
export function thinLine({ line }) {
  return line.replace('2px', '1px');
}

/** @param {[string, string]} colors  on light paper, and on dark */
export function lightDark([light, dark]) {
  return `light-dark(${light}, ${dark})`;
}
