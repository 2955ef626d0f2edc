// Figures, times and events in words.

const LOCALE = 'en-GB';
const whole = new Intl.NumberFormat(LOCALE);
const upToTwo = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const exactlyTwo = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const upToOne = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' });
const minute = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const second = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium' });

export const count = number => whole.format(number);
export const decimal = number => upToTwo.format(number);
export const percent = number => `${decimal(number)} %`;
/** In columns, where the points stand below each other. */
export const twoDecimals = number => `${exactlyTwo.format(number)} %`;
export const share = (part, of) => (of > 0 ? `${Math.round((100 * part) / of)} %` : '–');
export const date = instant => day.format(new Date(instant));
export const dateTime = instant => minute.format(new Date(instant));
export const time = instant => second.format(new Date(instant));
export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

export const sentence = text => text.charAt(0).toUpperCase() + text.slice(1);

/** Who decided: the policy, or a person. */
export const decider = ({ decidedBy, policyVersion }) =>
  (decidedBy === null ? `policy version ${policyVersion}` : `by ${decidedBy}`);

export const scoreInWords = ({ percent: total, marks, maximum, status }) =>
  `${twoDecimals(total)}, ${decimal(marks)} of ${plural(maximum, 'mark')}${status === 'FINAL' ? '' : ', the rest waits for a reviewer'}`;

/** A duration as a figure and its unit, in the largest unit of which there is at least one. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) return ['–', ''];
  if (seconds < 1) return [whole.format(Math.round(seconds * 1000)), 'ms'];
  if (seconds < 60) return [upToOne.format(seconds), 's'];
  if (seconds < 3600) return [upToOne.format(seconds / 60), 'min'];
  if (seconds < 48 * 3600) return [upToOne.format(seconds / 3600), 'h'];
  return [upToOne.format(seconds / 86_400), 'days'];
}

export const STAGES = {
  RECEIVED: 'Received',
  INVITED: 'Invited',
  IN_TEST: 'Test started',
  COMPLETED: 'Test done',
  SCORED: 'Scored',
  SHORTLISTED: 'Shortlisted',
  INTERVIEW: 'Interview',
  OFFER: 'Offer',
  HIRED: 'Hired',
  DECIDED: 'Decided',
  NOT_SELECTED: 'Not selected',
  NEEDS_REVIEW: 'Needs review',
  WITHDRAWN: 'Withdrawn',
  INVITATION_EXPIRED: 'Invitation expired',
  INVITATION_CANCELLED: 'Invitation cancelled',
};

export const OUTCOMES = {
  SHORTLISTED: 'shortlisted',
  NOT_SELECTED: 'not selected',
  NEEDS_REVIEW: 'left to a person',
};

const MOVES = {
  INTERVIEW: 'Moved on to the interview',
  OFFER: 'Moved on to the offer',
  HIRED: 'Hired',
};

const EVENTS = {
  'hiring.candidate.job-opened.v1': () => 'Job opened',
  'hiring.candidate.job-closed.v1': () => 'Job closed',
  'hiring.candidate.application-received.v1': () => 'Application received',
  'hiring.candidate.application-scored.v1': data => `All ${data.byAssessment.length} tests scored: ${percent(data.percent)}`,
  'hiring.candidate.application-withdrawn.v1': () => 'Application withdrawn',
  'hiring.candidate.shortlisted.v1': data => `Shortlisted with ${percent(data.percent)}`,
  'hiring.candidate.not-selected.v1': data => `Not selected with ${percent(data.percent)}`,
  'hiring.candidate.decision-needs-review.v1': () => 'A person has to decide',
  'hiring.candidate.decision-overridden.v1': data => `Decided by a person: ${OUTCOMES[data.to]}`,
  'hiring.candidate.application-moved.v1': data => MOVES[data.to],
  'hiring.assessment.candidate-invited.v1': () => 'Invited to the test',
  'hiring.assessment.started.v1': () => 'Test started',
  'hiring.assessment.completed.v1': () => 'Test done',
  'hiring.assessment.invitation-expired.v1': () => 'Invitation expired',
  'hiring.assessment.invitation-cancelled.v1': () => 'Invitation cancelled',
  'hiring.score.assessment-scored.v1': data =>
    data.status === 'FINAL' ? `Scored ${percent(data.percent)}` : 'Scored in part, waits for a reviewer',
  'hiring.score.review-requested.v1': () => 'Review asked for',
};

/** The events of a job that the page tells. Of others a browser hears nothing. */
export const EVENT_TYPES = Object.keys(EVENTS);

/** What happened, of a CloudEvent. */
export const happened = event => EVENTS[event.type](event.data);

/** Whom it happened to: events hold no names. */
export function about(event) {
  const { applicationId } = event.data;
  return applicationId ? `Application ${applicationId.slice(0, 8)}` : '';
}
