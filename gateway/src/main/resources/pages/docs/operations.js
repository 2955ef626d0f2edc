/** Parts of the same name mean the same in all documents of a version; a test of theirs sees to it. */
function merged(documents) {
  const whole = { ...documents[0], info: { title: 'Operations', version: documents[0].info.version }, tags: [], paths: {}, components: {} };
  for (const each of documents) {
    whole.tags.push(...each.tags);
    Object.assign(whole.paths, each.paths);
    for (const [kind, parts] of Object.entries(each.components)) {
      whole.components[kind] = { ...whole.components[kind], ...parts };
    }
  }
  return whole;
}

/** Finds operations by any of their words. */
const search = () => ({
  fn: {
    opsFilter: (tags, phrase) => {
      const wanted = phrase.toLowerCase().split(/\s+/);
      const words = (tag, each) => [tag, each.get('method'), each.get('path'),
        ...['operationId', 'summary', 'description'].map(field => each.getIn(['operation', field], ''))].join(' ').toLowerCase();
      return tags
        .map((found, tag) => found.update('operations', operations =>
          operations.filter(each => wanted.every(word => words(tag, each).includes(word)))))
        .filter(found => found.get('operations').size > 0);
    },
  },
  wrapComponents: {
    FilterContainer: (Original, system) => props => {
      const React = system.React;
      React.useEffect(() => {
        const field = document.querySelector('.operation-filter-input');
        field?.setAttribute('placeholder', 'Search: path, words, name of the operation');
        field?.setAttribute('aria-label', 'Search the operations');
      });
      return React.createElement(Original, props);
    },
  },
});

export function showOperations(documents, domNode) {
  window.SwaggerUIBundle({
    spec: merged(documents),
    domNode,
    plugins: [search],
    deepLinking: true,
    filter: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    defaultModelRendering: 'model',
    defaultModelExpandDepth: 2,
    showExtensions: false,
    validatorUrl: null,
    requestSnippetsEnabled: false,
  });
}
