import type { OrganisationsEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';

export type DeputisingEvent = Extract<OrganisationsEvent, { readonly type: 'DeputyAppointed' | 'DeputyWithdrawn' }>;

/** `standIn` acts for `person` on all days from `from` to `to`. Persons are subjects of tokens. */
export interface DeputySpan {
  readonly person: string;
  readonly standIn: string;
  readonly from: string;
  readonly to: string;
}

/** 代理 as one person knows it: who acts for them, and for whom they act; by id. */
export interface Deputising {
  readonly spans: ReadonlyMap<string, DeputySpan>;
}

const overlap = (a: DeputySpan, b: DeputySpan): boolean => a.from <= b.to && b.from <= a.to && a.from <= a.to && b.from <= b.to;

const pairs = ({ spans }: Deputising, breaks: (a: DeputySpan, b: DeputySpan) => boolean): number => {
  const all = [...spans.values()];
  return all.reduce((sum, a, index) => sum + all.slice(index + 1).filter((b) => overlap(a, b) && breaks(a, b)).length, 0);
};

const breach = (excess: number, rule: string, zh: string, en: string): readonly LimitBreach[] => (excess === 0 ? [] : [{ rule, excess, zh, en, facts: {} }]);

export const deputising: AggregateDefinition<Deputising, DeputisingEvent> = {
  name: 'deputising',
  initial: () => ({ spans: new Map() }),
  apply: ({ spans }, event) => {
    const { deputisingId, person, standIn } = event.data;
    if (event.type === 'DeputyAppointed') return { spans: new Map(spans).set(deputisingId, { person, standIn, from: event.data.from, to: event.data.to }) };
    const known = spans.get(deputisingId);
    return known === undefined ? { spans } : { spans: new Map(spans).set(deputisingId, { ...known, to: event.data.endedOn }) };
  },
  limits: (state) => [
    ...breach(pairs(state, (a, b) => a.person === b.person), 'one-deputy-at-a-time', '同一人在同一时间已另有代理人', 'somebody else stands in for the same person on some of these days'),
    ...breach(pairs(state, (a, b) => a.person === b.standIn || b.person === a.standIn), 'deputising-passed-on', '代理他人期间不得再由他人代理（不得转委托）', 'whoever stands in for somebody is not stood in for on the same days: what is deputised for is not passed on'),
  ],
};

/** Whether somebody acts for a person on a day. */
export const standsIn = ({ spans }: Deputising, { person, standIn, on }: { readonly person: string; readonly standIn: string; readonly on: string }): boolean =>
  [...spans.values()].some((span) => span.person === person && span.standIn === standIn && span.from <= on && on <= span.to);

export const deputisingStream = (person: string): StreamRef<Deputising, DeputisingEvent> => streamOf(deputising, person);
