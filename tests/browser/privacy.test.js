// Where the text goes: nowhere. The page asks for nothing after its load, the offline file for nothing at all.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { OFFLINE, SERVED, folder, inBothBrowsers } from './harness.js';

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

inBothBrowsers('what leaves the device', (open) => {
  let hits = 0;
  let address = '';
  const server = createServer((_, response) => {
    hits++;
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end();
  });
  before(async () => {
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${server.address().port}/`;
  });
  after(() => server.close());

  test('the page asks for nothing once it is loaded', async () => {
    const page = await open(SERVED);
    await page.settled();
    const origin = new URL(SERVED).origin;
    assert.ok(0 < page.requests.length);
    assert.equal(page.requests.filter((url) => url.endsWith('.wasm')).length, 1, 'the engine is fetched once');
    assert.deepEqual(page.requests.filter((url) => new URL(url).origin !== origin), []);
    page.requests.length = 0;
    await page.setText('Japan sent 1,200 engineers.');
    await (await page.tab.$('[data-entity="country:JP"] button')).click();
    assert.deepEqual(page.requests, []);
    await page.close();
  });

  test('the offline file asks for nothing', async () => {
    const page = await open(OFFLINE);
    await page.settled();
    assert.deepEqual(page.requests.filter((url) => url !== OFFLINE && !url.startsWith('blob:') && !url.startsWith('data:')), []);
    await page.close();
  });

  test('the policy of the offline file stops a request, which goes out without it', async () => {
    const page = await open(OFFLINE);
    await page.settled();
    hits = 0;
    assert.equal(await reach(page, address), 'blocked');
    assert.equal(hits, 0);
    await page.tab.close();

    const copy = join(mkdtempSync(join(tmpdir(), 'newsmark-')), 'open.html');
    const html = readFileSync(join(folder, 'newsmark.html'), 'utf8');
    assert.match(html, POLICY);
    writeFileSync(copy, html.replace(POLICY, ''));
    const bare = await open(pathToFileURL(copy).href);
    await bare.settled();
    assert.equal(await reach(bare, address), 'sent');
    assert.equal(hits, 1);
    await bare.tab.close();
  });
});

/** Tries to send something from the page. */
function reach(page, address) {
  return page.in((url) => fetch(url, { mode: 'no-cors' }).then(() => 'sent', () => 'blocked'), address);
}
