// Prints how fast and how frugal newsmark is, native and in Chromium. Run by `cargo xtask bench`.
//
// Usage: bench.mjs [FOLDER] [--peers] [--save FILE] [--compare FILE]; FOLDER holds news as .txt, or as .jsonl with a "text" a line.
// With --peers, its speed beside that of other taggers is all that is measured.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { measurePeers } from './peers.mjs';

const FOLDERS = ['../shared/data/dev', 'tests/corpus'];
const MEGA = 1_000_000;
const PASSES = 5;
/** A text as long as an article, in bytes: single sentences are slower, for each runs through all of the code. */
const ARTICLE = 2000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'boolean' }, save: { type: 'string' }, compare: { type: 'string' } },
});
const folder = positionals[0] ?? FOLDERS.find((path) => existsSync(path));
const read = readTexts(folder);
if (read.length === 0) throw new Error(`${folder} holds no .txt or .jsonl file`);
console.log(`${read.length} texts of ${folder}, ${(byteLength(read) / MEGA).toFixed(1)} MB`);
// A few texts are done before a clock ticks.
const texts = Array(Math.ceil((2 * MEGA) / byteLength(read))).fill(read).flat();

const earlier = options.compare ? JSON.parse(readFileSync(options.compare, 'utf8')) : [];
const rows = [];
if (!options.peers) measureNative();
const browser = await puppeteer.launch({
  browser: 'chrome',
  executablePath: process.env.NEWSMARK_CHROMIUM,
  // A tab in the background would be throttled.
  args: ['--no-sandbox', '--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
  headless: true,
  protocolTimeout: 600_000,
});
try {
  if (options.peers) {
    await measureRace();
  } else {
    await measureWasm();
    await measurePage();
  }
} finally {
  await browser.close();
}
if (options.save) writeFileSync(options.save, JSON.stringify(rows, null, 1) + '\n');

/** The stages in Rust: benches/pipeline.rs. */
function measureNative() {
  const file = resolve('target/bench-texts');
  writeFileSync(file, texts.join('\u001e'));
  const cargo = process.env.CARGO ?? 'cargo';
  const stdio = ['ignore', 'pipe', 'inherit'];
  const lines = execFileSync(cargo, ['bench', '--quiet', '--bench', 'pipeline', '--', file], { stdio, encoding: 'utf8' });
  for (const line of lines.trim().split('\n')) {
    const [name, value, unit] = line.split('\t');
    row(`native: ${name}`, Number(value), unit);
  }
}

/** Newsmark and its peers, and how many times as fast as each of them it is. */
async function measureRace() {
  const server = await serveWasm();
  const [newsmark, ...peers] = await measurePeers({ texts, open: () => barePage(server), processorTime });
  for (const { name, speed } of [newsmark, ...peers]) row(`chromium: ${name}`, speed, 'MB/s');
  for (const { name, speed } of peers) row(`chromium: newsmark to ${name}`, newsmark.speed / speed, 'times');
  server.close();
}

/** The wasm by itself, on a bare page. */
async function measureWasm() {
  const server = await serveWasm();
  const fresh = async () => {
    const page = await barePage(server);
    await page.evaluate(async () => {
      globalThis.newsmark = await import('/newsmark.js');
      globalThis.bytes = await (await fetch('/newsmark_bg.wasm')).arrayBuffer();
    });
    return page;
  };
  await measureStart(fresh);
  await measureSpeed(await fresh());
  await measureMemory(await fresh());
  server.close();
}

/** From the bytes at hand to the first answer, tables and model read. */
async function measureStart(fresh) {
  const starts = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const page = await fresh();
    starts.push(await page.evaluate(async () => {
      const start = performance.now();
      await newsmark.default({ module_or_path: bytes });
      new newsmark.Tagged('The United Nations met.').free();
      return performance.now() - start;
    }));
    await page.close();
  }
  row('chromium: bytes to first answer', median(starts), 'ms');
}

async function measureSpeed(page) {
  await page.evaluate(() => newsmark.default({ module_or_path: bytes }));
  const clock = await processorTime(page);
  const articles = texts.filter((text) => ARTICLE <= Buffer.byteLength(text));
  row('chromium: whole pipeline', await speed(page, clock, texts), 'MB/s');
  if (0 < articles.length) row('chromium: whole pipeline, texts of 2 kB and more', await speed(page, clock, articles), 'MB/s');
  await page.close();
}

