// The only way in which text gets onto the page: as text. Names of candidates and titles of jobs are strangers' input.

export const byId = id => document.getElementById(id);

/** An element with attributes, and with texts or elements in it. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(attribute, value);
  }
  made.append(...children.filter(child => child !== null));
  return made;
}

/** Changes a text only if it is another, so that nothing is painted or read out for nothing. */
export function setText(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}

/** A bar of a share between 0 and 1. Style properties set from a script are none that the policy forbids. */
export function bar(share) {
  const made = element('span', { class: 'bar', 'aria-hidden': 'true' });
  setShare(made, share);
  return made;
}

export function setShare(bar, share) {
  bar.style.setProperty('--share', String(Math.min(1, Math.max(0, share))));
}

/**
 * Makes the children of a node those of a list, one for each key. What is there already stays, with its focus and what is
 * open in it, and is only brought up to date.
 */
export function reconcile(parent, items, keyOf, make, update) {
  const known = new Map([...parent.children].map(child => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let node = known.get(key);
    if (!node) {
      node = make(item);
      node.dataset.key = key;
    }
    known.delete(key);
    update(node, item);
    if (node === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(node, place);
    }
  }
  known.forEach(node => node.remove());
}
