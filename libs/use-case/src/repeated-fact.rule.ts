import { equals, type DescMessage, type Message } from '@bufbuild/protobuf';
import type { Contract } from '@yange/contracts';
import type { DomainEvent, EffectiveDate, Timeline } from '@yange/kernel';

/** Facts of one kind with the same effective date; the source's words for the date do not matter. */
export const factsOn = <E extends DomainEvent, T extends E['type']>(
  timeline: Timeline<unknown, E>,
  type: T,
  effective: EffectiveDate,
): readonly Extract<E, { type: T }>[] =>
  timeline.facts
    .filter((fact) => fact.event.type === type && fact.effective.from === effective.from && fact.effective.to === effective.to)
    .map((fact) => fact.event as Extract<E, { type: T }>);

/** The event, or nothing where the stream already says the very same: a command given twice adds nothing. */
export const unlessRecorded = <E extends DomainEvent>(contract: Contract, timeline: Timeline<unknown, E>, event: E, effective: EffectiveDate): readonly E[] => {
  const schema = contract.messages[event.type] as DescMessage;
  const same = factsOn(timeline, event.type as E['type'], effective).some((known) => equals(schema, known.data as Message, event.data as Message));
  return same ? [] : [event];
};
