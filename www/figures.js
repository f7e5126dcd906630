/**
 * Figures in words and numerals.
 *
 * @typedef {import('./engine.js').Figure} Figure
 */

/** @type {Record<string, string>} */
const SIGNS = { '~': '≈', '<~': '≈', '>=': '≥', '>': '>', '<=': '≤', '<': '<' };

/** @type {Record<string, string>} */
const STANCES = { assert: 'says', claim: 'claims', estimate: 'estimates', deny: 'denies', commit: 'promises', demand: 'demands' };

const LARGE = /** @type {const} */ ([[1e12, 'tn'], [1e9, 'bn'], [1e6, 'm']]);

/**
 * The amount as the summary sets it: "≈ 1,200", "18–22", "3–0", "340 m".
 * @param {Figure} figure
 * @param {string} surface  as it stands in the text
 */
export function amount(figure, surface) {
  const sign = figure.approx ? `${SIGNS[figure.approx.op] ?? '≈'} ` : '';
  if (figure.vague || figure.kind === 'fraction' || figure.kind === 'ratio') return sign + surface;
  if (figure.score) return figure.score.map(numeral).join('–');
  if (figure.min !== null && figure.max !== null) return sign + range(figure.min, figure.max);
  const value = numeral(figure.value ?? 0);
  if (figure.kind === 'ordinal') return sign + ordinal(figure.value ?? 0);
  return sign + (figure.kind === 'multiple' ? `× ${value}` : value);
}

/**
 * The value with all of its digits, its bounds and its unit: "≥ 4,500 per day", "18 to 22 %".
 * @param {Figure} figure
 */
export function exact(figure) {
  const { min, max, value, approx } = figure;
  const numbers = figure.score ?? (value === null ? [min, max] : [value]);
  const digits = numbers.flatMap((number) => (number === null ? [] : plain(number))).join(figure.score ? '–' : ' to ');
  return digits === '' ? '' : [approx ? SIGNS[approx.op] : '', digits, unit(figure), per(figure)].filter(Boolean).join(' ');
}

/**
 * The unit: "USD", "%", "km"; "" of a plain count.
 * @param {Figure} figure
 */
export function unit(figure) {
  const plural = { year: 'years', month: 'months', week: 'weeks', day: 'days', night: 'nights', hour: 'hours', minute: 'minutes', second: 'seconds' };
  const one = figure.value === 1 || figure.unit === null;
  return figure.currency ?? (one ? figure.unit : (plural[/** @type {keyof typeof plural} */ (figure.unit)] ?? figure.unit)) ?? '';
}

/**
 * What it is taken per: "per barrel"; "" of what is no rate. It stands behind what is counted.
 * @param {Figure} figure
 */
export function per(figure) {
  return figure.per ? `per ${figure.per.text}` : '';
}

/**
 * Who says so: "says Pakistan"; "" if the text itself does.
 * @param {Figure} figure
 */
export function claim(figure) {
  if (!figure.claimant) return '';
  return `${STANCES[figure.claimant.stance] ?? 'says'} ${figure.claimant.text}`;
}

/** @param {number} value */
function numeral(value) {
  for (const [size, name] of LARGE) {
    if (size <= Math.abs(value)) return `${plain(value / size)} ${name}`;
  }
  return plain(value);
}

/**
 * @param {number} min
 * @param {number} max
 */
function range(min, max) {
  const [, low, name] = numeral(min).match(/^(\S+)( \S+)?$/) ?? [];
  const high = numeral(max);
  return name !== undefined && high.endsWith(name) ? `${low}–${high}` : `${numeral(min)}–${high}`;
}

/** @param {number} value */
function plain(value) {
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}

/** @param {number} value */
function ordinal(value) {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(value);
  return plain(value) + { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[rule];
}
