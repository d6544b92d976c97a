import { answer, apiClient, ApiProblem, Unreachable, type ApiClient } from '@yange/api-client';
import { CommandFailed, exitCode } from '../exit-code.js';

/** The gateway as one person asks it: `ask(client.api.GET('/v1/status'))`. */
export interface GatewayClient {
  readonly url: string;
  readonly api: ApiClient;
}

/** A verb answers soon, whatever it is that does not. */
const patience = { retries: 2, pauseMs: 100 } as const;

export const clientWithToken = (url: string, token: string | null): GatewayClient => ({ url, api: apiClient({ url, token: () => token, patience }) });

/** Asks the local issuer of a one-machine platform for a token. @throws {CommandFailed} */
export const clientOfLocalPerson = async (url: string, person: string): Promise<GatewayClient> => {
  const { api } = clientWithToken(url, null);
  const { token } = await answer(api.POST('/v1/local-issuer/token', { body: { person } })).catch((error: unknown) => {
    throw error instanceof ApiProblem ? new CommandFailed(`${url} has no local issuer or no person ${person}; set YANGE_TOKEN`) : failed(error);
  });
  return clientWithToken(url, token);
};

/** What a call answers; for a file, call with `parseAs: 'arrayBuffer'`. @throws {CommandFailed} with the exit code that the refusal means */
export const ask: typeof answer = (call) =>
  answer(call).catch((error: unknown) => {
    throw failed(error);
  });

/** Whether all services are ready; false too where nobody answers. */
export const isReady = (url: string): Promise<boolean> =>
  apiClient({ url, token: () => null, patience: { retries: 0 } }).GET('/readyz').then(() => true, () => false);

/** Lines of JSON as they come, of a call with `parseAs: 'stream'`. */
export async function* linesOf<T>(stream: ReadableStream<Uint8Array>): AsyncGenerator<T> {
  let rest = '';
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as T;
  }
}

const failed = (error: unknown): unknown => {
  if (error instanceof Unreachable) return new CommandFailed(`${error.origin} does not answer: is the platform running? (npx yange start)`);
  if (!(error instanceof ApiProblem)) return error;
  const { detail } = error.document?.words ?? {};
  const fields = (error.document?.errors ?? []).map((field) => `\n  ${field.pointer} ${field.code}: ${field.words === undefined ? field.detail : `${field.words.zh} · ${field.words.en}`}`);
  return new CommandFailed(`${error.status} ${error.document?.code ?? ''}${detail === undefined ? '' : ` ${detail.zh} · ${detail.en}`}${fields.join('')}`, codeOf(error.status));
};

/** What the gateway refuses as asked wrongly is wrong usage here; who may not ask, or an answer that does not come, is a failure. */
const codeOf = (status: number): number => {
  if (status === 409 || status === 412) return exitCode.conflict;
  return [400, 404, 413, 415, 422].includes(status) ? exitCode.usage : exitCode.failure;
};
