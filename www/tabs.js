/**
 * Lets one view of the sidebar be seen at a time.
 * @param {HTMLElement} list  of tabs, each of which names its view in `aria-controls`
 * @param {(view: string) => void} opened  called with the id of the view that is seen now
 * @returns {(view: string) => void}  opens a view
 */
export function tabs(list, opened) {
  const all = /** @type {HTMLElement[]} */ ([...list.children]);
  const open = (/** @type {string} */ view) => {
    for (const tab of all) {
      const id = tab.getAttribute('aria-controls') ?? '';
      const isOpen = id === view;
      tab.setAttribute('aria-selected', String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      document.getElementById(id)?.classList.toggle('away', !isOpen);
    }
    opened(view);
  };
  list.addEventListener('click', (event) => {
    const tab = event.target instanceof Element ? event.target.closest('[role="tab"]') : null;
    if (tab !== null) open(tab.getAttribute('aria-controls') ?? '');
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = all.indexOf(/** @type {HTMLElement} */ (event.target));
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = all[(at + step + all.length) % all.length];
    open(next.getAttribute('aria-controls') ?? '');
    next.focus();
  });
  return open;
}
