// The application that the page's address names, to which an applicant tracking system links from a result.

import * as api from './api.js';
import { byId, element, reconcile, setText } from './dom.js';
import { OUTCOMES, STAGES, dateTime, decider, scoreInWords, sentence } from './words.js';

const MISSED = { EXPIRED: 'not started in time', CANCELLED: 'called off' };
const UNKNOWN = 'There is no application of this job at this address.';

/** The one whose heading has had the focus: a refresh takes it from nobody. */
let told = null;

export const wanted = () => new URLSearchParams(location.search).get('application');

/** With the candidate's name; null if the job has no such application. */
export async function load(jobId) {
  const application = await known(api.application(wanted()));
  if (application?.jobId !== jobId) return null;
  return { ...application, candidate: await known(api.candidate(application.candidateId)) };
}

async function known(asked) {
  try {
    return await asked;
  } catch (failure) {
    if (failure.status === 404) return null;
    throw failure;
  }
}

export function clear() {
  byId('application').hidden = wanted() === null;
  byId('application-facts').hidden = true;
  byId('application-unknown').hidden = true;
  setText(byId('application-title'), 'Application');
  if (wanted() === null) told = null;
}

export function showApplication(application, job) {
  byId('application-facts').hidden = application === null;
  byId('application-unknown').hidden = application !== null;
  setText(byId('application-unknown'), UNKNOWN);
  if (application) {
    showFacts(application);
    showTests(application.tests, job.assessments);
  }
  if (told !== wanted()) byId('application-title').focus();
  told = wanted();
}

function showFacts({ candidate, stage, stages, score, decision, decisionHistory }) {
  setText(byId('application-title'), candidate ? `${candidate.givenName} ${candidate.familyName}` : 'Name not known');
  setText(byId('application-stage'), `${STAGES[stage]}, since ${dateTime(stages.at(-1).at)}`);
  setText(byId('application-score'), score ? scoreInWords(score) : 'Not marked yet');
  setText(byId('application-decision'), decision ? inWords(decision) : 'Not decided yet');
  byId('application-why').hidden = decision === null;
  showReasons(byId('application-reasons'), decision);
  const earlier = decisionHistory.slice(0, -1).reverse();
  byId('application-earlier').hidden = earlier.length === 0;
  reconcile(byId('application-history'), earlier, past => past.decidedAt + past.outcome,
    past => element('li', {}, element('p', {}, inWords(past)), element('ul')),
    (line, past) => showReasons(line.lastElementChild, past));
}

/** Each by itself, where there are several. */
function showTests(tests, assessments) {
  byId('application-tests').hidden = tests.length === 1;
  reconcile(byId('application-test-scores'), tests, test => test.assessmentId,
    () => element('li'),
    (line, test) => setText(line, `${titleOf(test, assessments)}: ${testInWords(test)}`));
}

const titleOf = ({ assessmentId }, assessments) => assessments.find(({ id }) => id === assessmentId).title;

function testInWords({ score, completedAt, missed }) {
  if (score) return scoreInWords(score);
  if (completedAt) return 'done, not marked yet';
  return MISSED[missed] ?? 'not done yet';
}

function showReasons(list, decision) {
  reconcile(list, decision?.reasons ?? [], reason => `${reason.code} ${reason.text}`,
    reason => element('li', {}, sentence(reason.text)), () => {});
}

const inWords = decision =>
  `${sentence(OUTCOMES[decision.outcome])}, ${dateTime(decision.decidedAt)}, ${decider(decision)}`;