/** Megabytes a second, in the fastest of some passes. */
async function speed(page, clock, texts) {
  const passes = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const start = await clock();
    await page.evaluate((texts) => {
      for (const text of texts) {
        const tagged = new newsmark.Tagged(text);
        tagged.spans();
        tagged.free();
      }
    }, texts);
    passes.push((await clock()) - start);
  }
  return byteLength(texts) / MEGA / (Math.min(...passes) / 1000);
}

async function measureMemory(page) {
  const large = repeated(10 * MEGA);
  const grown = await page.evaluate(async (text) => {
    const { memory } = await newsmark.default({ module_or_path: bytes });
    new newsmark.Tagged('The United Nations met.').free();
    const before = memory.buffer.byteLength;
    new newsmark.Tagged(text).free();
    return memory.buffer.byteLength - before;
  }, large);
  row('chromium: wasm memory for 10 MB', grown / Buffer.byteLength(large), 'bytes/byte');
  await page.close();
}

/** The page, as its reader meets it. */
async function measurePage() {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(process.env.NEWSMARK_URL);
  await settled(page);
  const article = await page.evaluate(() => document.querySelector('#newsmark-input').value);
  const paints = [];
  for (let pass = 0; pass < PASSES; pass++) paints.push(await page.evaluate(pasteToPainted, article));
  row('chromium: paste to painted, sample', median(paints), 'ms');

  await page.evaluate((text) => (document.querySelector('#newsmark-input').value = text), repeated(MEGA));
  await settled(page);
  row('chromium: a key in a 1 MB text', await keyWork(page), 'ms of main thread');
  await page.close();
}

/** Pastes `text` into the empty page; the time until its entities stand in the summary and a frame has been painted. */
async function pasteToPainted(text) {
  const input = document.querySelector('#newsmark-input');
  const summary = document.querySelector('#newsmark-summary');
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  input.value = '';
  while (summary.querySelector('[data-entity]')) await frame();
  await frame();
  input.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const listed = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!summary.querySelector('[data-entity]')) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(summary, { childList: true, subtree: true });
  });
  const start = performance.now();
  input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await listed;
  await frame();
  return performance.now() - start;
}

/** Milliseconds of main-thread work per key typed at the beginning of the page's text. */
async function keyWork(page) {
  const KEYS = 20;
  const clock = await processorTime(page);
  await page.focus('#newsmark-input');
  await page.keyboard.press('Home');
  const before = await clock();
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press('a');
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return ((await clock()) - before) / KEYS;
}

/** A clock that counts the milliseconds that the page's main thread had a processor: others may use the machine too. */
async function processorTime(page) {
  const client = await page.createCDPSession();
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
}

/** Waits until the results are those of the whole text. */
async function settled(page) {
  await page.waitForSelector('#newsmark-summary[aria-busy="false"]', { timeout: 120_000 });
}

async function barePage(server) {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${server.address().port}/`);
  return page;
}

function serveWasm() {
  const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer((request, response) => {
    const extension = request.url.match(/\.\w+$/)?.[0];
    response.setHeader('Content-Type', types[extension] ?? 'text/html');
    const path = ['target/web/wasm', 'target/peers'].map((folder) => folder + request.url).find((each) => existsSync(each));
    response.end(types[extension] && path ? readFileSync(path) : '');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** The texts, again and again, up to about `length` UTF-16 units. */
function repeated(length) {
  const all = texts.join('\n\n');
  return all.repeat(Math.ceil(length / all.length)).slice(0, length);
}

function byteLength(texts) {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Keeps and prints a measurement, with its change since the earlier run that `--compare` names. */
function row(name, value, unit) {
  rows.push({ name, value, unit });
  const before = earlier.find((each) => each.name === name)?.value;
  const change = before ? `  ${value < before ? '' : '+'}${(100 * (value / before - 1)).toFixed(0)} %` : '';
  console.log(`${name.padEnd(38)}${value.toFixed(value < 1 ? 3 : 1).padStart(9)} ${unit}${change}`);
}

function readTexts(folder) {
  const files = readdirSync(folder, { recursive: true }).sort().map((name) => join(folder, name));
  const read = (path) => readFileSync(path, 'utf8');
  const texts = files.flatMap((path) => {
    if (extname(path) === '.txt') return [read(path)];
    if (extname(path) === '.jsonl') return read(path).trim().split('\n').map((line) => JSON.parse(line).text);
    return [];
  });
  // Some corpora hold word processor files in place of text.
  return texts.filter((text) => !text.startsWith('{\\rtf'));
}
