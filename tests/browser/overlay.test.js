// The overlay on live text: what it reads, what it paints, what it leaves alone.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { inBothBrowsers } from './harness.js';

const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** A server of its own: a bare page, and the wasm with its module. */
const server = createServer((request, response) => {
  const extension = request.url.match(/\.\w+$/)?.[0];
  response.setHeader('Content-Type', TYPES[extension] ?? 'text/html; charset=utf-8');
  response.end(TYPES[extension] ? readFileSync(new URL(`../../target/web/wasm${request.url}`, import.meta.url)) : '<link rel="icon" href="data:,">');
});
before(() => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
after(() => server.close());

/** Runs in the page: loads the wasm, and adds what the checks share. */
async function prepare() {
  globalThis.newsmark = await import('/newsmark.js');
  await globalThis.newsmark.default({ module_or_path: '/newsmark_bg.wasm' });
  /** The texts of all ranges of a highlight. */
  globalThis.painted = (name) => [...(CSS.highlights.get(name) ?? [])].map(String);
  globalThis.mount = (html) => {
    document.body.innerHTML = html;
    return document.body;
  };
}

const CHECKS = {
  async 'paints each kind, and leaves the DOM as it was'(page) {
    const found = await page.in(() => {
      const html = '<p>😀 Japan and <b>Pak</b>istan said 1,200 people left.</p>';
      const root = mount(html);
      const overlay = new newsmark.Overlay(root);
      const before = { countries: painted('newsmark-country'), figures: painted('newsmark-figure'), html: root.innerHTML };
      overlay.destroy();
      return { ...before, left: painted('newsmark-country'), names: [...CSS.highlights.keys()], was: html };
    });
    assert.deepEqual(found.countries, ['Japan', 'Pakistan']);
    assert.deepEqual(found.figures, ['1,200']);
    assert.equal(found.html, found.was);
    assert.deepEqual(found.left, []);
    assert.deepEqual(found.names, []);
  },

  async 'reads what a reader sees'(page) {
    const text = await page.in(() => {
      const root = mount(`<h1>Head
        line</h1><script>Japan</script><style>p { color: red }</style>
        <p>One<br>two <span hidden>Japan</span><span style="visibility: hidden">Japan</span>three</p>
        <div>four<p>five</p>six</div><textarea>Japan</textarea><p data-newsmark-ignore>Japan</p>
        <pre>a\nb</pre><ul><li>x</li><li>y</li></ul><table><tr><td>1</td><td>2</td></tr></table>`);
      const overlay = new newsmark.Overlay(root);
      const { text } = overlay;
      overlay.destroy();
      return text;
    });
    assert.equal(text.replace(/ +/g, ' '), 'Head line\n\nOne\ntwo three\n\nfour\n\nfive\n\nsix\n\na\nb\n\nx\n\ny\n\n1\n\n2');
  },

  async 'shares highlights with other overlays'(page) {
    const found = await page.in(() => {
      mount('<p id=a>Japan agreed.</p><p id=b>Pakistan agreed.</p>');
      CSS.highlights.set('someone-else', new Highlight());
      const [first, second] = ['a', 'b'].map((id) => new newsmark.Overlay(document.getElementById(id)));
      const both = painted('newsmark-country');
      first.destroy();
      first.destroy();
      const one = painted('newsmark-country');
      second.destroy();
      return { both, one, names: [...CSS.highlights.keys()] };
    });
    assert.deepEqual(found.both.sort(), ['Japan', 'Pakistan']);
    assert.deepEqual(found.one, ['Pakistan']);
    assert.deepEqual(found.names, ['someone-else']);
  },

  async 'finds the mention at a place, and its range'(page) {
    const found = await page.in(() => {
      const root = mount('<p>😀 In <i>Japan</i> it rains.</p><footer>.</footer>');
      const overlay = new newsmark.Overlay(root.querySelector('p'));
      const [smile, japan, rain] = [0, 1, 2].map((at) => root.querySelector('p').childNodes[at]);
      const result = {
        inside: overlay.mentionAt(japan.firstChild, 0),
        last: overlay.mentionAt(japan.firstChild, 4),
        before: overlay.mentionAt(smile, 1),
        behind: overlay.mentionAt(rain, 0),
        element: overlay.mentionAt(japan, 0),
        elsewhere: overlay.mentionAt(root.querySelector('footer').firstChild, 0),
        range: String(overlay.range(0)),
        none: overlay.range(1),
        mention: overlay.mention(0),
      };
      overlay.destroy();
      return result;
    });
    assert.equal(found.inside, 0);
    assert.equal(found.last, 0);
    for (const place of ['before', 'behind', 'element', 'elsewhere', 'none']) assert.equal(found[place] ?? null, null, place);
    assert.equal(found.range, 'Japan');
    assert.deepEqual([found.mention.start, found.mention.end, found.mention.code], [6, 11, 'JP']);
  },

  async 'lets one entity stand out, and kinds be chosen'(page) {
    const found = await page.in(() => {
      const overlay = new newsmark.Overlay(mount('<p>Japan met Pakistan. Japan paid $5 million.</p>'), { kinds: ['country'] });
      const names = () => ['newsmark-country', 'newsmark-country-faint', 'newsmark-figure', 'newsmark-focus'].map(painted);
      const result = { countries: names() };
      overlay.select(overlay.entities().findIndex(({ code }) => code === 'JP'));
      result.selected = names();
      overlay.select();
      overlay.focus(1);
      result.focus = names();
      overlay.focus();
      overlay.show(['figure']);
      result.figures = names();
      overlay.destroy();
      const error = (wrong) => {
        try {
          wrong();
        } catch (error) {
          return String(error);
        }
      };
      const options = (wrong) => error(() => new newsmark.Overlay(mount(''), wrong));
      result.errors = [error(() => overlay.show(['nonsense'])), options({ kinds: 'country' }), options({ dictionaries: [{}] })];
      result.fine = [options({}), options({ kinds: undefined, dictionaries: ['{}'] })];
      return result;
    });
    assert.deepEqual(found.countries, [['Japan', 'Pakistan', 'Japan'], [], [], []]);
    assert.deepEqual(found.selected, [['Japan', 'Japan'], ['Pakistan'], [], []]);
    assert.deepEqual(found.focus, [['Japan', 'Pakistan', 'Japan'], [], [], ['Pakistan']]);
    assert.deepEqual([found.figures[0], found.figures[2].length], [[], 1]);
    assert.match(found.errors[0], /no kind: nonsense/);
    assert.match(found.errors[1], /kinds is no list/);
    assert.match(found.errors[2], /dictionaries has something else than texts/);
    assert.deepEqual(found.fine.filter(Boolean), []);
  },

  async 'follows a change on refresh, and survives text that went away'(page) {
    const found = await page.in(() => {
      const root = mount('<p>Japan agreed.</p>');
      const overlay = new newsmark.Overlay(root);
      const words = root.firstChild.firstChild;
      words.data = 'x';
      overlay.select(0);
      const gone = painted('newsmark-country');
      words.data = 'Then Pakistan did.';
      overlay.refresh();
      const fresh = painted('newsmark-country');
      root.replaceChildren();
      overlay.refresh();
      const empty = [...CSS.highlights.keys()];
      overlay.destroy();
      return { gone, fresh, empty };
    });
    assert.deepEqual(found.gone, []);
    assert.deepEqual(found.fresh, ['Pakistan']);
    assert.ok(!found.empty.includes('newsmark-country'));
  },

  async "marks an article in an iframe through the iframe's own highlights"(page) {
    const found = await page.in(() => {
      const frame = document.createElement('iframe');
      mount('').append(frame);
      const inner = frame.contentDocument.body;
      inner.innerHTML = '<p>Japan agreed.</p>';
      const overlay = new newsmark.Overlay(inner);
      const result = {
        inner: [...(frame.contentWindow.CSS.highlights.get('newsmark-country') ?? [])].map(String),
        outer: painted('newsmark-country'),
      };
      overlay.destroy();
      return result;
    });
    assert.deepEqual(found.inner, ['Japan']);
    assert.deepEqual(found.outer, []);
  },

  async 'reads a page that nests deeper than any stack'(page) {
    const length = await page.in(() => {
      const root = mount('');
      let inner = root;
      for (let depth = 0; depth < 5000; depth++) inner = inner.appendChild(document.createElement('span'));
      inner.textContent = 'Japan';
      const overlay = new newsmark.Overlay(root);
      const { length } = overlay.spans();
      overlay.destroy();
      root.replaceChildren();
      return length;
    });
    assert.equal(length, 4);
  },
};

inBothBrowsers('the overlay', (open) => {
  for (const [what, check] of Object.entries(CHECKS)) {
    test(what, async () => {
      const page = await open(`http://localhost:${server.address().port}/`);
      await page.in(prepare);
      await check(page);
      await page.close();
    });
  }
});
