import { answer, apiClient, type ApiClient, type components } from '@yange/api-client';
import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { freshToken } from './renewal.js';
import { session } from './session.js';

/** `crypto.randomUUID` is only there over TLS; the page also works over plain http on a local network. */
export const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const send = async (request: Request): Promise<Response> => {
  const response = await fetch(request);
  if (response.status === 401 && session.token !== '') session.lose();
  return response;
};

/** By a client of its own: renewing must not wait for itself. */
const renewed = (refreshToken: string): Promise<components['schemas']['LoginTokens']> => answer(apiClient({ url: location.origin, token: () => null, patience: { retries: 0 } }).POST('/v1/login/renewals', { body: { refreshToken }, headers: { 'Idempotency-Key': newKey() } }));

/** Every door of the platform, in the name of whoever logged in. */
export const api: ApiClient = apiClient({ url: globalThis.location?.origin ?? 'http://localhost', token: async () => (await freshToken(renewed)) || null, send, patience: { retries: 1 } });

export const queries = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 } } });

type Called<D> = Promise<{ readonly data?: D; readonly response: Response }>;

/** One door, asked again whenever what it is asked about changes: `useDoor(['figures', district, asOf], (signal) => api.GET(…, { signal }))`. */
export const useDoor = <D>(key: readonly unknown[], ask: (signal: AbortSignal) => Called<D>, enabled = true): UseQueryResult<NonNullable<D>, Error> =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => answer(ask(signal)), enabled });

export type LoginWay = components['schemas']['LoginWay']['way'];

export interface ComingIn {
  readonly way: LoginWay;
  /** of the one-machine issuer; nobody elsewhere */
  readonly people: components['schemas']['ExamplePeople'];
}

export const comingIn = async (): Promise<ComingIn> => {
  const { way } = await answer(api.GET('/v1/login'));
  return { way, people: way === 'example-people' ? await answer(api.GET('/v1/local-issuer/people')) : [] };
};

export const tokenOf = async (person: string): Promise<string> => {
  const headers = { 'Idempotency-Key': newKey() };
  return (await answer(api.POST('/v1/local-issuer/token', { body: { person }, headers }))).token;
};
