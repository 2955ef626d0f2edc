// The choice of the job. The address of the page says which one, so that a link or a reload shows the same.

import * as api from './api.js';
import { byId, element, setText } from './dom.js';
import { policyInWords } from './policy.js';
import { date } from './words.js';

const OLDER = '…older';

const chosenByAddress = () => new URLSearchParams(location.search).get('job');

export class Jobs {
  #known = new Map();
  #next = null;
  #chosen = null;
  #choice = byId('job-choice');
  #onChoice;

  /**
   * @param onChoice is called with a job, or with null when there is none
   * @param onFailure is called when the jobs cannot be had
   */
  constructor({ onChoice, onFailure }) {
    this.#onChoice = onChoice;
    this.#choice.addEventListener('change', () => this.#changed().catch(onFailure));
    window.addEventListener('popstate', () => this.#follow(chosenByAddress()).catch(onFailure));
  }

  async load() {
    this.#add(await api.jobs());
    await this.#follow(chosenByAddress());
  }

  /** The job may have been closed, or its policy replaced; and another one may be chosen meanwhile. */
  async reload() {
    const job = await api.jobOf(this.#chosen);
    this.#known.set(job.id, job);
    this.#render();
    if (job.id === this.#chosen) this.#describe(job);
    return job;
  }

  #add(page) {
    page.items.forEach(job => this.#known.set(job.id, job));
    this.#next = page.next;
  }

  async #follow(wanted) {
    let problem = '';
    if (wanted && !this.#known.has(wanted)) {
      try {
        const job = await api.jobOf(wanted);
        this.#known.set(job.id, job);
      } catch (failure) {
        if (failure.status !== 404) throw failure;
        problem = 'There is no job at this address.';
        if (this.#known.size > 0) problem += ' The latest one is shown.';
      }
    }
    showProblem(problem);
    this.#choose(this.#known.get(wanted) ?? this.#known.values().next().value ?? null);
  }

  async #changed() {
    const wanted = this.#choice.value;
    if (wanted === OLDER) {
      this.#choice.value = this.#chosen;
      this.#add(await api.jobs(this.#next));
      this.#render();
      return;
    }
    history.pushState(null, '', addressOf(wanted));
    showProblem('');
    this.#choose(this.#known.get(wanted));
  }

  #choose(job) {
    this.#chosen = job?.id ?? null;
    if (job && chosenByAddress() !== job.id) history.replaceState(null, '', addressOf(job.id));
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
    this.#choice.disabled = false;
    byId('job-field').hidden = options.length === 0;
  }

  #describe(job) {
    setText(byId('job-title'), job?.title ?? 'Jobs');
    setText(byId('job-facts'), job ? `${state(job)} · ${policyInWords(job.shortlistPolicy, job.assessments)}` : '');
    document.title = job ? `${job.title} · Hiring dashboard` : 'Hiring dashboard';
  }
}

export function showProblem(text) {
  const problem = byId('job-problem');
  setText(problem, text);
  problem.hidden = text === '';
}

const addressOf = id => `?${new URLSearchParams({ job: id })}`;
const state = job => (job.state === 'OPEN' ? `Open since ${date(job.openedAt)}` : `Closed on ${date(job.closedAt)}`);
