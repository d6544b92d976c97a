import { certaintyAt, type DomainEvent, type EffectiveDate, type Fact } from '@yange/kernel';
import fc from 'fast-check';
import { defineStateFold } from '../state-history/state-history.fold.js';

export interface AmountEvent extends DomainEvent {
  readonly type: 'Set' | 'Added' | 'Closed' | 'EventAnnulled';
  readonly data: { readonly thing: string; readonly amount: number };
}

export type AmountFact = Fact<AmountEvent>;

/** Things with an amount, and a trace of every closing. */
export const amountFold = defineStateFold<AmountEvent>({
  stream: 'amounts',
  types: ['Set', 'Added', 'Closed'],
  apply: (book, { type, data: { thing, amount } }) => {
    if (type === 'Set') book.put('amounts', thing, { amount, open: true });
    if (type === 'Added') book.add('amounts', thing, 'amount', amount, { amount: 0, open: true });
    if (type === 'Closed') book.put('amounts', thing, { open: false }, { amount: 0 });
  },
  shows: ({ cells }) => cells['open'] === true,
  traces: ({ event, eventId }) => (event.type === 'Closed' ? [{ table: 'closings', key: eventId, cells: { thing: event.data.thing } }] : []),
});

export const dayOf = (number: number): string => new Date(Date.UTC(2019, 0, 1 + number)).toISOString().slice(0, 10);

const step = fc.record({
  type: fc.constantFrom('Set' as const, 'Added' as const, 'Closed' as const),
  thing: fc.constantFrom('a', 'b', 'c'),
  amount: fc.integer({ min: 0, max: 9 }),
  /** early and late ones in any order: late, of the day, to come */
  day: fc.integer({ min: 0, max: 60 }),
  /** a month, a range, "by the end of" */
  imprecise: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  openStart: fc.boolean(),
  /** corrects or annuls one that was told before */
  supersedes: fc.option(fc.tuple(fc.boolean(), fc.nat()), { nil: undefined, freq: 3 }),
  manifest: fc.integer({ min: 0, max: 3 }),
});

/** Histories of one stream, with late, corrected, annulled and future-dated events, in the order in which they were recorded. */
export const histories = fc.array(step, { minLength: 1, maxLength: 40 }).map((steps): readonly AmountFact[] => {
  const facts: AmountFact[] = [];
  const standing: string[] = [];
  for (const [index, { type, thing, amount, day, imprecise, openStart, supersedes, manifest }] of steps.entries()) {
    const effective: EffectiveDate = { from: imprecise === undefined ? dayOf(day) : openStart ? null : dayOf(day - imprecise), to: dayOf(day), precision: imprecise === undefined ? 'day' : 'range', text: '' };
    const target = supersedes === undefined || standing.length === 0 ? null : (standing.splice(supersedes[1] % standing.length, 1)[0] ?? null);
    const annuls = target !== null && supersedes?.[0] === true;
    const eventId = `e${index + 1}`;
    if (!annuls) standing.push(eventId);
    facts.push({ event: { type: annuls ? 'EventAnnulled' : type, data: { thing, amount } }, eventId, effective, position: 2 * index + 3, order: manifest, supersedes: target });
  }
  return facts;
});

/** The oracle: the events up to a position, without those that are corrected or annulled by then, in the order in which they took effect by that day. */
export const freshlyFolded = (facts: readonly AmountFact[], asOf: string, knownAt: number): readonly string[] => {
  const known = facts.filter(({ position }) => position <= knownAt);
  const gone = new Set(known.map(({ supersedes }) => supersedes));
  const counting = known.filter(({ eventId, event, effective }) => !gone.has(eventId) && event.type !== 'EventAnnulled' && certaintyAt(effective, asOf) === 'certain');
  const rank = ({ order }: AmountFact): number => (order === 0 ? Number.POSITIVE_INFINITY : order);
  const ordered = [...counting].sort((a, b) => (a.effective.to < b.effective.to ? -1 : a.effective.to > b.effective.to ? 1 : rank(a) === rank(b) ? a.position - b.position : rank(a) - rank(b)));
  const amounts = new Map<string, { amount: number; open: boolean }>();
  for (const { event: { type, data } } of ordered) {
    const before = amounts.get(data.thing);
    if (type === 'Set') amounts.set(data.thing, { amount: data.amount, open: true });
    if (type === 'Added') amounts.set(data.thing, { amount: (before?.amount ?? 0) + data.amount, open: before?.open ?? true });
    if (type === 'Closed') amounts.set(data.thing, { amount: before?.amount ?? 0, open: false });
  }
  const closings = ordered.filter(({ event }) => event.type === 'Closed').map(({ event, eventId }) => `closings ${eventId} ${event.data.thing}`);
  return [...[...amounts].filter(([, { open }]) => open).map(([thing, { amount }]) => `amounts ${thing} ${amount}`), ...closings].sort();
};
