// The live events of a job, each of them once, however often the connection breaks.

import * as api from './api.js';
import { EVENT_TYPES } from './words.js';

const RECENT = 10 * 60_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const REMEMBERED = 2_000;
const GONE = 410;
const CLOSED = 'hiring.stream.closed';

/**
 * The browser connects again by itself after a broken connection, and says with `Last-Event-ID` where it was. After an
 * answer that is no stream it gives up: then this begins anew, from the same position.
 */
export class Stream {
  #source = null;
  #job = null;
  #position = null;
  #from = null;
  #seen = new Set();
  #wait = FIRST_WAIT;
  #again = null;
  #onEvent;
  #onState;
  #onGone;
  #onSignedOut;

  /** @param onGone is called when what comes next is not kept any more, so that all has to begin anew */
  constructor({ onEvent, onState, onGone, onSignedOut }) {
    this.#onEvent = onEvent;
    this.#onState = onState;
    this.#onGone = onGone;
    this.#onSignedOut = onSignedOut;
    window.addEventListener('online', () => this.#now());
    window.addEventListener('pagehide', () => this.#source?.close());
    window.addEventListener('pageshow', shown => shown.persisted && this.#now());
  }

  /** Follows another job, from some minutes ago. */
  follow(job) {
    this.stop();
    this.#job = job;
    this.#position = null;
    this.#from = new Date(Date.now() - RECENT).toISOString();
    this.#seen.clear();
    this.#wait = FIRST_WAIT;
    this.#open();
  }

  stop() {
    clearTimeout(this.#again);
    this.#source?.close();
    this.#source = null;
    this.#job = null;
  }

  #now() {
    if (!this.#job || this.#source?.readyState === EventSource.OPEN) return;
    clearTimeout(this.#again);
    this.#source?.close();
    this.#open();
  }

  #question() {
    return this.#position ? { job: this.#job, after: this.#position } : { job: this.#job, from: this.#from };
  }

  #open() {
    this.#onState('connecting');
    const source = new EventSource(api.eventsUrl(this.#question()));
    this.#source = source;
    source.onopen = () => {
      this.#wait = FIRST_WAIT;
      this.#onState('live');
    };
    source.onerror = () => this.#broken(source);
    EVENT_TYPES.forEach(type => source.addEventListener(type, message => this.#take(message)));
    source.addEventListener(CLOSED, () => this.#closedByServer(source));
  }

  #take(message) {
    this.#position = message.lastEventId || this.#position;
    const event = JSON.parse(message.data);
    if (this.#seen.has(event.id)) return;
    this.#seen.add(event.id);
    if (this.#seen.size > REMEMBERED) this.#seen.delete(this.#seen.values().next().value);
    this.#onEvent(event);
  }

  #broken(source) {
    if (source !== this.#source) return;
    this.#onState('waiting');
    if (source.readyState === EventSource.CLOSED) this.#beginAnew();
  }

  #closedByServer(source) {
    source.close();
    this.#onState('waiting');
    this.#beginAnew();
  }

  /** With jitter, so that not all dashboards come back in the same moment. */
  #beginAnew() {
    const wait = this.#wait * (0.5 + Math.random());
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    this.#again = setTimeout(() => this.#openIfAnswered(), wait);
  }

  /** A stream says nothing of why it was refused; the same asked for as a page does. */
  async #openIfAnswered() {
    const question = this.#question();
    try {
      await api.events({ ...question, limit: 1 });
    } catch (failure) {
      if (question.job === this.#job) this.#refused(failure);
      return;
    }
    if (question.job === this.#job) this.#open();
  }

  #refused(failure) {
    if (failure.signedOut) {
      this.#onState('closed');
      this.#onSignedOut();
    } else if (failure.status === GONE) {
      this.#onGone();
    } else {
      this.#beginAnew();
    }
  }
}
