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
