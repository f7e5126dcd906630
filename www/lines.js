/**
 * How a text is cut into the lines that the surface shows, each a block of its own.
 *
 * @typedef {'' | '\n' | '\r\n' | '\r'} LineEnd
 *   what ended the line in the text that came in; '' of the last line, and of a piece of a long line that goes on
 * @typedef {{ text: string, end: LineEnd }} Line
 */

/** A line longer than this is shown in pieces, for the browser sets a block anew at every key. In UTF-16 units. */
const LONG = 4000;
/** The length of such a piece, at most. */
const PIECE = 2000;

/**
 * The lines of `text`; joined again with their ends they are `text`, unit by unit.
 * @param {string} text
 * @returns {Line[]}  at least one
 */
export function toLines(text) {
  /** @type {Line[]} */
  const lines = [];
  const add = (/** @type {string} */ line, /** @type {LineEnd} */ end) => {
    let from = 0;
    while (LONG < line.length - from) {
      const to = from + cut(line.slice(from, from + PIECE));
      lines.push({ text: line.slice(from, to), end: '' });
      from = to;
    }
    lines.push({ text: line.slice(from), end });
  };
  let from = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) {
    add(text.slice(from, index), /** @type {LineEnd} */ (end));
    from = index + end.length;
  }
  add(text.slice(from), '');
  return lines;
}

/**
 * Where the first piece of a long line ends: behind a sentence, else behind a word, else wherever a character does.
 * @param {string} piece  as long as it may be
 */
function cut(piece) {
  const sentence = piece.lastIndexOf('. ') + 2;
  if (PIECE / 2 < sentence) return sentence;
  const word = piece.lastIndexOf(' ') + 1;
  if (0 < word) return word;
  const isSplit = /[\ud800-\udbff]$/.test(piece);
  return isSplit ? piece.length - 1 : piece.length;
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
