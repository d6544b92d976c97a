import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import type { DryRun } from '@yange/use-case';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceClient } from '../imports/service.client.js';
import { followedElsewhere } from './followed.elsewhere.js';
import { figuresMovedBy, type SupposedEvent } from './moved.figures.js';

/** Whether the answer tells what a command would do: a service tells it of its own log, and knows no figures. */
export const tellsDryRun = ({ method, query }: Pick<FastifyRequest, 'method' | 'query'>, status: number): boolean => method === 'POST' && status === 200 && (query as { readonly dryRun?: unknown }).dryRun === 'true';

/** What only waits for a second person is shown to who prepares it as it would be once that person signs; so is what first asks for other facts to be annulled, since these may lie in several services. */
const foreseen = ['correction-without-authority', 'facts-rest-on-annulled'];
const isForeseen = ({ outcome, violations }: DryRun): boolean => outcome === 'recorded' || violations.every(({ rule, mode }) => mode !== 'refuse' || foreseen.includes(rule));

/** What a service told of a dry run, the figures that a correction or annulment would move, and what other services did because of what it supersedes or recorded of what that began. Nothing else of the answer changes. */
export const answerWithEffects = async (context: string, services: Readonly<Record<string, string>>, request: FastifyRequest, reply: FastifyReply, body: Readable): Promise<void> => {
  const told = (await json(body)) as DryRun;
  void reply.removeHeader('content-length');
  if (!isForeseen(told) || told.events.every(({ supersedes }) => supersedes === null)) return void reply.send(told);
  const events = told.events.map((event): SupposedEvent => ({ context, ...event }));
  const { district = '' } = request.params as { readonly district?: string };
  const clients = Object.fromEntries(Object.entries(services).map(([name, base]) => [name, new ServiceClient(base, request.headers.authorization ?? '')]));
  const superseded = told.events.flatMap(({ supersedes }) => supersedes ?? []);
  const [figures, elsewhere] = await Promise.all([figuresMovedBy(clients, district, events), followedElsewhere(clients, district, context, superseded, told.touches?.ids)]);
  void reply.send({ ...told, figures, elsewhere });
};
