// How many applications reached each stage, and how long the way took.

import { bar, byId, element, reconcile, setShare, setText } from './dom.js';
import { STAGES, count, duration, plural, share } from './words.js';

const WAY = ['RECEIVED', 'INVITED', 'IN_TEST', 'COMPLETED', 'SCORED', 'SHORTLISTED', 'INTERVIEW', 'OFFER', 'HIRED'];
const EXITS = ['NOT_SELECTED', 'WITHDRAWN', 'INVITATION_EXPIRED', 'INVITATION_CANCELLED'];
const STEPS = ['RECEIVED', 'INVITED', 'IN_TEST', 'COMPLETED', 'SCORED'];

/** The tables with nothing in them yet, so that they have their size before the figures come. */
export function clear() {
  showFunnel({
    applications: 0,
    stages: [],
    outcomes: { shortlisted: 0, notSelected: 0, needsReview: 0 },
  }, () => '–');
  showTimes({ completedToDecision: { n: 0, p50Ms: null, p99Ms: null }, medians: [] }, () => '–');
}

/** @param words for a number of applications */
export function showFunnel({ applications, stages, outcomes }, words = count) {
  const of = new Map(stages.map(stage => [stage.stage, stage]));
  const reached = stage => of.get(stage)?.reached ?? 0;
  const now = stage => of.get(stage)?.now ?? 0;
  setText(byId('head-applications'), words(applications));
  setText(byId('head-in-test'), words(now('IN_TEST')));
  setText(byId('head-needs-review'), words(now('NEEDS_REVIEW')));
  setText(byId('head-decided'), words(outcomes.shortlisted + outcomes.notSelected));
  setText(byId('head-shortlisted'), words(outcomes.shortlisted));
  reconcile(byId('funnel-way'), WAY.map((stage, i) => ({ stage, before: WAY[i - 1] })), row => row.stage, wayRow,
    (row, { stage, before }) => {
      const [, bars, total, step, here] = row.children;
      setShare(bars.firstElementChild, applications > 0 ? reached(stage) / applications : 0);
      setText(total, words(reached(stage)));
      setText(step, before ? share(reached(stage), reached(before)) : '');
      setText(here, words(now(stage)));
    });
  reconcile(byId('funnel-exits'), EXITS, stage => stage,
    stage => element('div', {}, element('dt', {}, STAGES[stage]), element('dd')),
    (entry, stage) => setText(entry.lastElementChild, words(now(stage))));
  for (const [outcome, number] of Object.entries(outcomes)) {
    setText(document.querySelector(`[data-outcome="${outcome}"]`), words(number));
  }
}

function wayRow({ stage }) {
  const number = () => element('td', { class: 'number' });
  return element('tr', {}, element('th', { scope: 'row' }, STAGES[stage]),
    element('td', { class: 'bars' }, bar(0)), number(), number(), number());
}

export function showTimes({ completedToDecision, medians }, words = count) {
  const of = new Map(medians.map(median => [median.from, median]));
  showDuration(byId('time-median'), inSeconds(completedToDecision.p50Ms));
  showDuration(byId('time-p99'), inSeconds(completedToDecision.p99Ms));
  const whose = completedToDecision.n > 0 ? `, of ${plural(completedToDecision.n, 'application')}` : '';
  setText(byId('time-note'), `From the end of the last test to the first decision${whose}`);
  reconcile(byId('time-steps'), STEPS, from => from, stepRow, (row, from) => {
    const { seconds = null, n = 0 } = of.get(from) ?? {};
    setText(row.children[1], duration(seconds).join(' ').trim());
    setText(row.children[2], words(n));
  });
}

const inSeconds = milliseconds => (milliseconds === null ? null : milliseconds / 1000);

function showDuration(node, seconds) {
  const [figure, unit] = duration(seconds);
  const text = `${figure} ${unit}`.trim();
  if (node.textContent !== text) node.replaceChildren(`${figure} `, element('span', { class: 'unit' }, unit));
}

function stepRow(from) {
  const to = STEPS[STEPS.indexOf(from) + 1] ?? 'DECIDED';
  return element('tr', {}, element('th', { scope: 'row' }, `${STAGES[from]} → ${STAGES[to].toLowerCase()}`),
    element('td', { class: 'number' }), element('td', { class: 'number' }));
}
