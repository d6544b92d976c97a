import { randomUUID } from 'node:crypto';
import { CommandFailed, exitCode } from '../exit-code.js';

interface ProblemAnswer {
  readonly code?: string;
  readonly words?: { readonly detail?: { readonly zh: string; readonly en: string } };
}

/** A client of the gateway, in the name of one person. */
export class GatewayClient {
  private constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  static withToken(url: string, token: string): GatewayClient {
    return new GatewayClient(url, token);
  }

  /** Asks the local issuer of a one-machine platform for a token. */
  static async asLocalPerson(url: string, person: string): Promise<GatewayClient> {
    const response = await reach(new URL('/v1/local-issuer/token', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    if (!response.ok) throw new CommandFailed(`${url} has no local issuer or no person ${person}; set YANGE_TOKEN`);
    const { token } = (await response.json()) as { token: string };
    return new GatewayClient(url, token);
  }

  async get<T>(path: string): Promise<T> {
    return this.answer<T>(await reach(new URL(path, this.url), { headers: this.headers() }));
  }

  /** A file. */
  async bytes(path: string): Promise<Buffer> {
    const response = await reach(new URL(path, this.url), { headers: this.headers() });
    return response.ok ? Buffer.from(await response.arrayBuffer()) : this.answer<Buffer>(response);
  }

  /** Lines of JSON as they come. */
  async *lines<T>(path: string): AsyncGenerator<T> {
    const response = await reach(new URL(path, this.url), { headers: this.headers() });
    if (!response.ok || response.body === null) return this.answer<never>(response);
    let rest = '';
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as T;
    }
  }

  async post<T>(path: string, json?: object): Promise<T> {
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const headers = { ...this.headersOnce(), ...(json === undefined ? {} : { 'content-type': 'application/json' }) };
    return this.answer<T>(await reach(new URL(path, this.url), { method: 'POST', headers, ...body }));
  }

  async upload<T>(path: string, form: FormData): Promise<T> {
    return this.answer<T>(await reach(new URL(path, this.url), { method: 'POST', headers: this.headersOnce(), body: form }));
  }

  private headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  /** What is sent once is carried out once, whoever repeats it on the way. */
  private headersOnce(): Record<string, string> {
    return { ...this.headers(), 'idempotency-key': randomUUID() };
  }

  private async answer<T>(response: Response): Promise<T> {
    if (response.ok) return (await response.json()) as T;
    const problem = (await response.json().catch(() => ({}))) as ProblemAnswer;
    const detail = problem.words?.detail;
    const words = detail ? ` ${detail.zh} · ${detail.en}` : '';
    throw new CommandFailed(`${response.status} ${problem.code ?? ''}${words}`, codeOf(response.status));
  }
}

/** What the gateway refuses as asked wrongly is wrong usage here; who may not ask, or an answer that does not come, is a failure. */
const codeOf = (status: number): number => {
  if (status === 409 || status === 412) return exitCode.conflict;
  return [400, 404, 413, 415, 422].includes(status) ? exitCode.usage : exitCode.failure;
};

const reach = async (url: URL, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init);
  } catch {
    throw new CommandFailed(`${url.origin} does not answer: is the platform running? (npx yange start)`);
  }
};
