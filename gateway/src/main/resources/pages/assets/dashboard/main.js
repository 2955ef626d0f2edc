// Puts the page together: who looks, at which job, and what to refresh when something happens.

import * as api from './api.js';
import { byId, setText } from './dom.js';
import * as funnel from './funnel.js';
import { Jobs } from './jobs.js';
import * as operations from './operations.js';
import { Panel } from './panel.js';
import * as scores from './scores.js';
import * as session from './session.js';
import * as shortlist from './shortlist.js';
import { Stream } from './stream.js';
import * as ticker from './ticker.js';

const QUIET = 500;
const LONGEST_WAIT = 2_000;

let job = null;
let wantedRows = 0;

const onSignedOut = session.expired;
const panels = {
  funnel: new Panel({
    roots: [byId('funnel'), byId('times')],
    load: () => api.funnel(job.id),
    show: showFunnel,
    onSignedOut,
  }),
  scores: new Panel({
    roots: [byId('scores')],
    load: () => api.scores(job.id),
    show: found => scores.showScores(found, job.shortlistPolicy.minimumPercent),
    onSignedOut,
  }),
  shortlist: new Panel({
    roots: [byId('shortlist')],
    load: () => shortlist.load(job.id, wantedRows),
    show: shortlist.showShortlist,
    onSignedOut,
  }),
};

function showFunnel(found) {
  funnel.showFunnel(found);
  funnel.showTimes(found);
}

/** What an event can have changed. Refreshed a moment after the last of several, at the latest two seconds after the first. */
const changed = new Set();
let since = null;
let refreshing = null;

function happened(event) {
  ticker.add(event);
  changed.add('funnel');
  if (event.type.startsWith('hiring.score.')) changed.add('scores');
  if (event.type.startsWith('hiring.candidate.')) changed.add('shortlist');
  if (event.type === 'hiring.candidate.job-closed.v1') changed.add('job');
  since ??= Date.now();
  clearTimeout(refreshing);
  refreshing = setTimeout(refreshChanged, Math.max(0, Math.min(QUIET, since + LONGEST_WAIT - Date.now())));
}

async function refreshChanged() {
  if (document.hidden) return;
  const names = [...changed];
  changed.clear();
  since = null;
  if (names.includes('job')) await jobs.reload().then(found => (job = found), () => changed.add('job'));
  names.filter(name => name in visible).forEach(name => panels[name].refresh());
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && changed.size > 0) refreshChanged();
});

const stream = new Stream({ onEvent: happened, onState: ticker.showState, onSignedOut });
const visible = { funnel: true, scores: true };
const jobs = new Jobs(choose);

function choose(chosen) {
  job = chosen;
  wantedRows = 0;
  changed.clear();
  byId('no-job').hidden = chosen !== null;
  byId('figures').hidden = chosen === null;
  if (chosen === null) {
    stream.stop();
    return;
  }
  funnel.clear();
  scores.clear();
  shortlist.clear();
  ticker.clear();
  Object.keys(visible).forEach(name => panels[name].restart());
  stream.follow(chosen.id);
}

async function loadJobs() {
  const problem = byId('job-problem');
  try {
    await jobs.load();
  } catch (failure) {
    if (failure.signedOut) {
      onSignedOut();
      return;
    }
    setText(problem, `The jobs cannot be listed: the candidate service ${failure.message}. Trying again.`);
    problem.hidden = false;
    setTimeout(loadJobs, Math.max(3_000, failure.retryAfter * 1000));
  }
}

async function start() {
  let who;
  try {
    who = await api.session();
  } catch (failure) {
    if (failure.signedOut) {
      onSignedOut();
    } else {
      setText(byId('starting'), `The gateway ${failure.message}. Trying again.`);
      setTimeout(start, 3_000);
    }
    return;
  }
  session.show(who);
  byId('starting').hidden = true;
  byId('page').hidden = false;
  if (session.seesOperations(who)) operations.start(onSignedOut);
  if (!session.seesFigures(who)) {
    setText(byId('job-facts'), 'Your role shows operations, not jobs.');
    byId('job-field').hidden = true;
    return;
  }
  if (session.seesDecisions(who)) visible.shortlist = true;
  else byId('shortlist').hidden = true;
  byId('look-again').addEventListener('click', loadJobs);
  byId('more').addEventListener('click', () => {
    wantedRows = shortlist.morePages();
    panels.shortlist.refresh();
  });
  document.querySelectorAll('input[name="outcome"]').forEach(choice => choice.addEventListener('change', () => {
    wantedRows = 0;
    shortlist.clear();
    panels.shortlist.restart();
  }));
  loadJobs();
}

start();
