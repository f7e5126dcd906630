/**
 * The page's side of the worker: what it sends, what comes back, and how it is stopped.
 *
 * @typedef {import('./engine.js').Tagged} Tagged
 * @typedef {import('./engine.js').Explanation} Explanation
 *
 * @typedef {{ tagged: Tagged, from: number, to: number, milliseconds: number, isWhole: boolean }} Report
 *   what was found from `from` to `to` of the text; of the whole text, at the last
 *
 * @typedef {'new' | 'again' | 'piece'} Way
 *   a whole new text, if it is long piece by piece first; a whole text once more, after a change; a piece of it.
 *   A whole text stays known to `explain`.
 *
 * @typedef {{ kind: 'start', wasm: ArrayBuffer | null }
 *   | { kind: 'new', id: number, text: string }
 *   | { kind: 'again', id: number, text: string }
 *   | { kind: 'piece', id: number, text: string }
 *   | { kind: 'explain', id: number, text: string | null, index: number }} Request
 * @typedef {{ kind: 'ready' }
 *   | { kind: 'report', id: number, report: Report }
 *   | { kind: 'explanation', id: number, explanation: Explanation | null }
 *   | { kind: 'failed', message: string }} Answer
 */

/** A policy can be made once. @type {{ createScriptURL: (url: string) => string } | null} */
let policy = null;

export class Client {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Map<number, (answer: any) => void>} */ #waiting = new Map();
  #last = 0;
  /** @type {(message: string) => void} */ #failed;

  /** @param {(message: string) => void} failed  called if the engine can't be started */
  constructor(failed) {
    this.#failed = failed;
  }

  /** Starts the engine, so that the first text needn't wait for it. */
  start() {
    this.#worker ??= this.#open();
  }

  /**
   * @param {Way} kind
   * @param {string} text
   * @param {(report: Report) => void} report  called once; for a long new text, first for each piece of it
   * @returns {number}  names the request to `forget`
   */
  tag(kind, text, report) {
    const id = ++this.#last;
    this.#waiting.set(id, (/** @type {Report} */ each) => {
      if (each.isWhole) this.#waiting.delete(id);
      report(each);
    });
    this.#send({ kind, id, text });
    return id;
  }

  /**
   * What the engine has to say of one mention.
   * @param {number} index  of the mention in the list of its text
   * @param {string | null} text  that text, or null for the whole text that was tagged last
   * @returns {Promise<Explanation | null>}
   */
  explain(index, text) {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, (explanation) => {
        this.#waiting.delete(id);
        resolve(explanation);
      });
      this.#send({ kind: 'explain', id, text, index });
    });
  }

  /** @param {number} id  of a request whose answer nobody waits for any more */
  forget(id) {
    this.#waiting.delete(id);
  }

  /** Ends all work at once. The engine starts anew with the next request. */
  stop() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting.clear();
  }

  /** @param {Request} request */
  #send(request) {
    this.start();
    this.#worker?.postMessage(request);
  }

  #open() {
    const worker = openWorker();
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    worker.addEventListener('error', (event) => this.#failed(event.message));
    // Without inlined bytes, the worker fetches the wasm that lies beside it.
    inlinedWasm().then((wasm) => worker.postMessage({ kind: 'start', wasm }), (error) => this.#failed(String(error)));
    return worker;
  }

  /** @param {Answer} answer */
  #receive(answer) {
    if (answer.kind === 'report') this.#waiting.get(answer.id)?.(answer.report);
    else if (answer.kind === 'explanation') this.#waiting.get(answer.id)?.(answer.explanation);
    else if (answer.kind === 'failed') this.#failed(answer.message);
  }
}

/** The worker: a module beside the page, or, in the offline file, a script that the page holds. */
function openWorker() {
  const inlined = document.getElementById('newsmark-worker');
  if (inlined === null) return new Worker(trusted(new URL('worker.js', document.baseURI).href), { type: 'module' });
  const url = URL.createObjectURL(new Blob([inlined.textContent ?? ''], { type: 'text/javascript' }));
  const worker = new Worker(trusted(url));
  URL.revokeObjectURL(url);
  return worker;
}

/**
 * Sites that require Trusted Types let a worker start by an address that a policy has passed only.
 * @param {string} url
 * @returns {string}
 */
function trusted(url) {
  const { trustedTypes } = /** @type {{ trustedTypes?: any }} */ (globalThis);
  policy ??= trustedTypes?.createPolicy('newsmark#worker', { createScriptURL: (/** @type {string} */ same) => same }) ?? null;
  return policy === null ? url : policy.createScriptURL(url);
}

/**
 * The wasm that the offline file holds, gzip in base64; null on a served page.
 * @returns {Promise<ArrayBuffer | null>}
 */
async function inlinedWasm() {
  const inlined = document.getElementById('newsmark-wasm');
  if (inlined === null) return null;
  const packed = new Blob([fromBase64(inlined.textContent ?? '')]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
function fromBase64(text) {
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (/** @type {unknown} */ (Uint8Array));
  if (native.fromBase64 !== undefined) return native.fromBase64(text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
