// Who is signed in, and what to do when nobody is any more.

import * as api from './api.js';
import { byId, setText } from './dom.js';

const FIGURES = ['ats', 'recruiter', 'analyst', 'admin'];
const DECISIONS = ['ats', 'recruiter', 'admin'];
const OPERATIONS = ['operator', 'admin'];
const BACK_TO = 'dashboard.back-to';

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

async function signOut(csrf) {
  const button = byId('sign-out');
  button.disabled = true;
  try {
    await api.signOut(csrf);
  } catch (failure) {
    if (!failure.signedOut) {
      button.disabled = false;
      setText(button, 'Sign out (try again)');
      return;
    }
  }
  location.assign('/');
}

/** Asks to sign in again, and remembers which job was looked at. */
export function expired() {
  const dialog = byId('expired');
  if (dialog.open) return;
  sessionStorage.setItem(BACK_TO, location.search);
  dialog.showModal();
}

/** The page comes back from the login without what was asked of it before. */
export function restoreAddress() {
  const search = sessionStorage.getItem(BACK_TO);
  sessionStorage.removeItem(BACK_TO);
  if (search && !location.search) history.replaceState(null, '', location.pathname + search);
}
