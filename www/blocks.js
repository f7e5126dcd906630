/**
 * The nodes of the surface: a <div> for each line, in it one text node, or one <br> if the line is empty.
 *
 * Neighbours share a <div> around them, a group, which the browser skips while it is out of view: what a key costs grows
 * with the number of siblings, and a long text has too many lines for a list without levels.
 */
import { toLines } from './lines.js';

/** A group is full when it has this many lines or characters. */
const FULL = { lines: 32, characters: 4000 };
/** Characters in a line of the column, to guess the height of what hasn't been set yet. */
const COLUMN = 68;

/**
 * @param {readonly { text: string, block: HTMLElement }[]} paragraphs
 * @returns {HTMLElement[]}  groups that hold their blocks
 */
export function groupBlocks(paragraphs) {
  const groups = [];
  for (let from = 0; from < paragraphs.length; ) {
    let to = from;
    for (let characters = 0; to < paragraphs.length && to - from < FULL.lines && characters < FULL.characters; to++) {
      characters += paragraphs[to].text.length;
    }
    groups.push(group(paragraphs.slice(from, to)));
    from = to;
  }
  return groups;
}

/** @param {readonly { text: string, block: HTMLElement }[]} paragraphs */
function group(paragraphs) {
  const made = document.createElement('div');
  let lines = 0;
  for (const { text } of paragraphs) lines += Math.ceil((text.length + 1) / COLUMN);
  made.style.setProperty('--lines', String(lines));
  made.style.setProperty('--blocks', String(paragraphs.length));
  made.append(...paragraphs.map(({ block }) => block));
  return made;
}

/** @typedef {import('./lines.js').Line} Line */

/**
 * @param {HTMLElement} block
 * @param {string} text
 */
export function fillBlock(block, text) {
  block.replaceChildren(text === '' ? document.createElement('br') : document.createTextNode(text));
}

/**
 * @param {Node} block
 * @param {number} within  in UTF-16 units
 * @returns {{ node: Node, offset: number }}  the place in one of the block's text nodes, else in the block
 */
export function placeIn(block, within) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let rest = within;
  let text = /** @type {Text | null} */ (null);
  while (walker.nextNode() !== null) {
    text = /** @type {Text} */ (walker.currentNode);
    if (rest <= text.length) return { node: text, offset: rest };
    rest -= text.length;
  }
  return text === null ? { node: block, offset: 0 } : { node: text, offset: text.length };
}

/**
 * The lines that the nodes in `root` show, whoever made them.
 * @param {HTMLElement} root
 * @param {(block: Node) => import('./lines.js').LineEnd} endOf  how the line of a block ends
 * @returns {Line[]}  at least one
 */
export function readBlocks(root, endOf) {
  /** @type {Line[]} */
  const lines = [];
  let loose = '';
  const add = (/** @type {string} */ text, /** @type {Node | null} */ block) => {
    const inner = toLines(text);
    for (const line of inner) if (line.end !== '') line.end = '\n';
    if (block !== null) inner[inner.length - 1].end = endOf(block);
    lines.push(...inner);
  };
  for (const node of [...root.childNodes].flatMap((child) => (isGroup(child) ? [...child.childNodes] : [child]))) {
    if (node.nodeName !== 'DIV') {
      loose += node.nodeName === 'BR' ? '\n' : textOf(node);
      continue;
    }
    if (loose !== '') add(loose, null);
    loose = '';
    add(textOf(node), node);
  }
  if (loose !== '' || lines.length === 0) add(loose, null);
  lines[lines.length - 1].end = '';
  return lines;
}

/** @param {Node} node */
function isGroup(node) {
  return node.nodeName === 'DIV' && node.firstChild?.nodeName === 'DIV';
}

/**
 * The text of a node in which a <br> between others ends a line; one at the end only holds the line open.
 * @param {Node} node
 */
function textOf(node) {
  let text = '';
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode() !== null) {
    const at = walker.currentNode;
    if (at instanceof Text) text += at.data;
    else if (at.nodeName === 'BR' || (at.nodeName === 'DIV' && text !== '')) text += '\n';
  }
  if (node instanceof Text) text = node.data;
  return node.lastChild?.nodeName === 'BR' && text.endsWith('\n') ? text.slice(0, -1) : text;
}
