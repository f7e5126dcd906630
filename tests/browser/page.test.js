// The page, served and as the offline file: what it shows, and that the text stays what it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { OFFLINE, SERVED, inBothBrowsers } from './harness.js';

const ARTICLE = `Japan and Pakistan sign a treaty\n\nTOKYO — Japan will send 1,200 engineers to Pakistan, the United Nations said. Pakistani officials welcomed the United Nations.`;

for (const [form, url] of [['the page', SERVED], ['the offline file', OFFLINE]]) {
  inBothBrowsers(form, (open) => {
    test('the sample is marked at the first visit, and summed up', async () => {
      const page = await open(url);
      await page.settled();
      assert.ok((await page.marks('country')).includes('Uganda'));
      assert.ok((await page.marks('figure')).includes('$340 million'));
      assert.ok((await page.marks('organization')).includes('World Bank'));
      assert.ok((await page.marks('person')).includes('Achieng Odera'));
      const [first] = await page.rows('country');
      assert.match(first.entity, /^country:[A-Z]{2}$/);
      assert.ok(1 < Number(first.count));
      const money = (await page.rows('figure')).find(({ unit }) => unit === 'USD');
      assert.equal(money.value, '340000000');
      await page.close();
    });

    test('typing replaces the sample and marks what is typed', async () => {
      const page = await open(url);
      await page.settled();
      await page.in(() => document.getElementById('newsmark-input').focus());
      await page.tab.keyboard.type('Then Japan spoke.');
      await page.settled();
      assert.equal(await page.text(), 'Then Japan spoke.');
      assert.deepEqual(await page.marks('country'), ['Japan']);
      await page.tab.keyboard.press('Enter');
      await page.tab.keyboard.type('Uganda left.');
      await page.settled();
      assert.equal(await page.text(), 'Then Japan spoke.\nUganda left.');
      assert.deepEqual(await page.marks('country'), ['Japan', 'Uganda']);
      for (let n = 0; n < 'Uganda left.'.length + 1; n++) await page.tab.keyboard.press('Backspace');
      await page.settled();
      assert.equal(await page.text(), 'Then Japan spoke.');
      await page.close();
    });

    test('what is copied and pasted stays as it is, and markup stays text', async () => {
      const text = '<b>Japan</b> & <img src=x onerror=alert(1)>\r\nUganda\tsaid:\r\n\r\n  “no” 😀 \r\n';
      const source = await open(url);
      await source.setText(text);
      await source.in(() => document.getElementById('newsmark-input').focus());
      await source.press('Control', 'a');
      await source.press('Control', 'c');
      await source.close();

      const page = await open(url);
      await page.settled();
      const sample = await page.text();
      await page.in(() => document.getElementById('newsmark-input').focus());
      await page.press('Control', 'v');
      await page.settled();
      assert.equal(await page.text(), text);
      assert.equal(await page.in(() => document.querySelectorAll('#newsmark-input b, #newsmark-input img').length), 0);
      assert.deepEqual(await page.marks('country'), ['Japan', 'Uganda']);
      await page.press('Control', 'z');
      assert.equal(await page.text(), sample);
      await page.press('Control', 'Shift', 'z');
      assert.equal(await page.text(), text);
      await page.close();
    });

    test('deletes what the keys delete, across lines and whole letters', async () => {
      const page = await open(url);
      await page.setText('one two\r\n😀');
      await page.in(() => document.getElementById('newsmark-input').focus());
      await page.press('Control', 'End');
      await page.press('Backspace');
      assert.equal(await page.text(), 'one two\r\n');
      await page.press('Backspace');
      assert.equal(await page.text(), 'one two');
      await page.press('Control', 'Backspace');
      assert.equal(await page.text(), 'one ');
      await page.press('Control', 'Home');
      await page.press('Delete');
      assert.equal(await page.text(), 'ne ');
      await page.press('Control', 'a');
      await page.press('x');
      assert.equal(await page.text(), 'x');
      await page.close();
    });

    test('marks lie on their words, whatever stands before them', async () => {
      const page = await open(url);
      for (const before of ['', '😀 ', '👨‍👩‍👧 é 𝔘\r\n', '\ud83d ', '\udc00\r', 'שלום\nعليكم ', '\u202e', '\t\u00a0', '\0\u0001']) {
        const text = `${before}Pakistan agreed with Japan.`;
        await page.setText(text);
        assert.deepEqual(await page.marks('country'), ['Pakistan', 'Japan'], JSON.stringify(before));
        assert.equal(await page.text(), text, JSON.stringify(before));
      }
      await page.close();
    });

    test('a text of the right-to-left kind is set from the right', async () => {
      const page = await open(url);
      await page.setText('שלום Pakistan\nPakistan');
      const sides = await page.in(() => [...CSS.highlights.get('newsmark-country')].map((range) => {
        const { left, right } = range.getBoundingClientRect();
        const column = document.getElementById('newsmark-input').getBoundingClientRect();
        return left - column.left < column.right - right ? 'left' : 'right';
      }));
      assert.deepEqual(sides, ['right', 'left']);
      await page.close();
    });

    test('a text without names or amounts has no marks, and an empty one says what to do', async () => {
      const page = await open(url);
      await page.setText('the quick brown fox jumps over the lazy dog');
      for (const kind of ['organization', 'country', 'figure', 'person']) assert.deepEqual(await page.marks(kind), []);
      assert.equal(await page.in(() => document.querySelectorAll('#newsmark-summary [data-entity]').length), 0);
      await page.setText('');
      const said = await page.in(() => getComputedStyle(document.getElementById('newsmark-input'), '::before').content);
      assert.match(said, /Paste a news text/);
      await page.close();
    });

    test('the legend switches kinds off and on', async () => {
      const page = await open(url);
      await page.setText(ARTICLE);
      const before = await page.marks('country');
      assert.deepEqual(before, ['Japan', 'Pakistan', 'Japan', 'Pakistan', 'Pakistani']);
      const countries = await page.tab.$('#legend [data-kind="country"]');
      await countries.click();
      assert.deepEqual(await page.marks('country'), []);
      assert.equal(await countries.evaluate((button) => button.getAttribute('aria-pressed')), 'false');
      assert.equal(await page.in(() => document.querySelector('[data-section="country"]').hidden), true);
      await countries.click();
      assert.deepEqual(await page.marks('country'), before);
      await page.close();
    });

    test('a row jumps from mention to mention, and so do the keys', async () => {
      const page = await open(url);
      await page.setText(ARTICLE);
      const row = await page.tab.$('[data-entity="country:PK"] button');
      const expected = ['Pakistan', 'Pakistan', 'Pakistani', 'Pakistan'];
      for (const text of expected) {
        await row.click();
        assert.equal(await page.focused(), text);
      }
      assert.equal(await page.in(() => document.getElementById('newsmark-input').hasAttribute('data-solo')), true);
      assert.equal(await page.in(() => CSS.highlights.get('newsmark-chosen-country').size), 3);
      await page.press('F8');
      await page.press('n');
      assert.equal(await page.focused(), 'Pakistani');
      await page.press('Shift', 'F8');
      assert.equal(await page.focused(), 'Pakistan');
      await page.until(() => /Pakistan/.test(document.querySelector('#card h2').textContent));
      await page.press('Escape');
      assert.equal(await page.in(() => document.getElementById('card').hidden), true);
      await page.press('Escape');
      assert.equal(await page.in(() => document.getElementById('newsmark-input').hasAttribute('data-solo')), false);
      await page.close();
    });

    test('a click on a mention tells what it is and why', async () => {
      const page = await open(url);
      await page.setText(ARTICLE);
      const spot = await page.in(() => {
        const { x, y, width, height } = [...CSS.highlights.get('newsmark-figure')][0].getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await page.tab.mouse.click(spot.x, spot.y);
      await page.until(() => document.querySelector('#card .why')?.textContent !== undefined && document.querySelector('#card .why').textContent !== '');
      assert.match(await page.in(() => document.getElementById('card').textContent), /1,200 engineers/);
      await page.close();
    });

    test('the search keeps the rows that match', async () => {
      const page = await open(url);
      await page.setText(ARTICLE);
      await (await page.tab.$('#search')).type('pakistani');
      const seen = await page.in(() => [...document.querySelectorAll('#newsmark-summary [data-entity]')].filter((row) => !row.hidden).map((row) => row.dataset.entity));
      assert.deepEqual(seen, ['country:PK']);
      await page.close();
    });

    test('a correction on a card holds everywhere, is kept, and is undone', async () => {
      const page = await open(url);
      await page.setText(ARTICLE);
      await correct(page, 'country:PK', 'Not a name');
      await page.until(() => document.querySelectorAll('[data-entity="country:PK"]').length === 0 || document.querySelector('[data-entity="country:PK"]').dataset.count === '1');
      await page.settled();
      assert.deepEqual(await page.marks('country'), ['Japan', 'Japan', 'Pakistani']);
      assert.match(await page.in(() => document.getElementById('notice').textContent), /“Pakistan” is not marked any more/);
      await page.in(() => document.getElementById('undo').click());
      await page.until(() => document.querySelector('[data-entity="country:PK"]')?.dataset.count === '3');
      await page.settled();
      assert.deepEqual(await page.marks('country'), ['Japan', 'Pakistan', 'Japan', 'Pakistan', 'Pakistani']);

      await correct(page, 'country:JP', 'Person');
      await page.until(() => document.querySelector('#newsmark-summary [data-kind="person"]') !== null);
      await page.settled();
      assert.deepEqual(await page.marks('person'), ['Japan', 'Japan']);
      await page.tab.reload();
      await page.settled();
      await page.setText(ARTICLE);
      assert.deepEqual(await page.marks('person'), ['Japan', 'Japan'], 'the browser keeps it');
      await page.in(() => localStorage.clear());
      await page.close();
    });

    test('a mark is found, corrected and brought back without a mouse', async () => {
      const page = await open(url);
      await page.setText('Japan met Uganda.');
      await page.in(() => document.getElementById('newsmark-input').focus());
      await page.press('F8');
      assert.equal(await page.focused(), 'Japan');
      await page.until(() => document.querySelector('#card .correct') !== null);
      const active = () => page.in(() => document.activeElement.textContent);
      for (let steps = 0; steps < 10 && (await active()) !== 'Correct'; steps++) await page.press('Tab');
      await page.press('Enter');
      await page.press('Tab');
      assert.equal(await active(), 'Not a name');
      await page.press('Enter');
      await page.until(() => document.querySelector('[data-entity="country:JP"]') === null);
      assert.equal(await active(), 'Undo');
      await page.press('Enter');
      await page.until(() => document.querySelector('[data-entity="country:JP"]') !== null);
      await page.in(() => document.activeElement.blur());
      await page.press('d');
      assert.equal(await active(), 'Dictionary');
      await page.press('ArrowLeft');
      assert.equal(await active(), 'Checks');
      assert.equal(await page.in(() => document.getElementById('view-checks').checkVisibility()), true);
      await page.in(() => localStorage.clear());
      await page.close();
    });

    test('two names become one by a correction', async () => {
      const page = await open(url);
      await page.setText(ARTICLE);
      await row(page, 'country:JP');
      await page.until(() => document.querySelector('#card .correct') !== null);
      await page.in(() => {
        document.querySelector('#card .correct input').value = 'Pakistan';
        document.querySelector('#card .correct form').requestSubmit();
      });
      await page.until(() => document.querySelectorAll('#newsmark-summary [data-kind="country"]').length === 1);
      assert.equal((await page.rows('country'))[0].count, '5');
      await page.in(() => localStorage.clear());
      await page.close();
    });

    test('the dictionary is edited as text: errors name their line, and nothing is lost', async () => {
      const page = await open(url);
      await page.setText('Zorbla Works sued Vexil. Vexil won.');
      const broken = '{"entries": [\n{"add": "Zorbla Works", "kind": "organization", "note": "ours"},\n{"add": "Vexil"},\n{"deny": "Kabul", "colour": 1}\n]}\n';
      const edit = (text) => page.in((value) => {
        const area = document.querySelector('#view-dictionary textarea');
        area.value = value;
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, text);
      await edit(broken);
      await page.until(() => document.querySelectorAll('.problems li').length === 2);
      const said = await page.in(() => [...document.querySelectorAll('.problems li')].map((item) => item.textContent));
      assert.match(said[0], /^Line 3, entry 2 \(“Vexil”\): it has no kind/);
      assert.match(said[1], /^Line 4, entry 3 \(“Kabul”\).*colour/);
      await page.settled();
      assert.deepEqual(await page.marks('organization'), ['Zorbla Works']);
      assert.equal(await page.in(() => localStorage.getItem('newsmark.dictionary')), broken);

      await page.in(() => {
        document.querySelector('#view-dictionary form input').value = 'Vexil';
        document.querySelector('#view-dictionary form').requestSubmit();
      });
      await page.until(() => document.querySelectorAll('#newsmark-summary [data-kind="organization"]').length === 2);
      const kept = JSON.parse(await page.in(() => localStorage.getItem('newsmark.dictionary')));
      assert.deepEqual(kept.entries.slice(0, 3), JSON.parse(broken).entries);
      assert.deepEqual(kept.entries[3], { add: 'Vexil', kind: 'organization' });

      await edit('{"entries": [{"deny": "Vexil"},');
      await page.until(() => /^Line 1/.test(document.querySelector('.problems li')?.textContent ?? ''));
      await page.in(() => document.querySelector('#view-dictionary form input').value = 'Vexil');
      await page.in(() => document.querySelector('#view-dictionary form').requestSubmit());
      assert.match(await page.in(() => document.getElementById('status').textContent), /no JSON/);
      assert.equal(await page.in(() => localStorage.getItem('newsmark.dictionary')), '{"entries": [{"deny": "Vexil"},');
      await page.in(() => localStorage.clear());
      await page.close();
    });

    test('one line gives an organization of the tables another name', async () => {
      const page = await open(url);
      await page.setText('Zorbla Palace has paid. The World Food Programme will eat.');
      await page.in(() => {
        const area = document.querySelector('#view-dictionary textarea');
        area.value = '{"entries": [{"add": "World Food Programme", "kind": "organization", "aliases": ["Zorbla Palace"]}]}';
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      await page.until(() => document.querySelector('#newsmark-summary [data-kind="organization"]')?.dataset.count === '2');
      assert.deepEqual(await page.marks('organization'), ['Zorbla Palace', 'World Food Programme']);
      await page.in(() => localStorage.clear());
      await page.close();
    });

    test('checks are off until they are asked for, and lead to their place', async () => {
      const page = await open(url);
      const text = 'Members of the NZQF met.\n\nThe raid killed 12 people, the ministry said. The raid killed 15 people, the ministry said.';
      await page.setText(text);
      const findings = () => page.in(() => [...document.querySelectorAll('.check li')].map((item) => item.textContent));
      assert.deepEqual(await findings(), []);
      await page.in(() => document.querySelectorAll('.check input').forEach((box) => box.click()));
      await page.until(() => 0 < document.querySelectorAll('.check li').length);
      const found = await findings();
      assert.ok(found.some((words) => words.includes('NZQF')), JSON.stringify(found));
      await page.in(() => document.querySelector('.check li button').click());
      assert.equal(await page.in(() => String(getSelection())), 'NZQF');
      await page.in(() => document.querySelectorAll('.check input').forEach((box) => box.click()));
      assert.deepEqual(await findings(), []);
      await page.in(() => localStorage.clear());
      await page.close();
    });

    test('who is named together is listed, and a pair is walked through', async () => {
      const page = await open(url);
      await page.setText('Japan met Uganda.\nJapan met nobody.\nUganda and Japan agreed.');
      await page.press('Escape');
      await page.in(() => document.querySelector('[aria-controls="view-together"]').click());
      await page.until(() => document.querySelector('[data-pair="country:JP country:UG"]') !== null);
      assert.equal(await page.in(() => document.querySelector('[data-pair] .count').textContent), '2');
      const walked = [];
      for (let step = 0; step < 5; step++) {
        await page.in(() => document.querySelector('[data-pair] button').click());
        walked.push(await page.focused());
      }
      assert.deepEqual(walked, ['Japan', 'Uganda', 'Uganda', 'Japan', 'Japan']);
      await page.close();
    });

    test('the card tells why, and all that a figure says', async () => {
      const page = await open(url);
      await page.setText('The ministry said that at least 4,500 people a day would travel.');
      await page.in(() => document.querySelector('#newsmark-summary [data-kind="figure"] button').click());
      await page.until(() => document.querySelector('#card .why').textContent !== '');
      const card = await page.in(() => document.getElementById('card').textContent);
      for (const part of ['≥ 4,500', 'at least 4,500', 'people', 'because']) assert.ok(card.includes(part), `${part} in ${card}`);
      await page.close();
    });

    test('nodes that others put into the text are read as text', async () => {
      const page = await open(url);
      await page.in(() => {
        const input = document.getElementById('newsmark-input');
        const bold = document.createElement('b');
        bold.textContent = 'Japan';
        input.replaceChildren('One ', bold, document.createElement('br'), 'Uganda');
      });
      await page.until(() => document.getElementById('newsmark-input').value === 'One Japan\nUganda');
      await page.settled();
      assert.deepEqual(await page.marks('country'), ['Japan', 'Uganda']);
      assert.equal(await page.in(() => document.querySelectorAll('#newsmark-input > div > div').length), 2);
      await page.close();
    });

    test('a megabyte of text comes out as it went in, and stays quick to type in', async () => {
      const page = await open(url);
      const line = `${ARTICLE.split('\n').at(-1)} `.repeat(3);
      const text = Array.from({ length: Math.ceil(1_000_000 / line.length) }, (_, n) => `${n} ${line}`).join('\r\n');
      await page.setText(text);
      assert.equal(await page.text() === text, true);
      const [japan] = (await page.rows('country')).filter(({ entity }) => entity === 'country:JP');
      assert.equal(Number(japan.count), text.split('Japan').length - 1);
      const painted = (await page.marks('country')).length;
      assert.ok(0 < painted && painted < 2000, `${painted} marks painted: those in view, not all`);
      await page.in(() => document.getElementById('newsmark-input').focus());
      await page.press('Control', 'Home');
      await page.tab.keyboard.type('Uganda, ');
      await page.until(() => [...CSS.highlights.get('newsmark-country')].some((range) => String(range) === 'Uganda'));
      assert.equal((await page.text()).slice(0, 9), 'Uganda, 0');
      await page.close();
    });

    test('in a long text, keys leave the marks of their line where they are, until a name changes', async () => {
      const page = await open(url);
      await page.setText(`The envoy of Japan left.\n${'Nothing else was said of it that day.\n'.repeat(2500)}`);
      const first = () => page.in(() => {
        const ranges = [...CSS.highlights.get('newsmark-country')];
        globalThis.known ??= ranges[0];
        return ranges.map((range) => `${range} at ${range.startOffset}${range === globalThis.known ? '' : ', made anew'}`).join();
      });
      const becomes = (expected) => page.until((wanted) => [...CSS.highlights.get('newsmark-country')].map(String).join() === wanted, expected);
      assert.equal(await first(), 'Japan at 13');
      await page.in(() => document.getElementById('newsmark-input').focus());
      await page.press('Control', 'Home');
      for (let key = 0; key < 3; key++) await page.press('ArrowRight');
      await page.tab.keyboard.type(' old');
      await page.settled();
      assert.equal(await first(), 'Japan at 17');
      for (let key = 0; key < 12; key++) await page.press('ArrowRight');
      await page.press('x');
      await becomes('');
      await page.press('Backspace');
      await becomes('Japan');
      await page.tab.keyboard.type('xx ');
      await becomes('');
      for (let key = 0; key < 3; key++) await page.press('Backspace');
      await becomes('Japan');
      assert.equal((await page.text()).slice(0, 28), 'The old envoy of Japan left.');
      await page.close();
    });

    test('a line of any length is edited in pieces, and stays one line', async () => {
      const page = await open(url);
      const text = 'Japan sent 1,200 engineers to Uganda. '.repeat(300);
      await page.setText(text);
      assert.equal(await page.text(), text);
      assert.equal((await page.marks('country')).length, 600);
      const second = await page.in(() => {
        const blocks = document.querySelectorAll('#newsmark-input > div > div');
        document.getElementById('newsmark-input').focus();
        getSelection().collapse(blocks[1].firstChild, 0);
        return blocks[0].textContent.length;
      });
      assert.ok(0 < second && second < 4000, `the first piece has ${second} characters`);
      await page.press('Backspace');
      assert.equal(await page.text(), text.slice(0, second - 1) + text.slice(second));
      await page.press('Delete');
      assert.equal(await page.text(), text.slice(0, second - 1) + text.slice(second + 1));
      await page.press('Enter');
      assert.equal(await page.text(), `${text.slice(0, second - 1)}\n${text.slice(second + 1)}`);
      await page.press('Control', 'z');
      await page.press('Control', 'z');
      await page.press('Control', 'z');
      assert.equal(await page.text(), text);
      await page.settled();
      assert.equal((await page.marks('country')).length, 600);
      await page.close();
    });

    test('a browser without highlights gets <mark> elements, and the text stays what it is', async () => {
      const page = await open(url, { first: () => delete window.Highlight });
      await page.setText(ARTICLE);
      const marked = () => page.in(() => [...document.querySelectorAll('#newsmark-input mark[class*="newsmark-country"]')].map((mark) => mark.textContent));
      assert.deepEqual(await marked(), ['Japan', 'Pakistan', 'Japan', 'Pakistan', 'Pakistani']);
      assert.equal(await page.text(), ARTICLE);
      await page.in(() => document.getElementById('newsmark-input').focus());
      await page.press('Control', 'End');
      await page.tab.keyboard.type(' Japan left.');
      await page.settled();
      assert.equal(await page.text(), `${ARTICLE} Japan left.`);
      assert.equal((await marked()).length, 6);
      await (await page.tab.$('[data-entity="country:PK"] button')).click();
      assert.equal(await page.in(() => document.querySelector('mark.newsmark-focus').textContent), 'Pakistan');
      await page.close();
    });

    test('nothing scrolls sideways at 320 pixels, and the summary is a sheet with four counts', async () => {
      const page = await open(url, { width: 320 });
      await page.settled();
      const widths = await page.in(() => ({ page: document.documentElement.scrollWidth, column: document.getElementById('column').scrollWidth }));
      assert.ok(widths.page <= 320 && widths.column <= 320, JSON.stringify(widths));
      assert.match(await page.in(() => document.getElementById('handle').textContent), /^O \d+C \d+F \d+P \d+$/);
      await (await page.tab.$('#handle')).click();
      assert.ok(await page.in(() => 200 < document.getElementById('newsmark-summary').getBoundingClientRect().height));
      assert.ok(await page.in(() => document.documentElement.scrollWidth <= 320));
      await page.close();
    });

    test('every control has a name, and is at least 24 pixels high', async () => {
      const page = await open(url);
      await page.settled();
      const bad = await page.in(() => [...document.querySelectorAll('button, input, [role="textbox"]')].filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        const isShown = control.checkVisibility();
        const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
        return isShown && control.type !== 'checkbox' && (height < 24 || width < 24 || name.trim() === '');
      }).map((control) => control.outerHTML.slice(0, 80)));
      assert.deepEqual(bad, []);
      await page.close();
    });
  });
}

/** Picks the row of an entity: its first mention opens its card. */
function row(page, entity) {
  return page.in((id) => document.querySelector(`[data-entity="${id}"] button`).click(), entity);
}

/** Makes a correction on the card of an entity's first mention. */
async function correct(page, entity, label) {
  await row(page, entity);
  await page.until(() => document.querySelector('#card .correct') !== null);
  await page.in((words) => [...document.querySelectorAll('#card .correct button')].find((button) => button.textContent === words).click(), label);
}
