/**
 * How a text is cut into the lines that the surface shows, each a block of its own.
 *
 * @typedef {'' | '\n' | '\r\n' | '\r'} LineEnd  what ended the line in the text that came in; '' of the last line
 * @typedef {{ text: string, end: LineEnd }} Line
 */

/**
 * The lines of `text`; joined again with their ends they are `text`, unit by unit.
 * @param {string} text
 * @returns {Line[]}  at least one
 */
export function toLines(text) {
  const lines = [];
  let from = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: text.slice(from, index), end: /** @type {LineEnd} */ (end) });
    from = index + end.length;
  }
  lines.push({ text: text.slice(from), end: /** @type {LineEnd} */ ('') });
  return lines;
}

/**
 * @param {readonly Line[]} lines
 * @returns {string}
 */
export function fromLines(lines) {
  let text = '';
  for (const line of lines) text += line.text + line.end;
  return text;
}

/**
 * The one replacement that makes `after` of `before`; null if they are equal.
 * @param {string} before
 * @param {string} after
 * @returns {{ start: number, removed: string, inserted: string } | null}  `start` in UTF-16 units
 */
export function difference(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return {
    start,
    removed: before.slice(start, before.length - tail),
    inserted: after.slice(start, after.length - tail),
  };
}

/**
 * True if the text sets its paragraphs apart by single line ends only, as most copied articles do: then the page adds the space.
 * Lines of a text that was broken at a fixed width are short, and blank lines are space enough.
 * @param {readonly Line[]} lines
 */
export function wantsSpace(lines) {
  let characters = 0;
  let written = 0;
  for (const { text } of lines) {
    if (text.trim() === '') continue;
    written++;
    characters += text.length;
  }
  return lines.length - written < lines.length / 4 && characters > 90 * written;
}
