import { Book } from './book.js';
import { Card } from './card.js';
import { Client } from './client.js';
import { Copying } from './copying.js';
import { corrections } from './correct.js';
import { BROKEN, DictionaryView } from './dictionary-view.js';
import { byId, element } from './dom.js';
import { markElements } from './fallback.js';
import { canHighlight, highlights } from './highlights.js';
import { Keys, listKeys } from './keys.js';
import { Marks } from './marks.js';
import { adoptPageStyles } from './page-styles.js';
import { SAMPLE } from './sample.js';
import { Sidebar } from './sidebar.js';
import { Sources } from './sources.js';
import { Summary } from './summary.js';
import { Surface } from './surface.js';
import { Tagging } from './tagging.js';
import { Walk } from './walk.js';
import { KINDS, NAMES, SHOWN_FIRST, counted } from './words.js';

/** How long after a change the page tells what it found to those who can't see it. In milliseconds. */
const QUIET = 1200;

const input = byId('newsmark-input', HTMLElement);
const index = byId('newsmark-summary', HTMLElement);
const sheet = byId('sheet', HTMLElement);
const handle = byId('handle', HTMLButtonElement);
const status = byId('status', HTMLElement);
const progress = byId('progress', HTMLProgressElement);
const cancel = byId('cancel', HTMLButtonElement);
const hint = byId('hint', HTMLElement);
const live = byId('live', HTMLElement);
const search = byId('search', HTMLInputElement);
const keyboard = byId('keys', HTMLDialogElement);
const notice = byId('notice', HTMLElement);
const undo = byId('undo', HTMLButtonElement);

/** @type {Set<import('./words.js').Kind>} */
const shown = new Set(SHOWN_FIRST);
let sayLater = 0;

const client = new Client((message) => complain(`The engine could not start: ${message}. Reload the page to try again.`));
// It starts while the page builds itself.
client.start();
const surface = new Surface(input, (change) => {
  index.setAttribute('aria-busy', 'true');
  tellSample();
  tell('');
  tagging.changed(change);
  if (walk.isAnywhere) walk.leave();
});
const marks = new Marks(surface, input, canHighlight ? highlights() : markElements(surface, input));
const tagging = new Tagging(surface, marks, client, { found, worked });
const card = new Card(byId('card', HTMLElement), byId('column', HTMLElement), input);
const summary = new Summary(index, (thing) => walk.pick(thing));
const walk = new Walk({
  marks, summary, card, client, say, chosen,
  shown: () => shown,
  corrections: (text, { thing }) => corrections(text, thing, tagging.results.things.values(), correct),
});
const sidebar = new Sidebar({ client, walk, shown: () => shown, go: ({ start, end }) => select(start, end), opened });
const book = new Book(client, () => {
  dictionary.show();
  tagging.renew();
});
const sources = new Sources(input, surface, complain);
const copying = new Copying({ surface, tagging, shown, done, complain });
const dictionary = new DictionaryView(byId('view-dictionary', HTMLElement), book, complain);

const keys = [
  { label: 'Next mark', keys: ['n', 'F8'], run: () => walk.step(1) },
  { label: 'Previous mark', keys: ['p', 'Shift+F8'], run: () => walk.step(-1) },
  { label: 'Close the card, show all marks', keys: ['Escape'], run: escape },
  { label: 'Search names', keys: ['/', 'Mod+k'], run: () => openView('view-summary', () => search) },
  { label: 'Go to the summary', keys: ['s'], run: () => openView('view-summary', () => summary.firstButton()) },
  { label: 'Who is named together', keys: ['g'], run: () => openView('view-together') },
  { label: 'Checks', keys: ['k'], run: () => openView('view-checks') },
  { label: 'Dictionary', keys: ['d'], run: () => openView('view-dictionary') },
  { label: 'Undo a correction', keys: ['u'], run: undoCorrection },
  { label: 'Go to the text', keys: ['t'], run: () => input.focus() },
  ...KINDS.map((kind, at) => ({ label: `${NAMES[kind].many} on or off`, keys: [String(at + 1)], run: () => toggle(kind) })),
  { label: 'Paste over the text', keys: ['v'], run: () => sources.paste() },
  { label: 'Open a file', keys: ['o'], run: () => sources.open() },
  { label: 'Copy the summary', keys: ['c'], run: () => copying.list() },
  { label: 'Copy the text with its marks', keys: ['m'], run: () => copying.marked() },
  { label: 'Clear the text', keys: ['x'], run: () => sources.clear() },
  { label: 'These keys', keys: ['?'], run: () => keyboard.showModal() },
];
/** The text's own, and those of every field. */
const editing = { label: 'Undo, redo', keys: ['Mod+z', 'Mod+y'] };

