// Assembles dist/ from www/ and the built wasm. Run by `cargo xtask build`.
//
// What www/ can rely on:
// - Every script that a page names, newsmark.js (for embedding) and worker.js become a bundled ES module of the same
//   name in dist/; what they share goes into chunks beside them. Style sheets that a page names are bundled likewise;
//   what is neither script nor style is copied.
// - "./wasm/newsmark.js" is the module that wasm-bindgen wrote. The wasm itself is dist/newsmark.wasm:
//   `new URL("newsmark.wasm", import.meta.url)` names it from every module.
// - www/types.d.ts becomes dist/newsmark.d.ts; what TypeScript reads out of newsmark.js lies beside it in types/.
// - dist/newsmark.html is index.html in one file that loads nothing. In it `#newsmark-wasm` holds the wasm (gzip, base64)
//   and `#newsmark-worker` the source of worker.js as a classic script, both as the text of an inert <script>.
// - Scripts use no top-level await: a classic script has none.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const SOURCE = 'www';
const SITE = 'target/web/site';
const DIST = 'dist';
const WASM = 'target/web/wasm/newsmark_bg.wasm';
const TEXT_LIKE = new Set(['.html', '.js', '.css', '.svg', '.wasm', '.json', '.txt', '.ts', '.webmanifest']);

const OPTIONS = {
  bundle: true,
  minify: true,
  target: ['es2023', 'chrome120', 'firefox140', 'safari18'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

await assemble();

async function assemble() {
  for (const folder of [SITE, DIST]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  // Bundling starts from one folder, so that www/ can import the generated module as if it lay there.
  cpSync(SOURCE, SITE, { recursive: true });
  cpSync('target/web/wasm', join(SITE, 'wasm'), { recursive: true });
  copyAssets();
  cpSync(WASM, join(DIST, 'newsmark.wasm'));
  await bundleModules();
  await bundleStyles();
  if (existsSync(join(SITE, 'index.html'))) writeFileSync(join(DIST, 'newsmark.html'), await offlinePage());
  compress();
  // Last, for nobody loads them.
  declareTypes();
}

/** Copies what needs no bundling: pages, pictures. */
function copyAssets() {
  cpSync(SOURCE, DIST, {
    recursive: true,
    filter: (path) => !['.js', '.css', '.ts', '.json', '.md'].includes(extname(path)),
  });
}

async function bundleModules() {
  const { metafile } = await build({
    ...OPTIONS,
    metafile: true,
    entryPoints: [...entryScripts()].map((name) => join(SITE, name)),
    outbase: SITE,
    outdir: DIST,
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
  });
  // `cargo xtask size` reads in it what loads what.
  writeFileSync('target/web/modules.json', JSON.stringify(metafile.outputs));
}

async function bundleStyles() {
  const sheets = named(/<link\b[^>]*\bhref="([^":]+\.css)"/g);
  await build({ ...OPTIONS, entryPoints: [...sheets].map((name) => join(SITE, name)), outbase: SITE, outdir: DIST });
}

function declareTypes() {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.types.json'], { stdio: 'inherit' });
  cpSync('target/web/wasm/newsmark.d.ts', join(DIST, 'types/wasm/newsmark.d.ts'));
  cpSync(join(SOURCE, 'types.d.ts'), join(DIST, 'newsmark.d.ts'));
}

/** The scripts that are loaded by themselves: those that pages name, and two that programs name. */
function entryScripts() {
  const known = ['newsmark.js', 'worker.js'].filter((name) => existsSync(join(SITE, name)));
  return new Set([...known, ...named(/<script\b[^>]*\bsrc="([^":]+)"/g)]);
}

/** The files that the pages name, by a pattern whose first group is the name. */
function named(pattern) {
  const pages = files(SITE).filter((name) => name.endsWith('.html'));
  const names = pages.flatMap((page) => [...read(join(SITE, page)).matchAll(pattern)].map(([, name]) => name));
  return new Set(names);
}

/** index.html with all that it loads inside of it, under a policy that lets it load nothing. */
async function offlinePage() {
  const page = read(join(SITE, 'index.html'));
  const scripts = [];
  const styles = [];
  const body = page
    .replace(/[ \t]*<link\b[^>]*>\n?/g, (tag) => {
      const href = attribute(tag, 'href');
      if (attribute(tag, 'rel') === 'stylesheet') styles.push(read(join(DIST, href)).trim());
      return attribute(tag, 'rel') === 'icon' ? tag.replace(href, dataUrl(href)) : '';
    })
    .replace(/[ \t]*<script\b[^>]*\bsrc="([^"]+)"[^>]*><\/script>\n?/g, (_, source) => (scripts.push(source), ''));
  const code = await Promise.all(scripts.map(classicScript));
  const style = styles.join('\n');
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy(code, style)}">\n<style>${style}</style>\n`;
  const tail = [
    `<script type="text/plain" id="newsmark-wasm">${packedWasm()}</script>`,
    ...(existsSync(join(SITE, 'worker.js'))
      ? [`<script type="text/plain" id="newsmark-worker">${await classicScript('worker.js')}</script>`]
      : []),
    ...code.map((source) => `<script>${source}</script>`),
    '',
  ].join('\n');
  const charset = /<meta charset="utf-8"[^>]*>\n?/i;
  if (!charset.test(body)) throw new Error('index.html needs <meta charset="utf-8"> first in its head');
  // A function as the replacement, for in a string "$&" would mean the match.
  return body.replace(charset, (meta) => meta + head).replace(/<\/body>/i, (end) => tail + end);
}

/** A module and all that it imports as one script that needs no module loader: file: pages have none. */
async function classicScript(name) {
  const result = await build({
    ...OPTIONS,
    entryPoints: [join(SITE, name)],
    format: 'iife',
    write: false,
    // There is no import.meta in a classic script; the code that asks for it runs on served pages only.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  const code = result.outputFiles[0].text.trim();
  if (/<\/script|<!--/i.test(code)) throw new Error(`${name} holds text that would end its <script>`);
  return code;
}

/** The content security policy of the offline file: no request of any kind, and no script but its own. */
function policy(scripts, style) {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashSource).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${hashSource(style)}`,
    'worker-src blob:',
    'img-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashSource(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function packedWasm() {
  return gzipSync(readFileSync(WASM), { level: 9 }).toString('base64');
}

function dataUrl(name) {
  const type = { '.svg': 'image/svg+xml', '.png': 'image/png' }[extname(name)];
  return `data:${type};base64,${readFileSync(join(SITE, name)).toString('base64')}`;
}

/** Writes FILE.br and FILE.gz beside every file that gets smaller by it, so that the server needn't compress. */
function compress() {
  for (const name of files(DIST).filter((name) => TEXT_LIKE.has(extname(name)))) {
    const bytes = readFileSync(join(DIST, name));
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    writeFileSync(join(DIST, `${name}.br`), brotliCompressSync(bytes, brotli));
    writeFileSync(join(DIST, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** The value of `name` in an HTML start tag, or "". */
function attribute(tag, name) {
  return tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '';
}

/** All files below `folder`, as paths relative to it, sorted. */
function files(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const inside = (entry) => join(entry.parentPath, entry.name).slice(folder.length + 1);
  return entries.filter((entry) => entry.isFile()).map(inside).sort();
}

function read(path) {
  return readFileSync(path, 'utf8');
}
