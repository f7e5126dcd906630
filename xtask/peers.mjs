// Measures newsmark beside other taggers that run in a browser: the same texts, one Chromium, one clock. Run by `cargo xtask bench --peers`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** They are installed and bundled here when they are first asked for: no build and no test needs them. All are MIT. */
const FOLDER = 'target/peers';
const PACKAGES = { compromise: '14.17.0', 'wink-nlp': '2.4.0', 'wink-eng-lite-web-model': '1.8.1' };

/** Much of the slowest one's time: every some text, up to so many bytes. */
const SAMPLE = 500_000;
const PASSES = 5;

/**
 * Who takes part: `start` makes, in a page, what `tag` is called with; `tag` gives how many things it has read out of a text.
 *
 * Of each peer as little is asked as its names and figures need: no sentiment, and no offsets where they cost extra.
 */
const PARTS = [
  {
    name: 'newsmark',
    start: async () => {
      const newsmark = await import('/newsmark.js');
      await newsmark.default({ module_or_path: await (await fetch('/newsmark_bg.wasm')).arrayBuffer() });
      return newsmark;
    },
    tag: ({ Tagged }, text) => {
      const tagged = new Tagged(text);
      const { length } = tagged.spans();
      tagged.free();
      return length;
    },
  },
  {
    // Tokens, sentences, parts of speech, figures; it knows no organizations and no countries.
    name: `wink-nlp ${PACKAGES['wink-nlp']}`,
    start: async () => (await import('/peers.js')).wink(),
    tag: ({ nlp, its }, text) => nlp.readDoc(text).entities().out(its.span).length,
  },
  {
    name: `compromise ${PACKAGES.compromise}`,
    start: async () => (await import('/peers.js')).compromise,
    tag: (nlp, text) => {
      const read = nlp(text);
      const found = [read.organizations(), read.match('#Country+'), read.numbers()];
      return found.reduce((sum, each) => sum + each.out('array').length, 0);
    },
  },
];

/**
 * Megabytes a second that each tags, the fastest of some passes. They take turns, so that what else the machine does meets all.
 * @param {object} bench
 * @param {string[]} bench.texts
 * @param {() => Promise<import('puppeteer-core').Page>} bench.open  an empty page of a server that has the wasm and `FOLDER`
 * @param {(page: import('puppeteer-core').Page) => Promise<() => Promise<number>>} bench.processorTime  a page's clock, in milliseconds
 * @returns {Promise<{ name: string, speed: number }[]>}
 */
export async function measurePeers({ texts, open, processorTime }) {
  await prepare();
  const sample = sampleOf(texts);
  const racers = [];
  for (const { name, start, tag } of PARTS) {
    const page = await open();
    await page.evaluate(`(${start})().then((tagger) => { globalThis.tagText = (text) => (${tag})(tagger, text); })`);
    racers.push({ name, page, clock: await processorTime(page), times: [] });
  }
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { name, page, clock, times } of racers) {
      const before = await clock();
      const found = await page.evaluate((texts) => texts.reduce((sum, text) => sum + tagText(text), 0), sample);
      times.push((await clock()) - before);
      if (found === 0) throw new Error(`${name} found nothing: it can't have been asked well`);
    }
  }
  const kilobytes = sample.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1000;
  for (const { page } of racers) await page.close();
  return racers.map(({ name, times }) => ({ name, speed: kilobytes / Math.min(...times) }));
}

/** The peers as one module. */
async function prepare() {
  if (!isInstalled()) install();
  const contents = `
    import compromise from 'compromise';
    import winkNLP from 'wink-nlp';
    import model from 'wink-eng-lite-web-model';
    const wink = () => {
      const nlp = winkNLP(model, ['sbd', 'pos', 'ner']);
      return { nlp, its: nlp.its };
    };
    export { compromise, wink };`;
  const stdin = { contents, resolveDir: FOLDER };
  await build({ stdin, bundle: true, format: 'esm', minify: true, outfile: `${FOLDER}/peers.js`, logLevel: 'warning' });
}

function isInstalled() {
  return Object.entries(PACKAGES).every(([name, version]) => {
    const path = `${FOLDER}/node_modules/${name}/package.json`;
    return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version === version;
  });
}

function install() {
  const exact = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
  console.log(`installing ${exact.join(', ')} into ${FOLDER}`);
  mkdirSync(FOLDER, { recursive: true });
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  execFileSync('npm', ['install', '--prefix', FOLDER, ...quiet, ...exact], { stdio: 'inherit' });
}

/** Texts from all over the collection. */
function sampleOf(texts) {
  const step = Math.ceil(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / SAMPLE);
  return texts.filter((_, index) => index % step === 0);
}
