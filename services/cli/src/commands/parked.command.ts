import { randomUUID } from 'node:crypto';
import type { components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { contexts, type ServiceContext } from '../start/platform.plan.js';
import { answerJson } from '../terminal/answer.js';

export interface ParkedOptions {
  readonly district: string;
  readonly retry: boolean;
  /** id of the event that is left out */
  readonly skip?: string;
  readonly reason?: string;
  readonly json: boolean;
}

type Stream = components['schemas']['ServiceStatus']['projections'][number]['parkedStreams'][number] & { readonly context: ServiceContext; readonly readModel: string };

/**
 * `yange parked`: streams that wait since one event of theirs cannot be folded, with the reason; `--retry` folds them in their order, `--skip` records that one event is left out and then does the same.
 * @returns 1 where something still waits
 */
export const parkedCommand = async (client: GatewayClient, options: ParkedOptions): Promise<number> => {
  const before = await parkedStreams(client);
  if (options.skip !== undefined) await skip(client, before, options.skip, options);
  const waiting = options.skip === undefined && !options.retry ? before : await retried(client, before);
  if (options.json) answerJson({ parked: waiting, released: before.length - waiting.length });
  else process.stdout.write(waiting.length === 0 ? '无停放 · nothing is parked\n' : waiting.map(lineOf).join(''));
  return waiting.length === 0 ? exitCode.ok : exitCode.failure;
};

const parkedStreams = async (client: GatewayClient): Promise<readonly Stream[]> => {
  const { services } = await ask(client.api.GET('/v1/status'));
  return contexts.flatMap((context) => {
    const service = services[context];
    if (service === undefined || !('projections' in service)) return [];
    return (service as components['schemas']['ServiceStatus']).projections.flatMap(({ name, parkedStreams: streams }) => streams.map((stream) => ({ context, readModel: name, ...stream })));
  });
};

const skip = async (client: GatewayClient, parked: readonly Stream[], eventId: string, { reason, district }: ParkedOptions): Promise<void> => {
  const stream = parked.find((one) => one.eventId === eventId);
  if (stream === undefined) throw new CommandFailed(`没有停放这条事件 · no such event is parked: ${eventId}`, exitCode.usage);
  if (reason === undefined) throw new CommandFailed('略过须写明理由 · --skip needs a --reason', exitCode.usage);
  // The same door in every service.
  const path = `/v1/districts/{district}/${stream.context}/parked-events/{eventId}/skips` as '/v1/districts/{district}/staffing/parked-events/{eventId}/skips';
  const body = { readModel: stream.readModel, logId: stream.logId, failure: stream.reason, reason };
  const params = { path: { district, eventId }, header: { 'Idempotency-Key': randomUUID() } };
  await ask(client.api.POST(path, { params, body }));
};

/** Of every service that has something parked. */
const retried = async (client: GatewayClient, parked: readonly Stream[]): Promise<readonly Stream[]> => {
  for (const context of new Set(parked.map((stream) => stream.context))) await ask(client.api.POST('/v1/projections/{context}/retry-parked', { params: { path: { context } } }));
  return parkedStreams(client);
};

const lineOf = ({ context, readModel, logId, position, eventId, reason, events, attempts }: Stream): string =>
  `${context} ${readModel} ${logId}:${position} ${eventId}\n  ${events} 条等候 events wait · 试过 ${attempts} 次 tries · ${reason}\n`;
