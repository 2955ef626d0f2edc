// The documents of all services in one page, a version at a time, and the events.
import { element, link, read } from './dom.js';
import { showEvents } from './events.js';
import { showOperations } from './operations.js';

const VERSIONS = ['v2', 'v1'];
const SERVICES = ['candidate-service', 'assessment-service', 'question-service', 'scoring-service', 'gateway'];

const asked = new URLSearchParams(location.search).get('version');
const version = VERSIONS.includes(asked) ? asked : VERSIONS[0];
const place = id => document.getElementById(id);

function inScheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', follow);
  follow();
}

function showVersions() {
  place('versions').append(...VERSIONS.map(each => element(
    'a',
    { href: `/docs/?version=${each}`, ...(each === version ? { 'aria-current': 'page' } : {}) },
    `API ${each}`)));
  place('files').append(
    ...SERVICES.map(service => link(`/docs/openapi/${service}-${version}.json`, `${service}-${version}.json`)),
    link('/docs/asyncapi.yaml', 'asyncapi.yaml'));
}

/** One that is on its way out says so in each of its documents. */
function showFarewell(documents) {
  const words = documents[0].info.description.split('\n\n')[1];
  if (words) {
    place('farewell').textContent = words;
    place('farewell').hidden = false;
  }
}

async function run() {
  inScheme();
  showVersions();
  await Promise.all([
    Promise.all(SERVICES.map(service => read(`/docs/openapi/${service}-${version}.json`))).then(documents => {
      showFarewell(documents);
      showOperations(documents, place('operations'));
    }).catch(e => place('operations').replaceChildren(element('p', { class: 'wide' }, `The documents cannot be read (${e.message}).`))),
    read('/docs/asyncapi.json')
      .then(events => showEvents(events, place('topics')))
      .catch(e => place('topics').replaceChildren(element('p', {}, `The document cannot be read (${e.message}).`))),
  ]);
}

run();
