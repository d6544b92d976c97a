import type { LoadBook, LoadMeasure, Told } from './load.measures.js';
import type { Cases, Strength, TeamLoads } from './load.shapes.js';
import type { Team } from './team.register.js';

/** One team with what it carries and who carries it, before rates are made of it. */
export interface Carried {
  readonly team: Team;
  readonly items: Told | null;
  readonly cases: Cases;
  readonly people: Strength;
  readonly quota: Strength;
}

export const carriedBy = (team: Team, book: LoadBook): Carried => ({
  team,
  items: book.told('team-items', team),
  cases: casesOf(team, book),
  people: strengthOf(team, ['staff', 'team-people'], book),
  quota: strengthOf(team, ['quota', 'team-posts'], book),
});

/** A period is reported as a whole; a side of it that is 0 stands in no account and is 0 all the same. */
const casesOf = (team: Team, book: LoadBook): Cases => {
  const [accepted, finished] = [book.members('team-cases-accepted', team), book.members('team-cases-finished', team)];
  const periods = new Map([...accepted, ...finished].map(({ key, dims }) => [key, { from: dims['periodFrom'] ?? '', to: dims['periodTo'] ?? '' }]));
  const amount = (members: typeof accepted, key: string): number => members.find((one) => one.key === key)?.amount ?? 0;
  return [...periods]
    .map(([key, period]) => ({ ...period, accepted: amount(accepted, key), finished: amount(finished, key), counted: false }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
};

/** The account of the team itself says it best; then what is stated of the team; then the account of its organ, which other teams and people share. */
const strengthOf = (team: Team, [kept, stated]: readonly [LoadMeasure, LoadMeasure], book: LoadBook): Strength => {
  const of = (from: NonNullable<Strength>['from'], told: Told | null): Strength => (told === null ? null : { value: told.value, from, teams: 1, events: [...told.events] });
  const organ = team.organ.id === '' ? null : { id: team.organ.id, words: [] };
  return of('team-account', book.told(kept, team)) ?? of('stated', book.told(stated, team)) ?? of('organ-account', organ === null ? null : book.told(kept, organ));
};

/** Teams are compared over the year that ends with the last period that any of them reported. @returns null where none did */
export const windowOf = (all: readonly Carried[]): TeamLoads['window'] => {
  const to = all.flatMap(({ cases }) => cases.map((period) => period.to)).sort().at(-1);
  if (to === undefined) return null;
  const [year = '', month = '', day = ''] = to.split('-');
  const from = new Date(Date.UTC(Number(year) - 1, Number(month) - 1, Number(day) + 1));
  return { from: from.toISOString().slice(0, 10), to };
};

export const countedWithin = (one: Carried, window: TeamLoads['window']): Carried => ({
  ...one,
  cases: one.cases.map((period) => ({ ...period, counted: window !== null && window.from <= period.from && period.to <= window.to })),
});
