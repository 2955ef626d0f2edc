// The topics and the types of events, from the AsyncAPI document.
import { element, link } from './dom.js';

const last = reference => reference.split('/').at(-1);

function row(message) {
  return element('tr', {},
    element('td', {}, element('code', {}, message.name)),
    element('td', {}, message.summary),
    element('td', {}, link(`/docs/schemas/${message.name}.json`, 'schema'), link(`/docs/samples/${message.name}.json`, 'sample')));
}

function topic(channel, messages) {
  const rows = Object.values(channel.messages).map(each => row(messages[last(each.$ref)]));
  return [
    element('h3', {}, element('code', {}, channel.address)),
    element('p', {}, channel.description),
    element('div', { class: 'table' },
      element('table', {},
        element('thead', {}, element('tr', {}, ...['Type', 'When', 'Shape'].map(name => element('th', { scope: 'col' }, name)))),
        element('tbody', {}, ...rows))),
  ];
}

export function showEvents(document, place) {
  place.replaceChildren(...Object.values(document.channels).flatMap(channel => topic(channel, document.components.messages)));
}
