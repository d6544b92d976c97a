import { derivedId, onDay, Timeline, type DomainEvent, type EffectiveDate, type Fact } from '@yange/kernel';
import { considered } from './append-request.js';
import { asksForRecords } from './relied.records.js';
import { breachesCausedBy } from './limit.check.js';
import { keyChanges, type KeyChanges } from './keys/unique-keys.js';
import type { AggregateDefinition, AnyUseCase, CommandMeta, Decision, Streams } from './use-case.definition.js';

/** An event with its effective date, for the past of a specification. */
export interface GivenEvent {
  readonly stream: string;
  readonly event: DomainEvent;
  readonly effective?: EffectiveDate;
  readonly eventId?: string;
  readonly supersedes?: string;
}

export interface Decided {
  /** events by the use case's own key of the stream */
  readonly events: readonly { readonly stream: string; readonly event: DomainEvent }[];
  /** ids of the broken rules, those of the decision first, then those of the limits */
  readonly rules: readonly string[];
  readonly decision: Decision<Streams>;
  /** unique keys that it takes and gives back */
  readonly keys: KeyChanges;
}

/** What a specification had decided, for whoever listens: `npm run rules:cases` looks whether each rule was seen kept, broken, and on either side of its limit. */
export interface DecidedCase {
  readonly past: readonly GivenEvent[];
  readonly useCase: string;
  readonly body: unknown;
  readonly effective: EffectiveDate;
  readonly mode: CommandMeta['mode'];
  readonly rules: readonly string[];
}

interface Listening {
  readonly decidedGiven?: (decided: DecidedCase) => void;
}

export const specificationMeta = (over: Partial<CommandMeta> = {}): CommandMeta => ({
  district: '150302',
  commandId: 'specification',
  actor: { person: 'p-1', role: 'clerk', tokenId: 't-1' },
  principal: 'p-1',
  mode: 'history',
  effective: onDay('2019-02-01'),
  citations: [],
  decision: null,
  corrects: null,
  reason: '录入有误',
  may: () => true,
  correlationId: 'c-1',
  causationId: null,
  traceparent: null,
  order: 0,
  importRow: null,
  id: (label) => derivedId(over.commandId ?? 'specification', label),
  ...over,
});

/** given(past) · when(body) · then: what a use case decides, without a log. `stream` in the past is the full stream id. */
export const decideGiven = (past: readonly GivenEvent[], useCase: AnyUseCase, body: unknown, over: Partial<CommandMeta> = {}): Decided => {
  const meta = specificationMeta(over);
  const parsed: unknown = useCase.body.parse(body);
  const timelinesOf = (some: Streams) => Object.fromEntries(Object.entries(some).map(([key, ref]) => [key, Timeline.of(ref.aggregate, past.filter((one) => one.stream === ref.streamId).map(factOf))]));
  let refs: Streams = useCase.streams(parsed, meta);
  for (let known = -1; known < Object.keys(refs).length; ) {
    known = Object.keys(refs).length;
    refs = { ...useCase.further?.(parsed, timelinesOf(refs), meta), ...refs };
  }
  const timelines = timelinesOf(refs);
  const decision = useCase.decide(parsed, timelines, meta) as Decision<Streams>;
  const events = considered(decision, refs, meta);
  const rules = [...(decision.violations ?? []), ...(events.length === 0 || !asksForRecords(meta) ? [] : missingGiven(past, useCase, parsed)), ...breachesCausedBy(refs, timelines, timelines, events, meta.effective)].map(({ rule }) => rule);
  (globalThis as Listening).decidedGiven?.({ past, useCase: useCase.name, body: parsed, effective: meta.effective, mode: meta.mode, rules });
  return {
    events: events.map(({ key, event }) => ({ stream: key, event })),
    rules,
    decision,
    keys: keyChanges(refs, timelines, timelines, events),
  };
};

/** Where the past tells of things of that kind: those that it does not tell of are not on record. */
const missingGiven = (past: readonly GivenEvent[], useCase: AnyUseCase, body: unknown) =>
  (useCase.relies?.(body) ?? []).flatMap(({ key, of, missing }) => {
    const streams = new Set(past.map(({ stream }) => stream).filter((stream) => stream.startsWith(`${of.name}/`)));
    const keys = [...streams].flatMap((stream) => of.keys?.(Timeline.of(of, past.filter((one) => one.stream === stream).map(factOf)).latest()) ?? []);
    return streams.size === 0 || keys.some((one) => one.key === key) ? [] : [missing];
  });

/** Ids of the limits that the state of that day exceeds, for what no single command can bring about: what corrections and annulments may leave behind. */
export const limitsGiven = <S, E extends DomainEvent>(aggregate: AggregateDefinition<S, E>, past: readonly GivenEvent[], day: string): readonly string[] => {
  const rules = (aggregate.limits?.(Timeline.of(aggregate, past.map(factOf) as unknown as readonly Fact<E>[]).at(day), day) ?? []).map(({ rule }) => rule);
  (globalThis as Listening).decidedGiven?.({ past, useCase: `limits of ${aggregate.name}`, body: {}, effective: onDay(day), mode: 'history', rules });
  return rules;
};

const factOf = (given: GivenEvent, index: number): Fact<DomainEvent> => ({
  event: given.event,
  eventId: given.eventId ?? `given-${index}`,
  effective: given.effective ?? onDay('2018-01-01'),
  position: index + 1,
  order: 0,
  supersedes: given.supersedes ?? null,
});
