// The element in an ordinary article: marked, explained, and not a node of it changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SERVED, inBothBrowsers } from './harness.js';

const EMBED = new URL('embed.html', SERVED).href;

inBothBrowsers('<newsmark-text>', (open) => {
  test('marks the article that it wraps and the one that it names', async () => {
    const page = await ready(open);
    const countries = await page.marks('country');
    for (const name of ['Poland', 'Sweden', 'Finland', 'Chile', 'Argentina', 'Peruvian']) assert.ok(countries.includes(name), name);
    const figures = await page.marks('figure');
    assert.ok(figures.includes('2,300'));
    assert.ok(!figures.includes('1,850'), 'the second element wants no figures');
    await page.close();
  });

  test('leaves every node as it was', async () => {
    const page = await ready(open);
    const { before, now } = await page.in(() => ({ before: window.before, now: [...document.querySelectorAll('newsmark-text, article')].map((node) => node.outerHTML) }));
    assert.equal(now.length, 4);
    assert.deepEqual(now, before);
    await page.close();
  });

  test('tells what it found, and follows a change of the article', async () => {
    const page = await ready(open);
    const found = await page.in(() => document.querySelector('newsmark-text').analysis);
    assert.equal(found.offsets, 'utf16');
    assert.ok(found.entities.some(({ id }) => id === 'country:PL'));
    await page.in(() => {
      document.querySelector('#seeds p').textContent = '😀 Uganda came too.';
    });
    await page.until(() => [...(CSS.highlights.get('newsmark-country') ?? [])].some((range) => String(range) === 'Uganda'));
    await page.close();
  });

  test('switches kinds by its attribute and by its buttons', async () => {
    const page = await ready(open);
    await page.in(() => document.querySelector('newsmark-text').setAttribute('kinds', 'figure'));
    assert.ok(!(await page.marks('country')).includes('Poland'));
    await page.in(() => document.querySelector('newsmark-text').shadowRoot.querySelector('button.country').click());
    assert.ok((await page.marks('country')).includes('Poland'));
    assert.equal(await page.in(() => document.querySelector('newsmark-text').getAttribute('kinds')), 'figure country');
    await page.close();
  });

  test('tells of a mention on a click, unless the page says no', async () => {
    const page = await ready(open);
    const spot = await page.in(() => {
      window.picked = [];
      document.addEventListener('newsmark-select', (event) => {
        window.picked.push(event.detail.text);
        if (1 < window.picked.length) event.preventDefault();
      });
      const { x, y, width, height } = [...CSS.highlights.get('newsmark-country')].find((range) => String(range) === 'Sweden').getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.tab.mouse.click(spot.x, spot.y);
    const card = () => page.in(() => document.querySelector('newsmark-text').shadowRoot.querySelector('[part="card"]').matches(':popover-open'));
    assert.equal(await card(), true);
    await page.press('Escape');
    assert.equal(await card(), false);
    await page.tab.mouse.click(spot.x, spot.y);
    assert.deepEqual(await page.in(() => window.picked), ['Sweden', 'Sweden']);
    assert.equal(await card(), false);
    await page.close();
  });

  test('goes without a trace, comes back, and can be registered twice', async () => {
    const page = await ready(open);
    await page.in(() => document.querySelectorAll('newsmark-text').forEach((element) => element.replaceWith(...element.childNodes)));
    assert.deepEqual(await page.marks('country'), []);
    await page.in(async () => {
      const { NewsmarkText } = await import(new URL('newsmark.js', location.href).href);
      NewsmarkText.define().define();
      const element = document.createElement('newsmark-text');
      element.kinds = ['country'];
      element.htmlFor = 'harbour';
      document.body.prepend(element);
    });
    await page.until(() => [...(CSS.highlights.get('newsmark-country') ?? [])].some((range) => String(range) === 'Poland'));
    assert.deepEqual(await page.marks('figure'), []);
    await page.close();
  });

  test('obeys the dictionaries that its page gives it, and tells what is wrong with them', async () => {
    const page = await ready(open);
    const found = await page.in(async () => {
      const element = document.querySelector('newsmark-text');
      const ready = new Promise((resolve) => element.addEventListener('newsmark-ready', ({ detail }) => resolve(detail), { once: true }));
      element.dictionaries = ['{"entries": [{"deny": "Sweden"}, {"relabel": "Finland"}]}'];
      const { problems } = await ready;
      return { problems, names: element.analysis.entities.map(({ name }) => name) };
    });
    assert.ok(!found.names.includes('Sweden'));
    assert.ok(found.names.includes('Finland'), 'the entry that makes no sense is left out');
    assert.deepEqual(found.problems.map((list) => list.map(({ entry, line }) => [entry, line])), [[[1, 1]]]);
    assert.ok(!(await page.marks('country')).includes('Sweden'));
    await page.close();
  });

  test('loads the dictionary that its attribute names, and says if it can not', async () => {
    const page = await ready(open);
    const found = await page.in(async () => {
      const element = document.querySelector('newsmark-text');
      const next = (name) => new Promise((resolve) => element.addEventListener(name, ({ detail }) => resolve(detail), { once: true }));
      const failed = next('newsmark-error');
      element.setAttribute('dictionary', 'nowhere.json');
      const { error } = await failed;
      window.fetch = async (address) => new Response(JSON.stringify({ entries: [{ deny: address === 'house.json' ? 'Sweden' : 'Poland' }] }));
      const ready = next('newsmark-ready');
      element.setAttribute('dictionary', 'house.json desk.json');
      const { analysis } = await ready;
      return { error: String(error), names: analysis.entities.map(({ name }) => name) };
    });
    assert.match(found.error, /nowhere\.json: 404/);
    assert.ok(found.names.includes('Finland') && !found.names.includes('Sweden') && !found.names.includes('Poland'), String(found.names));
    page.complaints = page.complaints.filter((words) => !/404/.test(words));
    await page.close();
  });

  test('the JS API tags under dictionaries and asks an editor’s questions', async () => {
    const page = await ready(open);
    const found = await page.in(async () => {
      const { load } = await import(new URL('newsmark.js', location.href).href);
      const { Dictionaries, analyze } = await load();
      const text = 'The Zorbla Works and Japan met. Zorbla Works sued the NZQF.';
      const files = ['{"entries": [{"add": "Zorbla Works", "kind": "organization"}]}', '{"entries": [{"deny": "Japan"}, {"deny": 7}]}'];
      const dictionaries = new Dictionaries(files);
      const tagged = dictionaries.tag(text);
      const names = tagged.entities().map(({ id, count }) => [id, count]);
      const [first] = tagged.check();
      const says = { names, problems: dictionaries.problems(), sentence: tagged.mention(0).sentence, check: first.check, text: text.slice(first.start, first.end) };
      const plain = analyze(text).mentions.map((mention) => mention.text);
      tagged.free();
      dictionaries.free();
      return { ...says, plain };
    });
    assert.deepEqual(found.names.find(([id]) => id === 'organization:zorbla-works'), ['organization:zorbla-works', 2]);
    assert.ok(!found.names.some(([id]) => id === 'country:JP'));
    assert.ok(found.plain.includes('Japan'), 'the dictionaries hold for their own texts only');
    assert.deepEqual(found.problems.map((list) => list.length), [0, 1]);
    assert.match(found.sentence, /dictionary/);
    assert.deepEqual([found.check, found.text], ['acronym-unexplained', 'NZQF']);
    await page.close();
  });

  test('overlay() marks any element', async () => {
    const page = await ready(open);
    const found = await page.in(async () => {
      const { overlay } = await import(new URL('newsmark.js', location.href).href);
      const note = document.querySelector('.note');
      note.textContent = 'Uganda';
      const marked = await overlay(note, { kinds: ['country'] });
      const texts = () => [...(CSS.highlights.get('newsmark-country') ?? [])].map(String);
      const before = texts().includes('Uganda');
      marked.destroy();
      return [before, texts().includes('Uganda')];
    });
    assert.deepEqual(found, [true, false]);
    await page.close();
  });
});

/** The page, when all of its elements have marked their articles. */
async function ready(open) {
  const page = await open(EMBED, { first: keepNodes });
  // The second article may lie below the window: it is marked when it comes near.
  await page.in(() => document.getElementById('seeds').scrollIntoView());
  await page.until(() => [...document.querySelectorAll('newsmark-text')].every((element) => element.analysis));
  return page;
}

/** Runs in the page before its scripts do: keeps what the articles are until then. */
function keepNodes() {
  document.addEventListener('readystatechange', () => {
    window.before ??= [...document.querySelectorAll('newsmark-text, article')].map((node) => node.outerHTML);
  });
}
