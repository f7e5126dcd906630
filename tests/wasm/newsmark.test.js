// The exported wasm, called as a page calls it: offsets, edges of Unicode, size, repeatability.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Dictionaries, Tagged, analyze, initSync } from '../../target/web/wasm/newsmark.js';

initSync({ module: readFileSync(new URL('../../target/web/wasm/newsmark_bg.wasm', import.meta.url)) });

const KINDS = ['organization', 'country', 'figure', 'person', 'place'];

/** `text` holds these mentions, and each stands where its offsets say. */
function check(text, expected) {
  const { mentions } = analyze(text);
  assert.deepEqual(mentions.map(({ kind, text }) => `${kind}: ${text}`), expected, JSON.stringify(text));
  for (const { start, end, text: surface } of mentions) assert.equal(text.slice(start, end).toWellFormed(), surface);
}

test('offsets count UTF-16 units', () => {
  check('Pakistan agreed.', ['country: Pakistan']);
  check('😀 Pakistan agreed.', ['country: Pakistan']);
  check('👨‍👩‍👧 é ﬁ 𝔘 – Pakistan agreed with 🇵🇰 Japan.', ['country: Pakistan', 'country: Japan']);
  check('שלום عليكم Pakistan agreed.', ['country: Pakistan']);
  check('\u202bPakistan\u202c agreed.', ['country: Pakistan']);
  check('Line one.\r\nPakistan agreed.\r\n\r\nJapan did not.', ['country: Pakistan', 'country: Japan']);
  check('\ufeffPakistan\u00a0agreed.', ['country: Pakistan']);
});

test('a lone surrogate counts one unit', () => {
  check('\ud83d Pakistan agreed.', ['country: Pakistan']);
  check('\udc00\ud800 Pakistan agreed.', ['country: Pakistan']);
  check('\ud800', []);
});

test('nothing is found where nothing is', () => {
  check('', []);
  check(' \t\r\n ', []);
  check('\0\u0001\u0002', []);
  check('the quick brown fox jumps over the lazy dog', []);
});

test('a figure says what it means', () => {
  const text = '😀 Pakistan says nearly 1,200 soldiers left.';
  const { figure } = analyze(text).mentions.find(({ kind }) => kind === 'figure');
  assert.equal(figure.kind, 'count');
  assert.equal(figure.value, 1200);
  assert.equal(figure.min, null);
  assert.equal(figure.approx.op, '<~');
  for (const part of [figure.approx, figure.counted]) assert.equal(text.slice(part.start, part.end), part.text);
});

test('the record names its offsets, and entities point at mentions', () => {
  const record = analyze('Japan spoke. The Japanese left Japan.');
  assert.equal(record.offsets, 'utf16');
  const japan = record.entities.find(({ id }) => id === 'country:JP');
  assert.equal(japan.count, 3);
  for (const index of japan.mentions) assert.equal(record.mentions[index].entity, 'country:JP');
});

test('the summary tells whose figures they are and who is named with whom', () => {
  const text = '😀 Slovakia says that 12 Hungarian soldiers crossed. Poland left.';
  const tagged = new Tagged(text);
  const { mentions, entities, together } = tagged.record();
  const [slovakia, hungary] = ['SK', 'HU'].map((code) => entities.find((entity) => entity.code === code));
  assert.deepEqual(slovakia.claims.map((index) => mentions[index].text), ['12']);
  assert.deepEqual(hungary.counted, slovakia.claims);
  assert.equal(text.slice(hungary.first.start, hungary.first.end), hungary.first.text);
  assert.deepEqual(together[0], { a: 'country:SK', b: 'country:HU', sentences: 1, paragraphs: 1 });
  assert.deepEqual(tagged.together(), together);
  tagged.free();
});

test('an alias is one line of a dictionary', () => {
  const alias = '{"add": "World Food Programme", "kind": "organization", "aliases": ["Qweltz Bread"]}';
  const dictionaries = new Dictionaries([`{"entries": [${alias}]}`]);
  assert.deepEqual(dictionaries.problems(), [[]]);
  const text = 'The World Food Programme left. Qweltz Bread came back.';
  const programs = ({ entities }) => entities.filter(({ id }) => id === 'organization:world-food-programme');
  assert.deepEqual(programs(dictionaries.analyze(text)).map(({ count }) => count), [2]);
  const tagged = dictionaries.tag(text);
  assert.deepEqual(tagged.record(), dictionaries.analyze(text));
  assert.deepEqual(programs(analyze(text)).map(({ count }) => count), [1]);
  tagged.free();
});

test('the packed spans say what the record says', () => {
  const text = '😀 The Japanese ministry said on Friday that 1,200 Pakistanis had left Kabul. '.repeat(20);
  const tagged = new Tagged(text);
  const { mentions, entities } = tagged.record();
  const figures = tagged.figures();
  const spans = tagged.spans();
  assert.equal(tagged.length, mentions.length);
  assert.equal(spans.length, 4 * mentions.length);
  assert.deepEqual(tagged.entities(), entities);
  for (const [index, mention] of mentions.entries()) {
    const [start, end, flags, whose] = spans.subarray(4 * index, 4 * index + 4);
    assert.deepEqual([start, end, KINDS[flags & 7]], [mention.start, mention.end, mention.kind]);
    assert.equal([undefined, 'name', 'abbreviation', 'demonym'][(flags >> 3) & 3], mention.via);
    assert.equal(Boolean((flags >> 5) & 1), mention.nested ?? false);
    assert.equal((flags >> 8) & 255, Math.round(mention.confidence * 100));
    if (mention.kind === 'figure') assert.deepEqual(figures[whose], mention);
    else assert.equal(entities[whose].id, mention.entity);
  }
  tagged.free();
});

test('a mention explains itself', () => {
  const text = '😀 Pakistan agreed.';
  const tagged = new Tagged(text);
  const { evidence, sentence, ...mention } = tagged.mention(0);
  assert.deepEqual(mention, tagged.record().mentions[0]);
  assert.ok(0 < evidence.length);
  assert.match(sentence, /^"Pakistan" is the country Pakistan, because /);
  assert.equal(tagged.mention(1), undefined);
});

test('the same text gives the same result', () => {
  const text = 'Japan’s 3.5% rate, Kabul and the United Nations. '.repeat(50);
  assert.deepEqual(analyze(text), analyze(text));
});

test('a megabyte of text', () => {
  const text = 'Officials in Japan said on Friday that at least 1,200 people had fled. 😀\n'.repeat(14_500);
  const tagged = new Tagged(text);
  const spans = tagged.spans();
  assert.ok(29_000 <= tagged.length);
  assert.equal(text.slice(spans.at(-4), spans.at(-3)), tagged.mention(tagged.length - 1).text);
  tagged.free();
});

test('a megabyte of anything ends, and without a panic', () => {
  for (const unit of ['a-', '((', '1,', '\u0301', '😀', 'A. ', 'the ', '\n', '“', '1 to ']) {
    new Tagged(unit.repeat(1_000_000 / unit.length)).free();
  }
});
