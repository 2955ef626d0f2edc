// When to ask for figures again: a moment after the last of several events, two seconds after the first at the latest; and once
// more a little later, for the service that has the figures may hear of an event after the page.

const QUIET = 500;
const LONGEST_WAIT = 2_000;
const LATER = 5_000;

export class Refreshes {
  #names = new Set();
  #all = new Set();
  #since = null;
  #soon = null;
  #later = null;
  #refresh;

  /** @param refresh is called with the names of what can have changed */
  constructor(refresh) {
    this.#refresh = refresh;
    document.addEventListener('visibilitychange', () => this.#run());
  }

  after(names) {
    names.forEach(name => this.#all.add(name));
    this.#plan(names);
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.#plan(this.#all);
      this.#all.clear();
    }, LATER);
  }

  forget() {
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
    this.#names.clear();
    this.#all.clear();
    this.#since = null;
  }

  #plan(names) {
    names.forEach(name => this.#names.add(name));
    this.#since ??= Date.now();
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#run(), Math.max(0, Math.min(QUIET, this.#since + LONGEST_WAIT - Date.now())));
  }

  /** Nobody looks at a page in the background: it catches up when it is shown. */
  #run() {
    if (document.hidden || this.#names.size === 0) return;
    const names = [...this.#names];
    this.#names.clear();
    this.#since = null;
    this.#refresh(names);
  }
}
