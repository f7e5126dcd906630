/**
 * Takes the edits that the browser announces, and makes them in the text in its place.
 *
 * @typedef {object} Editor  what an edit is made with
 * @property {boolean} isSample  the first insertion replaces the whole text
 * @property {string} value
 * @property {number} length
 * @property {() => { start: number, end: number } | null} selection
 * @property {(range: AbstractRange) => { start: number, end: number }} offsets
 * @property {(start: number, end: number, inserted: string, type: string) => void} edit  `type` is that of the input event
 * @property {(direction: 'undo' | 'redo') => void} step
 * @property {(isUnderWay: boolean) => void} compose  called when a composition starts, and when it has ended
 */

/**
 * @param {HTMLElement} root  editable
 * @param {Editor} editor
 */
export function listen(root, editor) {
  root.addEventListener('beforeinput', (event) => beforeInput(event, root, editor));
  root.addEventListener('compositionstart', () => editor.compose(true));
  root.addEventListener('compositionend', () => editor.compose(false));
  root.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain');
    event.preventDefault();
    if (text) insert(editor, text, 'insertFromPaste');
  });
  root.addEventListener('copy', (event) => copy(event, editor));
  root.addEventListener('cut', (event) => {
    if (copy(event, editor)) insert(editor, '', 'deleteByCut');
  });
  root.addEventListener('keydown', (event) => {
    const direction = wayOf(event);
    if (direction === null) return;
    event.preventDefault();
    editor.step(direction);
  });
}

/**
 * Every edit that can be kept from the browser; a composition can't, and is read back when it ends.
 * @param {InputEvent} event
 * @param {HTMLElement} root
 * @param {Editor} editor
 */
function beforeInput(event, root, editor) {
  const type = event.inputType;
  if (event.isComposing || type === 'insertCompositionText' || !event.cancelable) return;
  event.preventDefault();
  if (type === 'historyUndo') return editor.step('undo');
  if (type === 'historyRedo') return editor.step('redo');
  if (type.startsWith('format')) return;
  const range = target(event, root, editor);
  if (range === null) return;
  const breaks = type === 'insertParagraph' || type === 'insertLineBreak';
  const text = breaks ? '\n' : (event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
  if (editor.isSample && text !== '') return editor.edit(0, editor.length, text, type);
  editor.edit(range.start, range.end, text, type);
}

/**
 * What the event is about to replace.
 * @param {InputEvent} event
 * @param {HTMLElement} root
 * @param {Editor} editor
 */
function target(event, root, editor) {
  const announced = event.getTargetRanges()[0];
  let range = announced === undefined ? editor.selection() : editor.offsets(announced);
  if (!event.inputType.startsWith('delete')) return range;
  // Not every browser says how far a deletion from the caret reaches: its own selection knows. One step of it may go
  // from a piece of a long line to the next only, which is no way in the text.
  const way = event.inputType.endsWith('Backward') ? 'backward' : 'forward';
  for (let steps = 0; steps < 2 && range !== null && range.start === range.end; steps++) {
    root.ownerDocument.getSelection()?.modify('extend', way, granularity(event.inputType));
    range = editor.selection();
  }
  return range;
}

/**
 * Puts `text` where the selection is.
 * @param {Editor} editor
 * @param {string} text
 * @param {string} type  of the input event
 */
function insert(editor, text, type) {
  const range = editor.isSample ? { start: 0, end: editor.length } : editor.selection();
  if (range !== null) editor.edit(range.start, range.end, text, type);
}

/**
 * Blocks would be copied with line ends of the browser's making: what is copied is the text itself.
 * @param {ClipboardEvent} event
 * @param {Editor} editor
 */
function copy(event, editor) {
  const range = editor.selection();
  if (range === null || range.start === range.end) return false;
  event.preventDefault();
  event.clipboardData?.setData('text/plain', editor.value.slice(range.start, range.end));
  return true;
}

/**
 * @param {KeyboardEvent} event
 * @returns {'undo' | 'redo' | null}
 */
function wayOf(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : null;
}

/** @param {string} type  of an input event that deletes */
function granularity(type) {
  if (type.includes('Word')) return 'word';
  return type.includes('Line') ? 'lineboundary' : 'character';
}
