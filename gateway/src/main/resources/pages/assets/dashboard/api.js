// All that the page asks of the suite. The session's cookie goes along by itself.

const API = '/api/v2';
const PATIENCE = 12_000;

/** An answer that is none: what went wrong, in words for people, and whether asking again may help. */
export class Failure extends Error {
  constructor(status, title, retryAfter = 0) {
    super(title);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  get signedOut() {
    return this.status === 401;
  }

  get forbidden() {
    return this.status === 403;
  }
}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, {
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      ...options,
      headers: { Accept: 'application/json', ...options.headers },
    });
  } catch (error) {
    throw new Failure(0, error.name === 'TimeoutError' ? 'does not answer in time' : 'cannot be reached');
  }
  if (!response.ok) {
    const retryAfter = Number(response.headers.get('Retry-After')) || 0;
    throw new Failure(response.status, words(response.status), retryAfter);
  }
  return response.status === 204 ? null : response.json();
}

function words(status) {
  switch (status) {
    case 401: return 'asks you to sign in again';
    case 403: return 'is not for your role';
    case 404: return 'does not know this';
    case 429: return 'was asked too often';
    case 503: return 'is away';
    case 504: return 'does not answer in time';
    default: return `failed (${status})`;
  }
}

const job = id => `${API}/jobs/${encodeURIComponent(id)}`;
const query = parameters => new URLSearchParams(
  Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined));

export const session = () => ask('/session');
export const signOut = csrf => ask('/logout', { method: 'POST', headers: { [csrf.header]: csrf.token } });
export const jobs = cursor => ask(`${API}/jobs?${query({ limit: 100, cursor })}`);
export const jobOf = id => ask(job(id));
export const application = id => ask(`${API}/applications/${encodeURIComponent(id)}`);
export const candidate = id => ask(`${API}/candidates/${encodeURIComponent(id)}`);
export const funnel = id => ask(`${job(id)}/funnel`);
export const scores = id => ask(`${job(id)}/score-distribution`);
export const shortlist = (id, outcome, limit, cursor) =>
  ask(`${job(id)}/shortlist?${query({ outcome, limit, cursor })}`);
export const operations = () => ask(`${API}/operations`);
export const events = parameters => ask(eventsUrl(parameters));
export const eventsUrl = parameters => `${API}/events?${query(parameters)}`;
