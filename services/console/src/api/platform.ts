import { answer, apiClient, ApiProblem, type ApiClient } from '@yange/api-client';
import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { session } from './session.js';

/** `crypto.randomUUID` is only there over TLS; the page also works over plain http on a local network. */
export const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const send = async (request: Request): Promise<Response> => {
  const response = await fetch(request);
  if (response.status === 401 && session.token !== '') session.lose();
  return response;
};

/** Every door of the platform, in the name of whoever logged in. */
export const api: ApiClient = apiClient({ url: globalThis.location?.origin ?? 'http://localhost', token: () => session.token || null, send, patience: { retries: 1 } });

export const queries = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 } } });

type Called<D> = Promise<{ readonly data?: D; readonly response: Response }>;

/** One door, asked again whenever what it is asked about changes: `useDoor(['figures', district, asOf], (signal) => api.GET(…, { signal }))`. */
export const useDoor = <D>(key: readonly unknown[], ask: (signal: AbortSignal) => Called<D>, enabled = true): UseQueryResult<NonNullable<D>, Error> =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => answer(ask(signal)), enabled });

/** People of the one-machine issuer; null where an identity provider stands in its place. */
export const peopleToBe = async (): Promise<readonly { id: string; role: string; title: { zh: string; en: string } }[] | null> => {
  try {
    return await answer(api.GET('/v1/local-issuer/people'));
  } catch (error) {
    if (error instanceof ApiProblem && [401, 403, 404].includes(error.status)) return null;
    throw error;
  }
};

export const tokenOf = async (person: string): Promise<string> => {
  const headers = { 'Idempotency-Key': newKey() };
  return (await answer(api.POST('/v1/local-issuer/token', { body: { person }, headers }))).token;
};
