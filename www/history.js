/**
 * One replacement in the text.
 * @typedef {{ start: number, removed: string, inserted: string }} Step
 */

/** Characters that all steps together may hold: the oldest are forgotten first. */
const CAPACITY = 20_000_000;

/** What can be undone and redone. Keys typed one after the other are one step, up to the next space. */
export class History {
  /** @type {Step[]} */ #done = [];
  /** @type {Step[]} */ #undone = [];
  #size = 0;

  /** @param {Step} step */
  push(step) {
    this.#undone = [];
    const last = this.#done.at(-1);
    this.#size += step.removed.length + step.inserted.length;
    if (last !== undefined && continues(last, step)) {
      last.inserted += step.inserted;
    } else {
      this.#done.push({ ...step });
    }
    while (CAPACITY < this.#size && 1 < this.#done.length) {
      const { removed, inserted } = /** @type {Step} */ (this.#done.shift());
      this.#size -= removed.length + inserted.length;
    }
  }

  /** @returns {Step | null}  the replacement to make now */
  undo() {
    const step = this.#done.pop();
    if (step === undefined) return null;
    this.#undone.push(step);
    return { start: step.start, removed: step.inserted, inserted: step.removed };
  }

  /** @returns {Step | null}  the replacement to make now */
  redo() {
    const step = this.#undone.pop();
    if (step === undefined) return null;
    this.#done.push(step);
    return { ...step };
  }
}

/**
 * @param {Step} last
 * @param {Step} step
 */
function continues(last, step) {
  const isTyping = step.removed === '' && step.inserted.length === 1 && !/\s/.test(step.inserted);
  return isTyping && last.removed === '' && last.start + last.inserted.length === step.start && !/[\r\n]/.test(last.inserted);
}
