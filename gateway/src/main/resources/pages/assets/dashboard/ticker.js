// The list of what happens, the newest first.

import { byId, element, setText } from './dom.js';
import { about, happened, plural, time } from './words.js';

const SHOWN = 60;
const SPOKEN_EVERY = 5_000;
const STATES = { connecting: 'Connecting', live: 'Connected', waiting: 'Connecting again', closed: 'Not connected' };

const list = byId('events');
const pause = byId('pause');
const spoken = byId('spoken-events');

let waiting = [];
let unspoken = 0;
let paused = false;
let drawing = false;
let speaking = null;

pause.addEventListener('click', () => {
  paused = !paused;
  pause.setAttribute('aria-pressed', String(paused));
  label();
  if (!paused) draw();
});

function label() {
  setText(pause, paused && waiting.length ? `Pause (${waiting.length} new)` : 'Pause');
}

export function clear() {
  waiting = [];
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

/** Many may come at once, after a while without a connection: they are drawn together. */
export function add(event) {
  waiting.push(event);
  if (waiting.length > SHOWN) waiting.shift();
  if (paused) {
    label();
  } else if (!drawing) {
    drawing = true;
    setTimeout(draw, 100);
  }
}

function draw() {
  drawing = false;
  if (paused || waiting.length === 0) return;
  const top = list.scrollTop;
  const height = list.scrollHeight;
  const latest = waiting.at(-1);
  unspoken += waiting.length;
  list.prepend(...waiting.reverse().map(line));
  waiting = [];
  while (list.children.length > SHOWN) list.lastElementChild.remove();
  // Whoever reads further down goes on reading there.
  if (top > 0) list.scrollTop = top + list.scrollHeight - height;
  speak(latest);
}

function line(event) {
  const whom = about(event);
  return element('li', { 'data-event': event.id },
    element('time', { datetime: event.time }, time(event.time)),
    element('span', {}, happened(event)),
    whom ? element('span', { class: 'about' }, whom) : null);
}

/** Read out every few seconds at most, and then in one sentence. */
function speak(latest) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    const more = unspoken > 1 ? `${plural(unspoken, 'new event')}, the last: ` : '';
    setText(spoken, `${more}${happened(latest)}`);
    unspoken = 0;
  }, SPOKEN_EVERY);
}
