import type { Contract, EventAnnulled } from '@yange/contracts';
import { Rejected, type DomainEvent } from '@yange/kernel';
import { z } from 'zod';
import { defineUseCase, type AggregateDefinition } from './use-case.definition.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyAggregate = AggregateDefinition<any, any>;

const annulmentBody = z.strictObject({
  streamId: z.string().min(1).max(200),
  eventId: z.uuid(),
  reason: z.string().min(1).max(500),
});

/** Takes back an event that never should have counted. The event stays in the log; its effect ends at every date. */
export const annulEvent = (contract: Contract, aggregates: readonly AnyAggregate[]) =>
  defineUseCase({
    name: 'annul-event',
    title: { zh: '撤销事件', en: 'Annul an event' },
    path: 'annulments',
    right: 'correct',
    body: annulmentBody,
    streams: (body) => ({ stream: { streamId: body.streamId, aggregate: aggregateOf(aggregates, body.streamId) } }),
    decide: (body, { stream }, meta) => {
      const fact = stream.find(body.eventId);
      if (meta.corrects !== body.eventId && fact === undefined) throw nothingToAnnul(body.eventId);
      const eventType = fact?.event.type ?? '';
      return { append: { stream: [contract.make('EventAnnulled', { eventId: body.eventId, eventType, reason: body.reason }) as AnnulledEvent] } };
    },
  });

type AnnulledEvent = DomainEvent & { readonly type: 'EventAnnulled'; readonly data: EventAnnulled };

const aggregateOf = (aggregates: readonly AnyAggregate[], streamId: string): AnyAggregate => {
  const found = aggregates.find((aggregate) => aggregate.name === streamId.split('/')[0]);
  if (found === undefined) throw nothingToAnnul(streamId);
  return found;
};

const nothingToAnnul = (what: string): Rejected => new Rejected('nothing-to-annul', `没有可撤销的事件 ${what}`, `there is no such event to annul: ${what}`, { what });
