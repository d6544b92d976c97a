import { Problem } from '@yange/http';
import type { ServiceClient } from '../imports/service.client.js';

/** A service that did not answer: what it would have told is missing. */
export interface Unavailable {
  readonly service: string;
  readonly code: string;
}

export interface OfEvery<T> {
  readonly answers: readonly (readonly [service: string, answer: T])[];
  readonly unavailable: readonly Unavailable[];
}

/**
 * The same question to every service. One that is away is named and does not hide what the others say; only where none answers is the answer 503.
 * @throws {Problem} what a service refuses the question for (4xx): the others would too
 */
export const askEvery = async <T>(clients: Readonly<Record<string, ServiceClient>>, path: string | ((service: string) => string)): Promise<OfEvery<T>> => {
  const asked = await Promise.all(Object.entries(clients).map(async ([service, client]) => [service, await client.get<T>(typeof path === 'string' ? path : path(service)).catch((error: unknown) => failureOf(error))] as const));
  const unavailable = asked.flatMap(([service, answer]) => (answer instanceof Problem ? [{ service, code: answer.code }] : []));
  const answers = asked.flatMap(([service, answer]) => (answer instanceof Problem ? [] : [[service, answer] as const]));
  if (answers.length === 0) throw new Problem(503, 'service-unavailable', { zh: '各服务暂不可用，请稍后重试', en: 'no service is available; try again' }, { retryAfterSeconds: 1 });
  return { answers, unavailable };
};

const failureOf = (error: unknown): Problem => {
  if (error instanceof Problem && error.status < 500) throw error;
  return error instanceof Problem ? error : new Problem(503, 'service-unavailable');
};
