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
 * @typedef {{ kind: 'start', wasm: WebAssembly.Module }
 *   | { kind: 'use', id: number, files: string[] }
 *   | { kind: 'new', id: number, text: string }
 *   | { kind: 'again', id: number, text: string }
 *   | { kind: 'piece', id: number, text: string }
 *   | { kind: 'explain', id: number, text: string | null, index: number }
 *   | { kind: 'check', id: number }
 *   | { kind: 'together', id: number }} Request
 * @typedef {{ kind: 'report', id: number, report: Report }
 *   | { kind: 'told', id: number, value: unknown }
 *   | { kind: 'failed', message: string }} Answer
 */

/** A policy can be made once. @type {{ createScriptURL: (url: string) => string } | null} */
let policy = null;

export class Client {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Map<number, (answer: any) => void>} */ #waiting = new Map();
  #last = 0;
  /** The user's dictionaries, which a new worker must be told of. @type {string[]} */ #files = [];
  /** Compiled once, while the worker starts. @type {Promise<WebAssembly.Module> | null} */ #wasm = null;
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
    return this.#ask({ kind: 'explain', text, index });
  }

  /**
   * What an editor would query in the whole text that was tagged last.
   * @returns {Promise<import('./engine.js').Finding[]>}
   */
  check() {
    return this.#ask({ kind: 'check' });
  }

  /**
   * Who is named with whom in the whole text that was tagged last.
   * @returns {Promise<import('./engine.js').Together[]>}
   */
  together() {
    return this.#ask({ kind: 'together' });
  }

  /**
   * Tags all texts under these dictionaries from now on.
   * @param {string[]} files
   * @returns {Promise<import('./engine.js').Problem[][]>}  what is wrong with each
   */
  use(files) {
    this.#files = files;
    return this.#ask({ kind: 'use', files });
  }

  /**
   * @param {any} request  without its id
   * @returns {Promise<any>}
   */
  #ask(request) {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, (value) => {
        this.#waiting.delete(id);
        resolve(value);
      });
      this.#send({ ...request, id });
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
    // The engine is fetched and compiled while the worker starts.
    this.#wasm ??= compile();
    const worker = openWorker();
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    worker.addEventListener('error', (event) => this.#failed(event.message));
    this.#wasm.then((wasm) => worker.postMessage({ kind: 'start', wasm }), (error) => this.#failed(String(error)));
    if (0 < this.#files.length) worker.postMessage({ kind: 'use', id: 0, files: this.#files });
    return worker;
  }

  /** @param {Answer} answer */
  #receive(answer) {
    if (answer.kind === 'report') this.#waiting.get(answer.id)?.(answer.report);
    else if (answer.kind === 'told') this.#waiting.get(answer.id)?.(answer.value);
    else this.#failed(answer.message);
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
 * The engine: from beside the page or, in the offline file, gzip in base64. Compiled while it comes in.
 * @returns {Promise<WebAssembly.Module>}
 */
function compile() {
  const inlined = document.getElementById('newsmark-wasm');
  if (inlined === null) return compileFetched(new URL('newsmark.wasm', document.baseURI));
  const packed = new Blob([fromBase64(inlined.textContent ?? '')]).stream();
  const headers = { 'Content-Type': 'application/wasm' };
  return WebAssembly.compileStreaming(new Response(packed.pipeThrough(new DecompressionStream('gzip')), { headers }));
}

/** @param {URL} url */
async function compileFetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  // Some servers don't know the type, without which a browser compiles no stream.
  const isTyped = response.headers.get('Content-Type') === 'application/wasm';
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
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
