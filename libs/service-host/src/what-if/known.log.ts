import type { Contract } from '@yange/contracts';
import { endingAt, type EventLog, type StoredEvent } from '@yange/event-log';
import { grouped, Timeline } from '@yange/kernel';
import { factsOf, type AnyAggregate } from '@yange/use-case';

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

const holdersIn = async (log: EventLog, contract: Contract, aggregates: readonly AnyAggregate[]): Promise<ReadonlyMap<string, string>> => {
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
  const holders = new Map<string, string>();
  for (const [streamId, own] of grouped(events, (event) => event.streamId)) {
    const aggregate = withKeys.get(streamId.split('/')[0] ?? '');
    if (aggregate === undefined) continue;
    const state: unknown = Timeline.of(aggregate, factsOf(contract, own)).latest();
    for (const { key } of aggregate.keys?.(state) ?? []) holders.set(key, streamId);
  }
  return holders;
};
