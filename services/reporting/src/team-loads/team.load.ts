import { grouped } from '@yange/kernel';
import { carriedBy, countedWithin, windowOf, type Carried } from './carried.js';
import type { LoadBook } from './load.measures.js';
import { marksOf } from './load.marks.js';
import type { Strength, TeamLoad, TeamLoads } from './load.shapes.js';
import { compared, ratesOf, sharing } from './rates.js';
import type { Team } from './team.register.js';

/** The load of each team beside its people, posts, money and equipment, at the end of a day; what stands out among them is marked. */
export const teamLoadsOf = (teams: readonly Team[], book: LoadBook, day: string): TeamLoads => {
  const carried = teams.map((team) => carriedBy(team, book));
  const window = windowOf(carried);
  const all = carried.map((one) => countedWithin(one, window));
  const byOrgan = grouped(all, ({ team }) => team.organ.id);
  const loads = all.map((one) => loadOf(one, byOrgan.get(one.team.organ.id) ?? [one], book));
  return { window, teams: compared(loads, day).map((load) => ({ ...load, marks: marksOf(load, book) })) };
};

const loadOf = (one: Carried, beside: readonly Carried[], book: LoadBook): TeamLoad => {
  const { team, items, cases } = one;
  const shared = (of: 'people' | 'quota'): Strength => (one[of] === null ? null : { ...one[of], teams: sharing(one, beside, of).length });
  return {
    id: team.id,
    name: team.name,
    field: team.field,
    organ: { ...team.organ },
    items: items === null ? null : { value: items.value, events: [...items.events] },
    cases,
    people: shared('people'),
    quota: shared('quota'),
    auxiliaries: book.told('team-auxiliaries', team)?.value ?? null,
    funds: book.members('team-funds', team).map(({ amount, dims }) => ({ year: Number(dims['year']), yuan: amount, source: dims['source'] ?? '' })).sort((a, b) => a.year - b.year),
    equipment: book.members('team-equipment', team).map(({ amount, dims }) => ({ item: dims['item'] ?? '', measureWord: dims['measureWord'] ?? '', count: amount })),
    rates: ratesOf(one, beside),
    marks: [],
    uncertain: [...book.uncertain(team)],
  };
};
