// How a text is cut into lines, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { difference, fromLines, toLines } from '../../www/lines.js';

/** `text` is cut into lines with these texts, and they join to it again. */
function check(text, expected) {
  const lines = toLines(text);
  assert.deepEqual(lines.map((line) => line.text), expected, JSON.stringify(text));
  assert.equal(fromLines(lines), text);
}

test('a line ends where any system ends it', () => {
  check('', ['']);
  check('one', ['one']);
  check('one\n', ['one', '']);
  check('one\r\ntwo\rthree\n\nfour', ['one', 'two', 'three', '', 'four']);
  check('\r\r\n\n', ['', '', '', '']);
  check('one\u2028two\u0085three\u000bfour', ['one\u2028two\u0085three\u000bfour']);
});

test('a line of any length is cut into short pieces behind sentences, else words, else characters', () => {
  for (const unit of ['a', '😀', 'a-', 'word ', 'One sentence. ', '. ', ' ', '\ud83d', 'x. 😀']) {
    for (const around of ['', 'one\n', '\r\n']) {
      const text = around + unit.repeat(20_000 / unit.length) + around;
      const lines = toLines(text);
      assert.equal(fromLines(lines), text);
      assert.ok(lines.every((line) => line.text.length <= 4000), unit);
      const split = lines.some((line) => /[\ud800-\udbff]$/.test(line.text) && unit === '😀');
      assert.ok(!split, 'no letter is split');
    }
  }
  const sentences = toLines('One sentence. '.repeat(2000)).slice(0, -1);
  assert.ok(sentences.every((line) => line.text.endsWith('. ') && line.end === ''));
});

test('ten million characters without a space are cut in the time of reading them', () => {
  const text = 'a'.repeat(10_000_000);
  assert.equal(fromLines(toLines(text)) === text, true);
});

test('the difference of two texts is one replacement', () => {
  assert.equal(difference('same', 'same'), null);
  assert.deepEqual(difference('aXb', 'aYYb'), { start: 1, removed: 'X', inserted: 'YY' });
  assert.deepEqual(difference('aa', 'aaa'), { start: 2, removed: '', inserted: 'a' });
});
