import createClient, { type Client } from 'openapi-fetch';
import { problemOf } from './api.problem.js';
import type { paths } from './generated/api.types.js';
import { patient, type Patience, type Send } from './patient.fetch.js';

/** Every door of the platform, by method and path, with the types that the committed OpenAPI document gives them. */
export type ApiClient = Client<paths>;

export interface ApiOptions {
  /** of the gateway */
  readonly url: string;
  /** bearer token of whoever asks, asked for each request so that it may be renewed; null for doors that are open */
  readonly token: () => Promise<string | null> | string | null;
  /** of a single request; what a page or a program has that wants to see them all */
  readonly send?: Send;
  readonly patience?: Partial<Patience>;
}

const usual: Patience = { retries: 3, pauseMs: 200 };

/**
 * A client in the name of one person. It sends his token, gives what changes something a key of its own unless it has one, sends again what nobody answered, and
 * throws what is not the answer.
 * @throws {ApiProblem} from every call @throws {Unreachable} from every call
 */
export const apiClient = ({ url, token, send = (request) => fetch(request), patience = {} }: ApiOptions): ApiClient => {
  const client = createClient<paths>({ baseUrl: url, fetch: patient(send, { ...usual, ...patience }), headers: { accept: 'application/json' } });
  client.use({
    async onRequest({ request }) {
      const bearer = await token();
      if (bearer !== null) request.headers.set('authorization', `Bearer ${bearer}`);
      if (request.method === 'POST' && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', crypto.randomUUID());
      return request;
    },
    async onResponse({ response }) {
      if (!response.ok) throw await problemOf(response);
    },
  });
  return client;
};

interface Called<D> {
  readonly data?: D;
  readonly response: Response;
}

/** What a call answers: `await answer(api.GET('/v1/status'))`. */
export const answer = async <D>(call: Promise<Called<D>>): Promise<NonNullable<D>> => (await call).data as NonNullable<D>;

export interface Seen<T> {
  readonly data: T;
  /** the version that was seen: to be sent as `If-Match` by whoever changes what he saw */
  readonly etag: string;
}

/** What a call answers, with the version of the thing. @throws Error where the door tells none */
export const seen = async <D>(call: Promise<Called<D>>): Promise<Seen<NonNullable<D>>> => {
  const { data, response } = await call;
  const etag = response.headers.get('etag');
  if (etag === null) throw new Error(`${response.url} tells no version`);
  return { data: data as NonNullable<D>, etag };
};
