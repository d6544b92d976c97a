import type { EventLog } from '@yange/event-log';
import type { Violation } from '@yange/kernel';
import { restingOn, type RestingEvent } from './resting.events.js';
import { answeredBy, firstToldIn } from './superseded.events.js';
import type { AnyAggregate, AnyUseCase, CommandMeta, SupersededEvent } from './use-case.definition.js';

/** So many kinds of facts are named in words; all are counted. */
const named = 5;

/**
 * A thing that never was has no later facts. Whoever annuls what began one (an organ, a person, a batch, a decision) is told which facts speak of it, and corrects or annuls those first: else a name
 * would be left of an organ that nobody set up, and people in a batch that nobody opened. What began is what the first command answered with. A row of an import is history, and a reaction follows another log.
 * What is recorded in other streams between this look and the append is not seen.
 */
export const restsOnAnnulled = async (log: EventLog, useCase: AnyUseCase, superseded: readonly SupersededEvent[], { mode, actor }: CommandMeta, aggregates: readonly AnyAggregate[]): Promise<readonly Violation[]> => {
  if (useCase.annuls === undefined || superseded.length === 0 || mode === 'history' || actor.role === 'reaction') return [];
  const first = await firstToldIn(log, superseded);
  const things = new Set(first === null ? [] : Object.values(await answeredBy(log, first)));
  if (things.size === 0) return [];
  const grounded = new Set(aggregates.filter(({ restsOnNothing }) => restsOnNothing !== true).map(({ name }) => name));
  const { events } = await restingOn(log, superseded, things);
  const resting = events.filter(({ streamId, ids }) => grounded.has(streamId.split('/')[0] ?? '') && ids.length > 0);
  return resting.length === 0 ? [] : [breachOf(resting)];
};

const breachOf = (resting: readonly RestingEvent[]): Violation => {
  const types = [...new Set(resting.map(({ type }) => type))];
  const told = types.slice(0, named).join(', ') + (types.length > named ? ' …' : '');
  return {
    rule: 'facts-rest-on-annulled',
    zh: `后来还有 ${resting.length} 项事实以所撤销的事项为前提（${told}），须先更正或撤销`,
    en: `${resting.length} later facts rest on what is annulled (${told}): correct or annul these first`,
    facts: { number: String(resting.length), events: resting.map(({ eventId }) => eventId).join(' ').slice(0, 500) },
  };
};
