// The list of what happens, the newest first.

import { byId, element, reconcile, setText } from './dom.js';
import { about, happened, plural, time } from './words.js';

const SHOWN = 60;
const DRAW_AFTER = 100;
const SPOKEN_EVERY = 5_000;
const STATES = { connecting: 'Connecting', live: 'Connected', waiting: 'Connecting again', closed: 'Not connected' };

const list = byId('events');
const pause = byId('pause');
const spoken = byId('spoken-events');

let events = [];
let undrawn = 0;
let unspoken = 0;
let paused = false;
let drawing = null;
let speaking = null;

pause.addEventListener('click', () => {
  paused = !paused;
  pause.setAttribute('aria-pressed', String(paused));
  label();
  if (!paused) draw();
});

function label() {
  setText(pause, paused && undrawn > 0 ? `Pause (${undrawn} new)` : 'Pause');
}

export function clear() {
  events = [];
  undrawn = 0;
  unspoken = 0;
  list.replaceChildren();
  setText(spoken, '');
  label();
}

export function showState(state) {
  const node = byId('connection');
  node.dataset.state = state;
  setText(node, STATES[state]);
}

/** In the order of time: what was missed comes in any order. Many may come at once, and are drawn together. */
export function add(event) {
  events = [event, ...events].sort((a, b) => Date.parse(b.time) - Date.parse(a.time)).slice(0, SHOWN);
  undrawn++;
  if (paused) label();
  else drawing ??= setTimeout(draw, DRAW_AFTER);
}

function draw() {
  drawing = null;
  if (paused || undrawn === 0) return;
  const top = list.scrollTop;
  const height = list.scrollHeight;
  reconcile(list, events, event => event.id, line, () => {});
  // Whoever reads further down goes on reading there.
  if (top > 0) list.scrollTop = top + list.scrollHeight - height;
  unspoken += undrawn;
  undrawn = 0;
  speaking ??= setTimeout(speak, SPOKEN_EVERY);
}

function line(event) {
  const whom = about(event);
  return element('li', {},
    element('time', { datetime: event.time }, time(event.time)),
    element('span', {}, happened(event)),
    whom ? element('span', { class: 'about' }, whom) : null);
}

/** Every few seconds at most, and then in one sentence. */
function speak() {
  speaking = null;
  if (unspoken === 0) return;
  const more = unspoken > 1 ? `${plural(unspoken, 'new event')}, the last: ` : '';
  setText(spoken, `${more}${happened(events[0])}`);
  unspoken = 0;
}
