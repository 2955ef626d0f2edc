// Puts the page together: who looks, at which job, and what to refresh when something happens.

import * as api from './api.js';
import * as application from './application.js';
import { byId, setText } from './dom.js';
import * as funnel from './funnel.js';
import { Jobs, showProblem } from './jobs.js';
import * as operations from './operations.js';
import { Panel } from './panel.js';
import { Refreshes } from './refreshes.js';
import * as scores from './scores.js';
import * as session from './session.js';
import * as shortlist from './shortlist.js';
import { Stream } from './stream.js';
import * as ticker from './ticker.js';

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
    show: found => scores.showScores(found, job.shortlistPolicy),
    onSignedOut,
  }),
  application: new Panel({
    roots: [byId('application')],
    load: () => application.load(job.id),
    show: found => application.showApplication(found, job),
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

function happened(event) {
  ticker.add(event);
  refreshes.after(changedBy(event.type));
}

function changedBy(type) {
  if (type === 'hiring.candidate.job-closed.v1') return ['job', 'funnel', 'application', 'shortlist'];
  if (type === 'hiring.candidate.application-scored.v1') return ['funnel', 'scores', 'application'];
  if (type.startsWith('hiring.candidate.')) return ['funnel', 'application', 'shortlist'];
  return type.startsWith('hiring.score.') ? ['funnel', 'scores', 'application'] : ['funnel', 'application'];
}

async function refresh(names) {
  if (names.includes('job')) await jobs.reload().then(replace, () => refreshes.after(['job']));
  names.filter(isVisible).forEach(name => panels[name].refresh());
}

function replace(found) {
  if (found.id === job.id) job = found;
}

const stream = new Stream({ onEvent: happened, onState: ticker.showState, onGone: () => choose(job), onSignedOut });
const refreshes = new Refreshes(refresh);
const visible = new Set(['funnel', 'scores']);
const isVisible = name => visible.has(name) && (name !== 'application' || application.wanted() !== null);
const jobs = new Jobs({ onChoice: choose, onFailure: noJobs });

function choose(chosen) {
  job = chosen;
  wantedRows = 0;
  refreshes.forget();
  byId('no-job').hidden = chosen !== null;
  byId('figures').hidden = chosen === null;
  if (chosen === null) {
    stream.stop();
    return;
  }
  clear();
  [...visible].filter(isVisible).forEach(name => panels[name].restart());
  stream.follow(chosen.id);
}

function clear() {
  funnel.clear();
  scores.clear();
  if (visible.has('application')) application.clear();
  shortlist.clear();
  ticker.clear();
}

async function loadJobs() {
  try {
    await jobs.load();
  } catch (failure) {
    noJobs(failure);
    if (!failure.signedOut) setTimeout(loadJobs, Math.max(3_000, failure.retryAfter * 1000));
  }
}

function noJobs(failure) {
  if (failure.signedOut) {
    onSignedOut();
    return;
  }
  if (failure.status === undefined) throw failure;
  if (job === null) setText(byId('job-facts'), 'Trying again…');
  showProblem(`The jobs cannot be listed: the candidate service ${failure.message}.`);
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
  const seesFigures = session.seesFigures(who);
  if (session.seesOperations(who)) operations.start({ open: !seesFigures, onSignedOut });
  if (seesFigures) startFigures(who);
  else byId('no-figures').hidden = false;
}

function startFigures(who) {
  clear();
  byId('job').hidden = false;
  byId('figures').hidden = false;
  if (session.seesDecisions(who)) visible.add('application').add('shortlist');
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
