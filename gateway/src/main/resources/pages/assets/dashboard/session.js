// Who is signed in, and what to do when nobody is any more.

import * as api from './api.js';
import { byId, setText } from './dom.js';

const FIGURES = ['ats', 'recruiter', 'analyst', 'admin'];
const DECISIONS = ['ats', 'recruiter', 'admin'];
const OPERATIONS = ['operator', 'admin'];

export function show(session) {
  setText(byId('who-name'), session.name);
  setText(byId('who-organization'), session.organization);
  byId('who').hidden = false;
  byId('sign-out').addEventListener('click', () => signOut(session.csrf));
}

const mayAny = (session, roles) => session.roles.some(role => roles.includes(role));
export const seesFigures = session => mayAny(session, FIGURES);
export const seesDecisions = session => mayAny(session, DECISIONS);
export const seesOperations = session => mayAny(session, OPERATIONS);

/** The session at the provider ends too: the answer says where to go for that. */
async function signOut(csrf) {
  const button = byId('sign-out');
  button.disabled = true;
  try {
    const { location: next } = await api.signOut(csrf);
    location.assign(next);
  } catch (failure) {
    if (failure.signedOut || failure.forbidden) {
      location.assign('/');
      return;
    }
    button.disabled = false;
    setText(button, 'Sign out (try again)');
  }
}

/** Asks to sign in again, and to come back to the same job. */
export function expired() {
  const dialog = byId('expired');
  if (dialog.open) return;
  byId('sign-in').href = `/login?${new URLSearchParams({ return_to: location.pathname + location.search })}`;
  dialog.showModal();
}
