import type { DomainEvent, Timeline } from '@yange/kernel';
import type { PlannedEvent } from './command.outcome.js';
import type { AggregateDefinition, Streams, SupersededEvent, TakenBack } from './use-case.definition.js';

type AnyTimeline = Timeline<unknown, DomainEvent>;
type Timelines = Readonly<Record<string, AnyTimeline>>;
type Kind = AggregateDefinition<unknown, DomainEvent> & { readonly takenBack: TakenBack<unknown, DomainEvent> };

/** Kinds of streams that a fact is taken out of without which something between several of them may not hold. */
const kindsTouched = (recorded: readonly SupersededEvent[], refs: Streams): readonly Kind[] => {
  const touched = Object.values(refs).filter(({ streamId, aggregate }) => recorded.some((event) => event.streamId === streamId && aggregate.takenBack?.types.includes(event.type) === true));
  return [...new Map(touched.map(({ aggregate }) => [aggregate.name, aggregate as unknown as Kind])).values()];
};

const ofKind = ({ name }: Kind, streamId: string): boolean => streamId.split('/')[0] === name;

const byStream = (kind: Kind, refs: Streams, timelines: Timelines): ReadonlyMap<string, AnyTimeline> =>
  new Map(Object.entries(refs).flatMap(([key, { streamId }]) => (timelines[key] !== undefined && ofKind(kind, streamId) ? [[streamId, timelines[key]] as const] : [])));

/** Streams that are read for that beside those of the use case, under their own ids: they guard the append as well. */
export const streamsBeside = (recorded: readonly SupersededEvent[], named: Streams, known: Timelines): Streams => {
  const refs: Streams = { ...named, ...Object.fromEntries(kindsTouched(recorded, named).flatMap((kind) => Object.keys(known).filter((key) => !(key in named) && ofKind(kind, key)).map((streamId) => [streamId, { streamId, aggregate: kind }]))) };
  const read = new Set(Object.values(refs).map(({ streamId }) => streamId));
  return Object.fromEntries(
    kindsTouched(recorded, named).flatMap((kind) => [...byStream(kind, refs, known).values()].flatMap((one) => kind.takenBack.beside(one)).filter((streamId) => !read.has(streamId)).map((streamId) => [streamId, { streamId, aggregate: kind }])),
  );
};

/** @param without the timelines without what is corrected or annulled @throws {Rejected} */
export const assertStillHolds = (recorded: readonly SupersededEvent[], refs: Streams, without: Timelines, events: readonly PlannedEvent[]): void => {
  for (const kind of kindsTouched(recorded, refs)) {
    const all = new Map([...byStream(kind, refs, without)].map(([streamId, timeline]) => [streamId, timeline.with(events.filter((event) => event.streamId === streamId))]));
    for (const { streamId, type, effectiveTo } of recorded) {
      const own = all.get(streamId);
      if (own !== undefined && kind.takenBack.types.includes(type)) kind.takenBack.assertHolds(own, all, effectiveTo);
    }
  }
};
