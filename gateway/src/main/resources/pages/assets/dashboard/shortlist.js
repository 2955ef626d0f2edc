// Who was decided on, in the order of rank, and why.

import * as api from './api.js';
import { bar, byId, element, reconcile, setShare, setText } from './dom.js';
import { OUTCOMES, dateTime, decider, sentence, twoDecimals } from './words.js';

const PAGE = 20;
const MOST_AT_ONCE = 100;
const CAPTIONS = {
  SHORTLISTED: 'Shortlisted, the best first',
  NOT_SELECTED: 'Not selected, the best first',
  NEEDS_REVIEW: 'A person has to decide, the best first',
};
const NOBODY = {
  SHORTLISTED: 'Nobody is shortlisted yet.',
  NOT_SELECTED: 'Nobody was turned down.',
  NEEDS_REVIEW: 'Nobody waits for a decision.',
};

export const outcome = () => document.querySelector('input[name="outcome"]:checked').value;

/** As many rows as were shown before, or the first page. */
export async function load(jobId, rows) {
  const wanted = Math.max(rows, PAGE);
  const items = [];
  let next = null;
  do {
    const page = await api.shortlist(jobId, outcome(), Math.min(wanted - items.length, MOST_AT_ONCE), next);
    items.push(...page.items);
    next = page.next;
  } while (next && items.length < wanted);
  return { items, next, outcome: outcome() };
}

export function clear() {
  byId('shortlist-rows').replaceChildren();
  byId('shortlist-table').hidden = false;
  byId('shortlist-empty').hidden = true;
  byId('more').hidden = true;
}

export function showShortlist({ items, next, outcome }) {
  setText(byId('shortlist-caption'), CAPTIONS[outcome]);
  setText(byId('shortlist-empty'), NOBODY[outcome]);
  byId('shortlist-empty').hidden = items.length > 0;
  byId('shortlist-table').hidden = items.length === 0;
  byId('more').hidden = !next;
  reconcile(byId('shortlist-rows'), items, entry => entry.applicationId, newRow, fill);
}

export const rowsShown = () => byId('shortlist-rows').children.length;
export const morePages = () => rowsShown() + PAGE;

function newRow() {
  return element('tr', { role: 'row' },
    element('td', { role: 'cell', class: 'number rank' }),
    element('th', { role: 'rowheader', scope: 'row' }, element('span'), element('p', { class: 'muted' })),
    element('td', { role: 'cell', class: 'number percent' }),
    element('td', { role: 'cell' },
      element('ul'),
      element('details', {}, element('summary', {}, 'By skill'), element('ul', { class: 'skills' }))));
}

function fill(row, entry) {
  const [rank, name, total, why] = row.children;
  const [reasons, details] = why.children;
  setText(rank, entry.rank);
  setText(name.firstElementChild, entry.candidateName || 'Name not known');
  setText(total, twoDecimals(entry.percent));
  reconcile(reasons, entry.decision.reasons, reason => `${reason.code} ${reason.text}`,
    reason => element('li', {}, sentence(reason.text)), () => {});
  setText(name.lastElementChild, [dateTime(entry.decision.decidedAt), decider(entry.decision), earlier(entry)].filter(part => part).join(', '));
  details.hidden = entry.bySkill.length === 0;
  reconcile(details.lastElementChild, entry.bySkill, result => result.skill, skillLine, (line, result) => {
    setShare(line.children[1].firstElementChild, result.percent / 100);
    setText(line.children[2], twoDecimals(result.percent));
  });
}

function skillLine(result) {
  return element('li', {}, element('span', {}, result.skill),
    element('span', { class: 'track', 'aria-hidden': 'true' }, bar(0)), element('span', { class: 'number' }));
}

/** What was decided before, where it was something else. */
function earlier({ decision, decisionHistory }) {
  const before = decisionHistory.slice(0, -1).map(past => past.outcome).filter(past => past !== decision.outcome);
  return before.length ? `${OUTCOMES[before.at(-1)]} before` : '';
}
