// Prints what a reader downloads, part by part, against the budgets. Run by `cargo xtask size`.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const DIST = 'dist';
const KILO = 1000;
/** Bytes, and of which form of the part. */
const BUDGETS = [
  { what: 'all that the page downloads', part: 'page', form: 'brotli', most: 1000 * KILO },
  { what: 'element and overlay JS', part: 'element JS', form: 'gzip', most: 15 * KILO },
];

const modules = JSON.parse(readFileSync('target/web/modules.json', 'utf8'));
const rows = [];

const page = ['index.html', ...named(/(?:href|src)="([^":]+\.(?:css|svg|js))"/g), 'worker.js'];
const files = [...new Set(page.flatMap(withImports))].filter((name) => existsSync(join(DIST, name)));
for (const name of files) add(name, read(name));
add('newsmark.wasm', read('newsmark.wasm'));
for (const [name, bytes] of wasmParts(read('newsmark.wasm'))) add(`  ${name}`, bytes);
total('page', [...files, 'newsmark.wasm']);
if (existsSync(join(DIST, 'newsmark.js'))) total('element JS', withImports('newsmark.js'));
add('newsmark.html (offline)', read('newsmark.html'));
print();

function add(name, bytes) {
  rows.push({ name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length });
}

/** One row for several files, each compressed by itself, as they are served. */
function total(name, parts) {
  const row = { name, raw: 0, gzip: 0, brotli: 0 };
  for (const part of new Set(parts)) {
    add(part, read(part));
    const each = rows.pop();
    for (const form of ['raw', 'gzip', 'brotli']) row[form] += each[form];
  }
  rows.push(row);
}

/**
 * The wasm's code, its data, and which files stand in the data as they are. Compressed apart, the parts come to a
 * little more than the whole.
 */
function* wasmParts(wasm) {
  const sections = new Map();
  for (let at = 8; at < wasm.length; ) {
    const [size, start] = number(wasm, at + 1);
    sections.set(wasm[at], wasm.subarray(start, start + size));
    at = start + size;
  }
  yield ['code', sections.get(10)];
  const data = sections.get(11);
  yield ['data', data];
  for (const path of embedded()) {
    const bytes = readFileSync(path);
    if (KILO < bytes.length && holds(data, bytes)) yield [`  ${basename(path)}`, bytes];
  }
}

/** True if `data` seems to hold `file`: wasm-opt cuts data at runs of zeros, so that only pieces are found as they are. */
function holds(data, file) {
  const PIECES = 16;
  const LENGTH = 24;
  const step = Math.floor((file.length - LENGTH) / PIECES);
  const pieces = Array.from({ length: PIECES }, (_, index) => file.subarray(index * step, index * step + LENGTH));
  const whole = pieces.filter((piece) => !piece.includes(Buffer.alloc(4)));
  return 0 < whole.length && whole.every((piece) => data.includes(piece));
}

/** Files that the build may have put into the wasm: of those that a build script made, the newest of each name. */
function embedded() {
  const built = 'target/wasm32-unknown-unknown/wasm/build';
  const folders = existsSync(built) ? readdirSync(built).map((name) => join(built, name, 'out')) : [];
  const made = folders.filter((path) => existsSync(path)).flatMap(filesIn);
  const age = (path) => statSync(path).mtimeMs;
  const newest = new Map(made.toSorted((a, b) => age(a) - age(b)).map((path) => [basename(path), path]));
  return [...filesIn('data'), ...newest.values()];
}

function filesIn(folder) {
  return readdirSync(folder).map((name) => join(folder, name));
}

/** An unsigned LEB128 number at `at`, and where it ends. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function withImports(name) {
  const imports = modules[`${DIST}/${name}`]?.imports ?? [];
  return [name, ...imports.filter(({ external }) => !external).flatMap(({ path }) => withImports(basename(path)))];
}

function named(pattern) {
  return [...read('index.html').toString().matchAll(pattern)].map(([, name]) => name);
}

function read(name) {
  return readFileSync(join(DIST, name));
}

function print() {
  const kilo = (bytes) => (bytes / KILO).toFixed(1).padStart(9);
  console.log(`${'kB (1000 bytes)'.padEnd(28)}      raw     gzip   brotli`);
  for (const { name, raw, gzip, brotli } of rows) console.log(`${name.padEnd(28)}${kilo(raw)}${kilo(gzip)}${kilo(brotli)}`);
  for (const { what, part, form, most } of BUDGETS) {
    const size = rows.find(({ name }) => name === part)?.[form];
    if (size === undefined) continue;
    const verdict = size <= most ? 'within' : 'OVER';
    console.log(`${what}: ${(size / KILO).toFixed(1)} kB ${form}, ${verdict} the budget of ${most / KILO} kB`);
    if (most < size) process.exitCode = 1;
  }
}
