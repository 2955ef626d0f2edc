// The choice of the job. The address of the page says which one, so that a link or a reload shows the same.

import * as api from './api.js';
import { byId, element, setText } from './dom.js';
import { count, date, percent } from './words.js';

const OLDER = '…older';

export const chosenByAddress = () => new URLSearchParams(location.search).get('job');

/** Calls `onChoice` with a job, or with null when there is none. */
export class Jobs {
  #known = new Map();
  #next = null;
  #chosen = null;
  #choice = byId('job-choice');
  #onChoice;

  constructor(onChoice) {
    this.#onChoice = onChoice;
    this.#choice.addEventListener('change', () => this.#changed());
    window.addEventListener('popstate', () => this.#follow(chosenByAddress()));
  }

  async load() {
    this.#add(await api.jobs());
    await this.#follow(chosenByAddress());
  }

  /** A job's policy may have changed, or it may have been closed. */
  async reload() {
    if (!this.#chosen) return;
    const job = await api.jobOf(this.#chosen);
    this.#known.set(job.id, job);
    this.#render();
    this.#describe(job);
    return job;
  }

  #add(page) {
    page.items.forEach(job => this.#known.set(job.id, job));
    this.#next = page.next;
  }

  async #follow(wanted) {
    const problem = byId('job-problem');
    problem.hidden = true;
    if (wanted && !this.#known.has(wanted)) {
      try {
        const job = await api.jobOf(wanted);
        this.#known.set(job.id, job);
      } catch (failure) {
        if (failure.status !== 404) throw failure;
        setText(problem, 'There is no job at this address. The most recent one is shown.');
        problem.hidden = false;
      }
    }
    this.#choose(this.#known.get(wanted) ?? this.#known.values().next().value ?? null);
  }

  async #changed() {
    if (this.#choice.value !== OLDER) {
      history.pushState(null, '', `?job=${encodeURIComponent(this.#choice.value)}`);
      byId('job-problem').hidden = true;
      this.#choose(this.#known.get(this.#choice.value));
      return;
    }
    this.#choice.value = this.#chosen;
    this.#add(await api.jobs(this.#next));
    this.#render();
    this.#choice.showPicker?.();
  }

  #choose(job) {
    this.#chosen = job?.id ?? null;
    if (job && chosenByAddress() !== job.id) history.replaceState(null, '', `?job=${encodeURIComponent(job.id)}`);
    this.#render();
    this.#describe(job);
    this.#onChoice(job);
  }

  #render() {
    const options = [...this.#known.values()].map(job =>
      element('option', { value: job.id }, `${job.title} · ${date(job.openedAt)}${job.state === 'OPEN' ? '' : ' · closed'}`));
    if (this.#next) options.push(element('option', { value: OLDER }, 'Older jobs…'));
    this.#choice.replaceChildren(...options);
    if (this.#chosen) this.#choice.value = this.#chosen;
    byId('job-field').hidden = options.length === 0;
  }

  #describe(job) {
    setText(byId('job-title'), job?.title ?? 'Jobs');
    setText(byId('job-facts'), job ? `${state(job)} · ${policy(job)}` : '');
    document.title = job ? `${job.title} · Hiring dashboard` : 'Hiring dashboard';
  }
}

const state = job => (job.state === 'OPEN' ? `Open since ${date(job.openedAt)}` : `Closed on ${date(job.closedAt)}`);

function policy({ shortlistPolicy: { minimumPercent, minimumPercentBySkill, best } }) {
  const asked = [];
  if (minimumPercent !== null) asked.push(`${percent(minimumPercent)} in total`);
  Object.entries(minimumPercentBySkill).forEach(([skill, least]) => asked.push(`${percent(least)} in ${skill}`));
  const minimum = asked.length ? `asks for ${asked.join(', ')}` : 'asks for no minimum';
  return best === null ? minimum : `${minimum}, then takes the best ${best === 1 ? 'one' : count(best)} at closing`;
}
