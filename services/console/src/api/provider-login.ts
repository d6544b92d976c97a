import { answer, apiClient } from '@yange/api-client';
import { newKey } from './platform.js';
import { session } from './session.js';

const leavingKey = 'yange-leaving';

/** What is kept of a login that is under way, and where the page was: the fragment of its address. */
interface Left {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly place: string;
}

const client = (token: string | null) => apiClient({ url: location.origin, token: () => token, patience: { retries: 1 } });

/** The client's own keys need TLS. */
const keyed = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': newKey() });

/** Leaves the page for the provider's own. What was typed stays with the tab. */
export const leaveForLogin = async (): Promise<void> => {
  const { url, ...kept } = await answer(client(null).POST('/v1/login/departures', { headers: keyed() }));
  sessionStorage.setItem(leavingKey, JSON.stringify({ ...kept, place: location.hash } satisfies Left));
  location.assign(url);
};

/** Whether the page was opened by a provider that sends somebody back. */
export const isComingBack = (search: string): boolean => {
  const query = new URLSearchParams(search);
  return query.has('state') && (query.has('code') || query.has('error'));
};

/** What became of the login that the page was opened by. */
export const arrival: { failure: unknown } = { failure: null };

/**
 * Takes up what the provider sent back, once, and clears the address of it; the page is where it was. Never fails: the login page
 * says what went wrong.
 */
export const comeBack = async (): Promise<void> => {
  arrival.failure = isComingBack(location.search) ? await takeUp().then(() => null, (error: unknown) => error) : null;
};

const takeUp = async (): Promise<void> => {
  const answered = location.search.slice(1);
  const left = JSON.parse(sessionStorage.getItem(leavingKey) ?? 'null') as Left | null;
  sessionStorage.removeItem(leavingKey);
  history.replaceState(null, '', `${location.pathname}${left?.place ?? ''}`);
  if (left === null || new URLSearchParams(answered).get('state') !== left.state) throw new Error('no login of this page is under way');
  const { place: _place, ...shown } = left;
  const { token, refreshToken, idToken } = await answer(client(null).POST('/v1/login/arrivals', { body: { answer: answered, ...shown }, headers: keyed() }));
  const { person, roles, districts } = await answer(client(token).GET('/v1/whoami'));
  session.enter(token, { refreshToken, idToken, claims: { subject: person, roles, districts } });
};

/** Ends the login here and at the provider, whose page then takes over where it has one. */
export const endLogin = async (): Promise<void> => {
  const login = session.provider;
  session.leave();
  if (login === null) return;
  const { url } = await answer(client(null).POST('/v1/login/ends', { body: { idToken: login.idToken }, headers: keyed() }));
  if (url !== null) location.assign(url);
};
