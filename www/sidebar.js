import { ChecksView } from './checks-view.js';
import { byId } from './dom.js';
import { tabs } from './tabs.js';
import { TogetherView } from './together-view.js';

/**
 * @typedef {object} Parts
 * @property {import('./client.js').Client} client
 * @property {import('./walk.js').Walk} walk
 * @property {() => ReadonlySet<import('./words.js').Kind>} shown
 * @property {(finding: import('./engine.js').Finding) => void} go  shows the place of a finding
 * @property {(view: string) => void} opened  called when another view is seen
 */

/** The sidebar's views beside the summary. What they show is asked of the engine when somebody looks. */
export class Sidebar {
  /** Opens a view by its id. @type {(view: string) => void} */ open;
  /** @type {Parts} */ #parts;
  /** @type {TogetherView} */ #together;
  /** @type {ChecksView} */ #checks;
  /** @type {Map<string, import('./results.js').Thing>} */ #things = new Map();
  #view = 'view-summary';

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#together = new TogetherView(byId('view-together', HTMLElement), (a, b) => parts.walk.meet(a, b));
    this.#checks = new ChecksView(byId('view-checks', HTMLElement), () => this.#check(), parts.go);
    this.open = tabs(byId('tabs', HTMLElement), (view) => {
      this.#view = view;
      this.#meet();
      parts.opened(view);
    });
  }

  /**
   * The whole text was tagged anew.
   * @param {Map<string, import('./results.js').Thing>} things
   */
  renew(things) {
    this.#things = things;
    this.#meet();
    this.#check();
  }

  async #meet() {
    if (this.#view !== 'view-together') return;
    const together = await this.#parts.client.together();
    this.#together.show(together, this.#things, this.#parts.shown());
  }

  async #check() {
    const findings = this.#checks.isOn ? await this.#parts.client.check() : [];
    const found = this.#checks.show(findings);
    const tab = document.querySelector('[aria-controls="view-checks"]');
    if (tab !== null) tab.textContent = found === 0 ? 'Checks' : `Checks ${found.toLocaleString('en')}`;
  }
}