function begin() {
  adoptPageStyles(canHighlight);
  KINDS.forEach(addToLegend);
  showKinds();
  listen();
  new Keys(keys, byId('single-keys', HTMLInputElement), keyboard);
  listKeys(byId('key-list', HTMLElement), [...keys, editing]);
  status.textContent = 'Getting ready…';
  surface.setText(SAMPLE);
  surface.isSample = true;
  tellSample();
  // On a touch screen the focus would open the keyboard over the text.
  if (matchMedia('(hover: hover)').matches) input.focus({ preventScroll: true });
}

function listen() {
  input.addEventListener('click', (event) => pointAt(event.clientX, event.clientY));
  byId('help', HTMLElement).addEventListener('click', () => keyboard.showModal());
  byId('show-all', HTMLElement).addEventListener('click', () => walk.reset());
  cancel.addEventListener('click', () => tagging.cancel());
  undo.addEventListener('click', undoCorrection);
  search.addEventListener('input', () => summary.filter(search.value));
  handle.addEventListener('click', () => openSheet(!sheet.classList.contains('open'), null));
  addEventListener('beforeprint', () => marks.paintAll());
  addEventListener('afterprint', () => marks.settle());
}

/** @type {import('./tagging.js').Listener['found']} */
function found(results, { milliseconds, to, isWhole }) {
  const { length } = surface;
  index.setAttribute('aria-busy', String(tagging.isBehind));
  summary.show(results.things.values(), length);
  walk.renew(results.things);
  if (isWhole) sidebar.renew(results.things);
  const seen = results.mentions.length;
  const time = isWhole ? `${Math.max(1, Math.round(milliseconds)).toLocaleString('en')} ms` : `${Math.round((100 * to) / length)} %`;
  status.classList.remove('trouble');
  const exact = (/** @type {string} */ words) => element('span', { class: 'exact' }, `${words} · `);
  status.replaceChildren(exact(counted(length, 'character')), `${counted(seen, 'mark')} · `, exact(time), 'stays on this device');
  tellCounts(results);
}

/** @param {import('./results.js').Results} results */
function tellCounts(results) {
  const numbers = new Map(KINDS.map((kind) => [kind, 0]));
  for (const { kind, mentions } of results.things.values()) if (0 < mentions.length) numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  const first = SHOWN_FIRST.map((kind) => element('span', {}, element('span', { class: `key ${kind}`, title: NAMES[kind].many }, NAMES[kind].letter), ` ${numbers.get(kind)}`));
  handle.replaceChildren(...first);
  handle.setAttribute('aria-label', `Summary: ${SHOWN_FIRST.map((kind) => `${NAMES[kind].many} ${numbers.get(kind)}`).join(', ')}`);
  clearTimeout(sayLater);
  sayLater = setTimeout(() => say(SHOWN_FIRST.map((kind) => `${NAMES[kind].many} ${numbers.get(kind)}`).join(', ')), QUIET);
}

/** @type {import('./tagging.js').Listener['worked']} */
function worked(share) {
  progress.hidden = share === null;
  cancel.hidden = share === null;
  if (share !== null) progress.value = share;
}

