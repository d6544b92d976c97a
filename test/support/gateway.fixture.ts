import { randomUUID } from 'node:crypto';
import { apiClient, type ApiClient } from '@yange/api-client';
import { localPeople, roleWithRight } from '@yange/auth';
import { committedCheck } from './answer-check.fixture.js';

/** An answer as it came, whatever it is. */
export interface Answer {
  /** that was asked for */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** parsed where it is JSON, else undefined */
  readonly body: unknown;
}

export interface Call {
  /** example person of the local issuer */
  readonly as?: string;
  /** in place of a person's: the whole header, or null for none */
  readonly authorization?: string | null;
  readonly json?: unknown;
  /** bytes as they are, in place of `json` */
  readonly bytes?: Uint8Array | string | FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** Idempotency-Key of a POST: one of its own unless given, null for none */
  readonly key?: string | null;
}

export interface ProblemWords {
  readonly zh: string;
  readonly en: string;
}

export interface ProblemAnswer {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly instance: string;
  readonly detail: string;
  readonly words: { readonly title: ProblemWords; readonly detail: ProblemWords };
  readonly facts?: Readonly<Record<string, string>>;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  /** of a 412 */
  readonly current?: { readonly streamId: string; readonly version: number; readonly etag: string };
  readonly since?: readonly object[];
}

export const district = '150302';

/** An example person who may use a door that asks for this right: a refusal for want of it would hide what else there is. */
export const entitledTo = (right: string | null): string =>
  localPeople.find(({ id, role }) => right !== null && roleWithRight({ person: id, roles: [role], districts: [district], tokenId: '' }, right) !== null)?.id ?? 'local-clerk';

/** Speaks HTTP to the gateway as any of the example people, holds every answer to the committed document, and remembers every status. */
export class GatewayCaller {
  readonly answers: { readonly request: string; readonly status: number; readonly text: string }[] = [];
  private readonly tokens = new Map<string, Promise<string>>();

  /**
   * @param entitled the district of all paths, and the only one that the people may ask; without it the first one, and all that are served
   * @param heldToDocument false where another version answers, which has a document of its own
   */
  constructor(
    readonly url: string,
    private readonly entitled?: string,
    private readonly heldToDocument = true,
  ) {}

  async call(method: string, path: string, call: Call = {}): Promise<Answer> {
    const authorization = call.authorization === undefined ? `Bearer ${await this.token(call.as ?? 'local-clerk')}` : call.authorization;
    const key = method === 'POST' && call.key !== null ? { 'idempotency-key': call.key ?? randomUUID() } : {};
    const headers: Record<string, string> = { ...(authorization === null ? {} : { authorization }), ...key, ...(call.json === undefined ? {} : { 'content-type': 'application/json' }), ...call.headers };
    const body = call.bytes ?? (call.json === undefined ? null : JSON.stringify(call.json));
    const response = await fetch(new URL(path, this.url), { method, headers, body: body as NonNullable<RequestInit['body']> | null });
    return this.noted(method, path, response);
  }

  /** The generated client in the name of an example person. Its answers are held to the document and remembered like all others. */
  client(person = 'local-clerk'): ApiClient {
    const send = async (request: Request): Promise<Response> => {
      const response = await fetch(request);
      await this.noted(request.method, request.url.slice(new URL(request.url).origin.length), response.clone());
      return response;
    };
    return apiClient({ url: this.url, token: () => this.token(person), patience: { retries: 0 }, send });
  }

  private async noted(method: string, path: string, response: Response): Promise<Answer> {
    const text = response.headers.get('content-type') === 'text/event-stream' ? await firstEvent(response) : await response.text();
    this.answers.push({ request: `${method} ${path}`, status: response.status, text });
    const answer = { path: new URL(path, this.url).pathname, status: response.status, headers: response.headers, text, body: response.headers.get('content-type')?.startsWith('application/x-ndjson') === true ? text : parsed(text) };
    const faults = !this.heldToDocument ? [] : committedCheck().faultsOf(method, answer.path, { status: answer.status, type: answer.headers.get('content-type'), body: answer.body });
    if (faults.length > 0) throw new Error(`the answer is not what the document says:\n${faults.join('\n')}`);
    return answer;
  }

  async get<T>(path: string, as = 'local-clerk'): Promise<T> {
    const answer = await this.call('GET', path, { as });
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
    return answer.body as T;
  }

  /** Path of something in one context of the district. */
  path(context: string, rest: string): string {
    return `/v1/districts/${this.entitled ?? district}/${context}/${rest}`;
  }

  token(person: string): Promise<string> {
    const known = this.tokens.get(person) ?? this.askToken(person);
    this.tokens.set(person, known);
    return known;
  }

  /** Position of the last event of every log: equal before and after means that nothing was stored. */
  async heads(): Promise<Readonly<Record<string, number>>> {
    const { services } = await this.status<{ logs: Record<string, number> }>();
    return Object.assign({}, ...Object.values(services).map(({ logs }) => logs)) as Record<string, number>;
  }

  /** Waits until every projection has folded what the logs hold. */
  async caughtUp(withinSeconds = 90): Promise<void> {
    const deadline = performance.now() + withinSeconds * 1000;
    while (performance.now() < deadline) {
      const { services } = await this.status<{ projections?: { lag: number; parked: number }[] }>();
      const all = Object.values(services).flatMap(({ projections }) => projections ?? [{ lag: 1, parked: 0 }]);
      if (all.every(({ lag }) => lag === 0)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the projections did not catch up within ${withinSeconds} s`);
  }

  /** With a token of its own: it tells of what the token covers, and a district may have been added since the other was given out. */
  private async status<T>(): Promise<{ readonly services: Record<string, T> }> {
    const answer = await this.call('GET', '/v1/status', { authorization: `Bearer ${await this.askToken('local-clerk')}` });
    if (answer.status !== 200) throw new Error(`GET /v1/status: ${answer.status} ${answer.text}`);
    return answer.body as { readonly services: Record<string, T> };
  }

  private async askToken(person: string): Promise<string> {
    const response = await fetch(new URL('/v1/local-issuer/token', this.url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person, ...(this.entitled === undefined ? {} : { districts: [this.entitled] }) }) });
    return ((await response.json()) as { token: string }).token;
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** What must not be told to a client: stack frames, paths of ours, SQL, addresses of databases. */
const innards = /\bat (?:async )?[\w.<>]+ \(|node_modules|\.[jt]s:\d+|\b(?:select|insert into|update) \w+ (?:from|set|\()|postgres(?:ql)?:\/\//i;

/** @returns the problem, once it is one: problem+json of this status and code, whole, and without a word about our inside */
export const problemOf = (answer: Answer, status: number, code: string): ProblemAnswer => {
  const problem = answer.body as ProblemAnswer;
  expect({ status: answer.status, code: problem?.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  const language = answer.headers.get('content-language') === 'en' ? 'en' : 'zh';
  const words = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/i) };
  expect(problem).toMatchObject({ type: `urn:yange:problem:${code}`, status, words: { title: words, detail: words } });
  expect([problem.title, problem.detail]).toEqual([problem.words.title[language], problem.words.detail[language]]);
  expect(problem.instance).toBe(answer.path);
  expect(answer.text).not.toMatch(innards);
  return problem;
};

/** What goes on and on is read until something was said. */
const firstEvent = async (response: Response): Promise<string> => {
  let text = '';
  for await (const piece of (response.body ?? new ReadableStream<Uint8Array>()).pipeThrough(new TextDecoderStream())) {
    text += piece;
    if (/^data: .*\n\n/m.test(text)) break;
  }
  return text;
};
