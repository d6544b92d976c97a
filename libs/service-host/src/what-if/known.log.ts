import type { Contract } from '@yange/contracts';
import { endingAt, type EventLog, type EventLogReader, type StoredEvent } from '@yange/event-log';
import { grouped, Timeline } from '@yange/kernel';
import { factsOf, registersOf, type AnyAggregate } from '@yange/use-case';

const pageSize = 2_000;

/**
 * A log as it was at a position, its unique keys included: the log keeps only who holds a key now, so holders are taken from the states of the streams. Cost: the first question
 * for a key reads the log from its beginning, some seconds per hundred thousand events.
 */
export const knownLog = (log: EventLog, position: number, contract: Contract, aggregates: readonly AnyAggregate[]): EventLog => {
  const ended = endingAt(log, position);
  let holders: Promise<ReadonlyMap<string, string>> | null = null;
  return new Proxy(ended, {
    get: (target, name) => {
      // Of a command that brought nothing the log does not say when it came: it is decided again, and brings nothing again.
      if (name === 'findCommand') {
        return async (principal: string, commandId: string) => {
          const found = await target.findCommand(principal, commandId);
          return (found?.firstPosition ?? Infinity) > position ? null : found;
        };
      }
      if (name !== 'findClaim') return Reflect.get(target, name, target) as unknown;
      return async (key: string) => {
        holders ??= holdersIn(ended, contract, aggregates);
        return (await holders).get(key) ?? null;
      };
    },
  });
};

/** Unique keys of a log and who holds them, as the states of its streams say. Cost: reads the log from its beginning. */
export const holdersIn = async (log: Pick<EventLogReader, 'head' | 'readPage'>, contract: Contract, aggregates: readonly AnyAggregate[]): Promise<ReadonlyMap<string, string>> => {
  const withKeys = new Map(aggregates.filter(({ keys }) => keys !== undefined).map((one) => [one.name, one]));
  const nameOf = ({ streamId }: StoredEvent): string => streamId.split('/')[0] ?? '';
  const { position: head } = await log.head();
  const events: StoredEvent[] = [];
  for (let after = 0; after < head; ) {
    const page = await log.readPage({ after, limit: pageSize });
    events.push(...page.events.filter((event) => withKeys.has(nameOf(event))));
    if (page.scannedTo <= after) break;
    after = page.scannedTo;
  }
  const streams = [...grouped(events, (event) => event.streamId)].flatMap(([streamId, own]) => {
    const aggregate = withKeys.get(streamId.split('/')[0] ?? '');
    return aggregate === undefined ? [] : [{ streamId, aggregate, timeline: Timeline.of(aggregate, factsOf(contract, own)) }];
  });
  const last = streams.flatMap(({ streamId, aggregate, timeline }) => (aggregate.keys?.(timeline.latest()) ?? []).map(({ key }) => [key, streamId] as const));
  return new Map([...last, ...registersOf(streams)]);
};
