// What the browser tests share: both browsers, a page that must not complain, and readings of what it shows.
// `cargo xtask test browser` sets NEWSMARK_URL (the served page), NEWSMARK_CHROMIUM and NEWSMARK_FIREFOX.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

export const SERVED = process.env.NEWSMARK_URL ?? 'http://127.0.0.1:8000/';
export const OFFLINE = new URL('../../dist/newsmark.html', import.meta.url).href;

const BROWSERS = {
  chromium: {
    browser: 'chrome',
    executablePath: process.env.NEWSMARK_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  },
  firefox: {
    browser: 'firefox',
    executablePath: process.env.NEWSMARK_FIREFOX ?? '/usr/bin/firefox-esr',
    // The driver's own profile lets file: pages read each other, which no reader's Firefox does.
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
  },
};

/**
 * Runs the same tests in both browsers. `tests` gets a function that opens a page at an address.
 * @param {string} title
 * @param {(open: (url: string, options?: { width?: number, first?: () => void }) => Promise<Page>, name: string) => void} tests
 */
export function inBothBrowsers(title, tests) {
  for (const [name, options] of Object.entries(BROWSERS)) {
    describe(`${title} in ${name}`, () => {
      let browser;
      before(async () => {
        browser = await puppeteer.launch({ headless: true, ...options });
      });
      after(() => browser?.close());
      tests(async (url, { width = 1280, first } = {}) => {
        const page = new Page(await browser.newPage());
        if (first !== undefined) await page.tab.evaluateOnNewDocument(first);
        await page.visit(url, width);
        return page;
      }, name);
    });
  }
}

/** One tab, and what it has complained of and asked the network for. */
export class Page {
  complaints = [];
  requests = [];

  constructor(tab) {
    this.tab = tab;
    tab.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    tab.on('pageerror', (error) => this.complaints.push(String(error)));
    tab.on('request', (request) => this.requests.push(request.url()));
  }

  async visit(url, width) {
    await this.tab.setViewport({ width, height: 800 });
    await this.tab.goto(url, { waitUntil: 'load' });
  }

  /** Evaluates a function in the page. */
  in(work, ...values) {
    return this.tab.evaluate(work, ...values);
  }

  /** Waits until `work`, evaluated in the page, holds. */
  async until(work, ...values) {
    const deadline = Date.now() + 20_000;
    for (;;) {
      if (await this.in(work, ...values)) return;
      assert.ok(Date.now() < deadline, `never came true: ${work}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until the results are those of the text as it is. */
  settled() {
    return this.until(() => document.getElementById('newsmark-summary').getAttribute('aria-busy') === 'false');
  }

  async setText(text) {
    await this.in((value) => (document.getElementById('newsmark-input').value = value), text);
    await this.settled();
  }

  text() {
    return this.in(() => document.getElementById('newsmark-input').value);
  }

  /** Presses one key while others are held: press('Control', 'a'). */
  async press(...keys) {
    const last = keys.pop();
    for (const key of keys) await this.tab.keyboard.down(key);
    await this.tab.keyboard.press(last);
    for (const key of keys.reverse()) await this.tab.keyboard.up(key);
  }

  /** The marked texts of a kind that are painted now, in text order. */
  marks(kind) {
    return this.in((wanted) => {
      const names = ['', '-minor', '-nested', '-faint'].map((manner) => `newsmark-${wanted}${manner}`);
      const ranges = names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])]);
      ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
      return ranges.map(String);
    }, kind);
  }

  /** The text of the mention that the reader stands at. */
  focused() {
    return this.in(() => [...(CSS.highlights.get('newsmark-focus') ?? [])].map(String).join('|'));
  }

  /** The summary's rows: what their attributes say. */
  rows(kind) {
    return this.in((wanted) => {
      const rows = [...document.querySelectorAll(`#newsmark-summary [data-kind="${wanted}"]`)];
      return rows.map((row) => ({ ...row.dataset }));
    }, kind);
  }

  /** Nothing has been complained of: no error, no violation of the policy. */
  async close() {
    assert.deepEqual(this.complaints, []);
    await this.tab.close();
  }
}

export const folder = fileURLToPath(new URL('../../dist/', import.meta.url));
