// The live events of a job, each of them once, however often the connection breaks.

import * as api from './api.js';

const RECENT = 10 * 60_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const REMEMBERED = 2_000;
const CLOSED = 'hiring.stream.closed';

const TYPES = [
  'hiring.candidate.job-opened.v1', 'hiring.candidate.job-closed.v1',
  'hiring.candidate.application-received.v1', 'hiring.candidate.application-withdrawn.v1',
  'hiring.candidate.shortlisted.v1', 'hiring.candidate.not-selected.v1', 'hiring.candidate.decision-needs-review.v1',
  'hiring.assessment.candidate-invited.v1', 'hiring.assessment.started.v1', 'hiring.assessment.completed.v1',
  'hiring.assessment.invitation-expired.v1', 'hiring.assessment.invitation-cancelled.v1',
  'hiring.score.assessment-scored.v1', 'hiring.score.review-requested.v1',
];

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
  #onSignedOut;

  constructor({ onEvent, onState, onSignedOut }) {
    this.#onEvent = onEvent;
    this.#onState = onState;
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

  #open() {
    this.#onState('connecting');
    const where = this.#position ? { after: this.#position } : { from: this.#from };
    const source = new EventSource(api.eventsUrl({ job: this.#job, ...where }));
    this.#source = source;
    source.onopen = () => {
      this.#wait = FIRST_WAIT;
      this.#onState('live');
    };
    source.onerror = () => this.#broken(source);
    source.onmessage = message => this.#take(message);
    TYPES.forEach(type => source.addEventListener(type, message => this.#take(message)));
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
    this.#again = setTimeout(() => this.#whenSignedIn(() => this.#open()), wait);
  }

  /** A stream says nothing of why it was refused. */
  async #whenSignedIn(next) {
    const job = this.#job;
    try {
      await api.session();
    } catch (failure) {
      if (job !== this.#job) return;
      if (failure.signedOut) {
        this.#onState('closed');
        this.#onSignedOut();
      } else {
        this.#beginAnew();
      }
      return;
    }
    if (job === this.#job) next();
  }
}
