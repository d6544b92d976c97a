import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import type { DryRun } from '@yange/use-case';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceClient } from '../imports/service.client.js';
import { figuresMovedBy, type SupposedEvent } from './moved.figures.js';

/** Whether the answer tells what a command would do: a service tells it of its own log, and knows no figures. */
export const tellsDryRun = ({ method, query }: Pick<FastifyRequest, 'method' | 'query'>, status: number): boolean => method === 'POST' && status === 200 && (query as { readonly dryRun?: unknown }).dryRun === 'true';

/** What a service told of a dry run, and the figures that a correction or annulment would move. Nothing else of the answer changes. */
export const answerWithFigures = async (context: string, services: Readonly<Record<string, string>>, request: FastifyRequest, reply: FastifyReply, body: Readable): Promise<void> => {
  const told = (await json(body)) as DryRun;
  void reply.removeHeader('content-length');
  if (told.outcome !== 'recorded' || told.events.every(({ supersedes }) => supersedes === null)) return void reply.send(told);
  const events = told.events.map((event): SupposedEvent => ({ context, ...event }));
  const { district = '' } = request.params as { readonly district?: string };
  const clients = Object.fromEntries(Object.entries(services).map(([name, base]) => [name, new ServiceClient(base, request.headers.authorization ?? '')]));
  void reply.send({ ...told, figures: await figuresMovedBy(clients, district, events) });
};
