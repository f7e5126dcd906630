// The types that are shipped: a program in TypeScript that uses all doors compiles, and a wrong one doesn't.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MODULE = fileURLToPath(new URL('../../dist/newsmark.js', import.meta.url));
const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const OPTIONS = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2023', '--lib', 'esnext,dom,dom.iterable', '--module', 'esnext', '--moduleResolution', 'bundler'];

/** What the compiler says of a program whose first line imports from newsmark.js. */
function compile(program) {
  const file = join(mkdtempSync(join(tmpdir(), 'newsmark-types-')), 'program.ts');
  writeFileSync(file, program.replace('newsmark.js', MODULE));
  const { stdout, status } = spawnSync(process.execPath, [TSC, ...OPTIONS, file], { encoding: 'utf8' });
  return { errors: stdout, status };
}

test('a program that uses the doors as they are compiles', () => {
  const { errors, status } = compile(`import { NewsmarkText, load, overlay, type Entity, type Finding, type Mention } from 'newsmark.js';
const { analyze, Dictionaries, Tagged } = await load();
const mention: Mention | undefined = analyze('Japan sent 1,200 engineers.').mentions[0];
const value: number | null | undefined = mention?.figure?.value;
const dictionaries = new Dictionaries(['{"entries": []}']);
const tagged = dictionaries.tag('Japan');
const entities: Entity[] = tagged.entities();
const findings: Finding[] = tagged.check();
const sentence: string | undefined = new Tagged('Japan').mention(0)?.sentence;
(await overlay(document.body, { kinds: ['country'], dictionaries: [] })).destroy();
const element = document.createElement('newsmark-text');
element.kinds = ['figure'];
element.addEventListener('newsmark-select', ({ detail }) => console.log(detail.evidence.length, value, sentence, entities, findings));
console.log(NewsmarkText.define() === NewsmarkText);
export {};
`);
  assert.equal(errors, '');
  assert.equal(status, 0);
});

test('a program that takes them for something else does not', () => {
  const { errors } = compile(`import { load } from 'newsmark.js';
const { analyze } = await load();
const start: string = analyze('Japan').mentions[0].start;
document.createElement('newsmark-text').kinds = ['weather'];
export { start };
`);
  assert.match(errors, /'number' is not assignable to type 'string'/);
  assert.match(errors, /"weather"/);
});
