import type { Contract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { z } from 'zod';
import { annulmentOf, type AnnulledEvent } from './correction.rule.js';
import { aggregateOf } from './superseded.events.js';
import { defineUseCase, type AnyAggregate, type Streams } from './use-case.definition.js';

const annulmentBody = z.strictObject({
  streamId: z.string().min(1).max(200),
  eventId: z.uuid(),
  reason: z.string().min(1).max(500),
});

/**
 * Takes back an event that never should have counted, with all that the same command recorded: a move of quota is one fact in two streams.
 * The events stay in the log; their effect ends at every date.
 */
export const annulEvent = (contract: Contract, aggregates: readonly AnyAggregate[]) =>
  defineUseCase({
    name: 'annul-event',
    title: { zh: '撤销事件', en: 'Annul an event' },
    path: 'annulments',
    right: 'correct',
    body: annulmentBody,
    annuls: ({ eventId }) => eventId,
    streams: ({ streamId }, { superseded = [] }): Streams =>
      Object.fromEntries([streamId, ...superseded.map((event) => event.streamId)].map((id) => [id, { streamId: id, aggregate: aggregateOf(aggregates, id) ?? missing(id) }])),
    decide: ({ streamId, eventId, reason }, _timelines, { corrects, superseded = [] }) => {
      const named = superseded.find((event) => event.eventId === eventId && event.streamId === streamId);
      if (named === undefined || (corrects !== null && corrects !== eventId)) throw nothingToAnnul(eventId);
      const append: Record<string, AnnulledEvent[]> = {};
      for (const event of superseded) (append[event.streamId] ??= []).push(annulmentOf(contract, event, reason));
      return { append };
    },
  });

const missing = (streamId: string): never => {
  throw nothingToAnnul(streamId);
};

const nothingToAnnul = (what: string): Rejected => new Rejected('nothing-to-annul', `没有可撤销的事件 ${what}`, `there is no such event to annul: ${what}`, { what });
