import type { EventLogReader } from '@yange/event-log';
import type { Contract } from '@yange/contracts';
import type { DomainEvent, Timeline } from '@yange/kernel';
import { readTimeline } from './read.timeline.js';
import type { AggregateDefinition, StreamRef, Words } from './use-case.definition.js';

export interface NamedThing {
  readonly id: string;
  readonly name: string;
}

/** By the name of their register; of one that is not there nothing is on record. */
export type RegisterTimelines = ReadonlyMap<string, Timeline<unknown, DomainEvent>>;

/** Things of a service that rows call by the name that they bear on the day of the row: teams, work items. Not organs, which every service knows. */
export interface NameRegister {
  readonly register: string;
  /** what one of them is called in a message */
  readonly title: Words;
  stream(): StreamRef<unknown, DomainEvent>;
  /** @param day `YYYY-MM-DD` @returns the id of what bears the name that day; null where nothing does */
  find(timeline: Timeline<unknown, DomainEvent> | undefined, day: string, name: string): string | null;
}

interface RegisterDefinition<S, E extends DomainEvent> {
  readonly register: string;
  readonly title: Words;
  stream(): StreamRef<S, E>;
  idOf(state: S, name: string): string | undefined;
}

export const defineNameRegister = <S, E extends DomainEvent>({ register, title, stream, idOf }: RegisterDefinition<S, E>): NameRegister => ({
  register,
  title,
  stream: () => {
    const { streamId, aggregate } = stream();
    return { streamId, aggregate: aggregate as unknown as AggregateDefinition<unknown, DomainEvent> };
  },
  find: (timeline, day, name) => (timeline === undefined ? null : (idOf(timeline.at(day) as S, name) ?? null)),
});

/** The registers as the log has them now. */
export const registersIn = async (log: EventLogReader, contract: Contract, asked: Iterable<NameRegister>): Promise<RegisterTimelines> => {
  const timelines = new Map<string, Timeline<unknown, DomainEvent>>();
  for (const register of asked) timelines.set(register.register, (await readTimeline(log, contract, register.stream())).timeline);
  return timelines;
};
