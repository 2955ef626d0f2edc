// What a job's policy asks for, in words.

import { count, decimal, percent } from './words.js';

const list = parts => new Intl.ListFormat('en-GB').format(parts);

const TIES = {
  ALL_IN: ', with all who tie for the last place',
  NONE_IN: ', without those who tie for the last place',
};

/** The policy of a job that asks for those assessments. */
export function policyInWords(policy, assessments) {
  return [minimums(policy), weights(policy, assessments), borderline(policy), best(policy)].filter(part => part).join('; ');
}

function minimums({ minimumPercent, minimumPercentBySkill }) {
  const asked = [];
  if (minimumPercent !== null) asked.push(`${percent(minimumPercent)} in total`);
  Object.entries(minimumPercentBySkill).forEach(([skill, least]) => asked.push(`${percent(least)} in ${skill}`));
  return asked.length ? `Asks for ${list(asked)}` : 'Asks for no minimum';
}

function weights({ weightBySkill, weightByAssessment }, assessments) {
  const tests = assessments.filter(({ id }) => id in weightByAssessment).map(({ id, title }) => [title, weightByAssessment[id]]);
  const weighed = [...Object.entries(weightBySkill), ...tests].map(([what, weight]) => `${what} ${decimal(weight)}`);
  return weighed.length ? `weighs ${list(weighed)}` : null;
}

const borderline = ({ borderlinePoints: points }) =>
  (points === null ? null : `leaves who is within ${decimal(points)} ${points === 1 ? 'point' : 'points'} of a minimum to a person`);

function best({ best: number, bestPercent: part, selection, ties }) {
  if (number === null && part === null) return null;
  const whom = part !== null ? percent(part) : number === 1 ? 'one' : count(number);
  const when = selection === 'ROLLING' ? 'as soon as a place is free' : 'at closing';
  return `takes the best ${whom} ${when}${TIES[ties] ?? ''}`;
}
