// What is loaded together, in one card or several: it loads, refreshes when told, and when that fails keeps what it shows and says so.

import { element, setText } from './dom.js';
import { time } from './words.js';

const SLOW = 400;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;

export class Panel {
  #roots;
  #load;
  #show;
  #onSignedOut;
  #run = 0;
  #loadedAt = null;
  #again = null;
  #failures = 0;
  #running = false;
  #asked = false;

  /**
   * @param roots the cards; each has a place for its state, and says in `data-source` whose figures it shows
   * @param load asks for the figures
   * @param show shows them
   */
  constructor({ roots, load, show, onSignedOut }) {
    this.#roots = roots;
    this.#load = load;
    this.#show = show;
    this.#onSignedOut = onSignedOut;
  }

  /** Forgets what it showed: from now on it is about something else. */
  restart() {
    this.#run++;
    this.#running = false;
    this.#loadedAt = null;
    this.#failures = 0;
    this.#quiet();
    this.#say('');
    return this.refresh();
  }

  /** One question at a time; what is asked for meanwhile is asked once more afterwards. */
  async refresh() {
    if (this.#running) {
      this.#asked = true;
      return;
    }
    clearTimeout(this.#again);
    const run = this.#run;
    this.#running = true;
    this.#asked = false;
    const slow = setTimeout(() => run === this.#run && this.#busy(), SLOW);
    try {
      const figures = await this.#load();
      if (run === this.#run) this.#succeeded(figures);
    } catch (failure) {
      if (run === this.#run) this.#failed(failure);
    } finally {
      clearTimeout(slow);
      if (run === this.#run) {
        this.#running = false;
        if (this.#asked) this.refresh();
      }
    }
  }

  #busy() {
    this.#roots.forEach(root => root.setAttribute('aria-busy', 'true'));
    if (this.#failures === 0) this.#say(this.#loadedAt ? 'Refreshing…' : 'Loading…');
  }

  #succeeded(figures) {
    this.#loadedAt = Date.now();
    this.#failures = 0;
    this.#quiet();
    this.#say('');
    this.#show(figures);
  }

  #failed(failure) {
    this.#quiet();
    if (failure.signedOut) {
      this.#say('');
      this.#onSignedOut();
    } else if (failure.forbidden) {
      this.#say('Your role does not include this.');
    } else if (failure.status === undefined) {
      throw failure;
    } else {
      this.#tryAgain(failure);
    }
  }

  #tryAgain(failure) {
    const wait = Math.max(failure.retryAfter * 1000, Math.min(FIRST_WAIT * 2 ** this.#failures++, LONGEST_WAIT));
    const since = this.#loadedAt ? ` Figures as of ${time(this.#loadedAt)}.` : '';
    for (const root of this.#roots) {
      const source = failure.status === 0 ? 'The gateway' : root.dataset.source;
      root.classList.add('stale');
      stateOf(root).replaceChildren(`${source} ${failure.message}.${since}`, this.#tryNow());
    }
    this.#again = setTimeout(() => this.refresh(), wait);
  }

  #tryNow() {
    const button = element('button', { type: 'button', class: 'quiet' }, 'Try now');
    button.addEventListener('click', () => this.refresh());
    return button;
  }

  #quiet() {
    for (const root of this.#roots) {
      root.removeAttribute('aria-busy');
      root.classList.remove('stale');
    }
  }

  #say(text) {
    this.#roots.forEach(root => setText(stateOf(root), text));
  }
}

const stateOf = root => root.querySelector('.state');