/** @param {import('./words.js').Kind} kind */
function addToLegend(kind) {
  const { letter, many } = NAMES[kind];
  const key = element('span', { class: `key ${kind} letter` }, letter);
  const button = element('button', { type: 'button', 'data-kind': kind, 'aria-label': many, title: many }, key, element('span', { class: 'name' }, many));
  button.addEventListener('click', () => toggle(kind));
  byId('legend', HTMLElement).append(button);
}

/** @param {import('./words.js').Kind} kind */
function toggle(kind) {
  if (!shown.delete(kind)) shown.add(kind);
  showKinds();
}

function showKinds() {
  marks.show(shown);
  summary.showKinds(shown);
  for (const button of byId('legend', HTMLElement).querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(shown.has(/** @type {import('./words.js').Kind} */ (button.dataset.kind))));
  }
}

/**
 * The mention under the pointer gets its card.
 * @param {number} x
 * @param {number} y
 */
function pointAt(x, y) {
  const hit = document.getSelection()?.isCollapsed ? marks.at(x, y) : null;
  if (hit !== null && shown.has(hit.kind)) walk.stand(hit);
  else walk.leave();
}

function escape() {
  if (document.activeElement === search && search.value !== '') {
    search.value = '';
    summary.filter('');
  } else if (card.isOpen) walk.leave();
  else walk.reset();
}

/** @param {readonly import('./results.js').Thing[]} things */
function chosen(things) {
  const only = byId('only', HTMLElement);
  only.hidden = things.length === 0;
  const words = only.querySelector('span');
  if (words !== null) words.textContent = `Only ${things.map(({ name }) => name).join(' and ')}`;
}

/**
 * @param {import('./book.js').Entry} entry
 * @param {string} done  what it does
 */
function correct(entry, done) {
  if (!book.add(entry)) return complain(BROKEN);
  walk.leave();
  tell(done);
  undo.hidden = false;
  undo.focus();
}

function undoCorrection() {
  if (!book.canUndo) return;
  book.undo();
  tell('The dictionary is as it was before.');
  input.focus({ preventScroll: true });
}

/** @param {string} sentence  what became of a correction; '' takes the last one away */
function tell(sentence) {
  if (notice.textContent === sentence) return;
  notice.textContent = sentence;
  undo.hidden = true;
  if (sentence !== '') say(sentence);
}

/**
 * @param {number} start
 * @param {number} end
 */
function select(start, end) {
  input.focus({ preventScroll: true });
  surface.select(start, end);
}

/** @param {string} view  of the sidebar */
function opened(view) {
  const range = view === 'view-dictionary' ? surface.selection() : null;
  const picked = range === null ? '' : surface.value.slice(range.start, range.end).trim();
  if (picked !== '' && picked.length <= 150 && !/[\r\n]/.test(picked)) dictionary.suggest(picked);
}

/**
 * @param {string} view
 * @param {() => HTMLElement | null} [focus]  by default the view's tab
 */
function openView(view, focus = () => document.querySelector(`[aria-controls="${view}"]`)) {
  sidebar.open(view);
  openSheet(true, focus());
}

/**
 * @param {boolean} opens
 * @param {HTMLElement | null} focus
 */
function openSheet(opens, focus) {
  sheet.classList.toggle('open', opens);
  handle.setAttribute('aria-expanded', String(opens));
  focus?.focus();
}

/** @param {string} sentence  what was done */
function done(sentence) {
  status.textContent = sentence;
  say(sentence);
}

function tellSample() {
  hint.textContent = surface.isSample ? 'An invented article, to show how it works. Paste or type: your text takes its place.' : '';
}

/** @param {string} sentence  what went wrong, and what to do */
function complain(sentence) {
  status.classList.add('trouble');
  status.textContent = sentence;
  say(sentence);
}

/** @param {string} words */
function say(words) {
  live.textContent = words;
}

begin();
