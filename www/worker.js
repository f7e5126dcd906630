/**
 * Tags texts away from the page's thread. A long new text is tagged piece by piece first, so that something is there
 * soon, and then as a whole, which alone knows all names of an entity.
 */
import { open, start, tag, use } from './engine.js';

/** @typedef {Extract<import('./client.js').Request, { kind: 'use' | 'explain' | 'check' | 'together' }>} Question */

/** Texts up to this length are tagged at once. In UTF-16 units. */
const PIECE = 1 << 17;

/** Texts may come before the wasm does: they wait for it. @type {() => void} */
let begin = () => {};
/** @type {Promise<void>} */
const ready = new Promise((resolve) => (begin = () => resolve()));
/** The whole text that was tagged last. @type {import('./engine.js').Opened | null} */
let opened = null;
/** The newest whole text's request: the work on an older one stops when it sees that. */
let newest = 0;

self.addEventListener('message', async (/** @type {MessageEvent<import('./client.js').Request>} */ { data: request }) => {
  if (request.kind === 'start') {
    start(request.wasm).then(
      () => begin(),
      (error) => answer({ kind: 'failed', message: String(error) }),
    );
    return;
  }
  await ready;
  if (request.kind === 'new') await tagNew(request.id, request.text);
  else if (request.kind === 'again') tagAgain(request.id, request.text);
  else if (request.kind === 'piece') tagPiece(request.id, request.text);
  else answer({ kind: 'told', id: request.id, value: tell(request) });
});

/** @param {Question} question */
function tell(question) {
  switch (question.kind) {
    case 'use': return use(question.files);
    case 'explain': return explain(question);
    case 'check': return opened?.check() ?? [];
    case 'together': return opened?.together() ?? [];
  }
}

/**
 * @param {number} id
 * @param {string} text
 */
async function tagNew(id, text) {
  newest = id;
  if (PIECE < text.length) {
    for (const { from, to } of pieces(text)) {
      report(id, () => tag(text.slice(from, to)), { from, to, isWhole: false });
      await pause();
      if (newest !== id) return;
    }
  }
  tagAgain(id, text);
}

/**
 * @param {number} id
 * @param {string} text
 */
function tagAgain(id, text) {
  newest = id;
  report(id, () => {
    opened?.close();
    opened = open(text);
    return opened.tagged;
  }, { from: 0, to: text.length, isWhole: true });
}

/**
 * @param {number} id
 * @param {string} text
 */
function tagPiece(id, text) {
  report(id, () => tag(text), { from: 0, to: text.length, isWhole: true });
}

/**
 * @param {number} id
 * @param {() => import('./engine.js').Tagged} work
 * @param {{ from: number, to: number, isWhole: boolean }} place
 */
function report(id, work, place) {
  const started = performance.now();
  const tagged = work();
  const milliseconds = performance.now() - started;
  answer({ kind: 'report', id, report: { tagged, milliseconds, ...place } }, [tagged.spans.buffer]);
}

/** @param {{ text: string | null, index: number }} request */
function explain({ text, index }) {
  if (text === null) return opened?.explain(index) ?? null;
  const piece = open(text);
  const explanation = piece.explain(index);
  piece.close();
  return explanation;
}

/**
 * Pieces of about the same length that end with a line, if lines are shorter than a piece.
 * @param {string} text
 */
function* pieces(text) {
  for (let from = 0; from < text.length; ) {
    const line = text.lastIndexOf('\n', from + PIECE);
    const to = text.length <= from + PIECE ? text.length : from < line ? line + 1 : from + PIECE;
    yield { from, to };
    from = to;
  }
}

/** Lets the messages in that came meanwhile. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * @param {import('./client.js').Answer} message
 * @param {Transferable[]} [transfer]
 */
function answer(message, transfer = []) {
  self.postMessage(message, { transfer });
}
