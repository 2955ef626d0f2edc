// The strip for operators: what waits, where, and since when.

import * as api from './api.js';
import { byId, element, reconcile, setText } from './dom.js';
import { count, duration, time } from './words.js';

const EVERY = 10_000;
/** Longer than an event waits when all is well: what a crash left behind is sent after eight seconds. */
const LATE_SECONDS = 30;
const UNKNOWN = '?';

const REASONS = {
  UNREACHABLE: 'cannot be reached',
  TIMED_OUT: 'does not answer in time',
  UNEXPECTED_ANSWER: 'gives an answer that is none',
  UNKNOWN_GROUP: 'is not known to the broker yet',
};

/** @param open whether the details are shown at once */
export function start({ open, onSignedOut }) {
  byId('operations').hidden = false;
  byId('operations-details').open = open;
  const look = async () => {
    if (!document.hidden) await refresh(onSignedOut);
    setTimeout(look, EVERY);
  };
  look();
}

async function refresh(onSignedOut) {
  try {
    show(await api.operations());
  } catch (failure) {
    if (failure.signedOut) onSignedOut();
    else figure('ops-state', `The gateway ${failure.message}.`, true);
  }
}

function show({ at, services, consumerGroups }) {
  const outboxes = services.map(service => service.outbox).filter(outbox => outbox !== null);
  const lags = consumerGroups.map(group => group.lag);
  const letters = services.map(service => service.deadLetters);
  const oldest = Math.max(0, ...outboxes.map(outbox => outbox.oldestSeconds));
  figure('ops-lag', known(sum(lags), lags.includes(null)), false);
  figure('ops-outbox',
    `${known(sum(outboxes.map(outbox => outbox.pending)), outboxes.length < services.length)}${oldest > 0 ? `, oldest ${age(oldest)}` : ''}`,
    outboxes.some(isLate));
  figure('ops-dead', known(sum(letters), letters.includes(null)), sum(letters) > 0);
  const away = missing([...services, ...consumerGroups]);
  figure('ops-state', away || `as of ${time(at)}`, away !== '');
  reconcile(byId('ops-services'), services, service => service.service, () => row(4), fillService);
  reconcile(byId('ops-groups'), consumerGroups, group => group.group, () => row(3), fillGroup);
}

const sum = numbers => numbers.reduce((total, number) => total + (number ?? 0), 0);
const age = seconds => duration(seconds).join(' ');
const isLate = outbox => outbox.brokerAway || outbox.oldestSeconds >= LATE_SECONDS;
/** A sum in which something is missing is not less than this. */
const known = (total, incomplete) => (incomplete ? `${count(total)} + ${UNKNOWN}` : count(total));

function figure(id, text, alarm) {
  const node = byId(id);
  setText(node, text);
  node.classList.toggle('alarm', alarm);
}

function missing(parts) {
  return parts
    .filter(part => Object.keys(part.missing).length > 0)
    .map(part => {
      const why = new Set(Object.values(part.missing).map(reason => REASONS[reason] ?? reason));
      return `${part.service ?? `the group ${part.group}`} ${[...why].join(', ')}`;
    })
    .join('; ');
}

const row = cells =>
  element('tr', {}, element('th', { scope: 'row' }),
    ...Array.from({ length: cells - 1 }, () => element('td', { class: 'number' })));

function fillService(row, { service, outbox, deadLetters }) {
  const [name, pending, oldest, letters] = row.children;
  setText(name, service);
  setText(pending, outbox ? count(outbox.pending) : UNKNOWN);
  setText(oldest, outbox ? (outbox.pending > 0 ? age(outbox.oldestSeconds) : '–') : UNKNOWN);
  oldest.classList.toggle('alarm', outbox !== null && isLate(outbox));
  setText(letters, deadLetters === null ? UNKNOWN : count(deadLetters));
  letters.classList.toggle('alarm', deadLetters > 0);
}

function fillGroup(row, { group, members, lag }) {
  const [name, consumers, behind] = row.children;
  setText(name, group);
  setText(consumers, members === null ? UNKNOWN : count(members));
  consumers.classList.toggle('alarm', members === 0);
  setText(behind, lag === null ? UNKNOWN : count(lag));
}
