import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

interface TeamRow {
  readonly row_key: string;
  readonly name: string;
  readonly kind: string;
  readonly field: string;
  readonly parent: string;
}

interface PracticeRow {
  readonly row_key: string;
  readonly hours: number;
  readonly documents: string;
  readonly people: number | null;
  readonly quota: number | null;
  readonly auxiliary: number | null;
  readonly items: number | null;
  readonly authorisation: string | null;
  readonly authorised_until: string | null;
  readonly certificates: number | null;
}

interface CasesRow {
  readonly team_id: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly accepted: number;
  readonly finished: number;
}

interface FundsRow {
  readonly team_id: string;
  readonly year: number;
  readonly amount: string;
  readonly source: string;
}

interface EquipmentRow {
  readonly team_id: string;
  readonly item: string;
  readonly measure_word: string;
  readonly count: number;
}

/** Whole numbers per head, with both sides kept; null where one of them is not known. */
const perHead = (numerator: number | null, people: number | null) => (numerator === null || people === null || people === 0 ? null : { numerator, people });

/** 主体资格 as it stands on the day; null without one. */
const authorisationOf = (practice: PracticeRow | undefined, on: string | undefined) =>
  practice === undefined || practice.authorisation === null
    ? null
    : { number: practice.authorisation, until: practice.authorised_until, inForce: on === undefined || practice.authorised_until === null || practice.authorised_until >= on };

const stated = shown.count.nullable();
const ratio = z.strictObject({ numerator: shown.count, people: shown.count }).nullable().describe('两数均已知才有 · only where both are known');

const load = z.strictObject({
  id: shown.text,
  name: shown.text,
  field: shown.text,
  parent: shown.text,
  authorisation: z.strictObject({ number: shown.text, until: shown.day.nullable(), inForce: z.boolean() }).nullable().describe('主体资格 · its authorisation to enforce'),
  certificates: stated.describe('执法证 · certificates of its people'),
  items: stated.describe('执法事项 · items that it enforces'),
  cases: z.array(z.strictObject({ from: shown.text, to: shown.day, accepted: shown.count, finished: shown.count })).describe('受理与办结是两个口径 · accepted and finished are different measures'),
  people: stated,
  quota: stated,
  auxiliary: stated,
  casesPerHead: ratio,
  itemsPerHead: ratio,
  funds: z.array(z.strictObject({ year: z.int(), amount: shown.text.describe('元 · yuan, as a decimal'), source: shown.text })),
  equipment: z.array(z.strictObject({ item: shown.text, measureWord: shown.text, count: shown.count })),
  trainingHours: shown.count,
  documents: z.array(shown.text).describe('执法文书 · standard documents'),
});

/**
 * The load of each named team beside what it has: items and cases, people and posts as stated here, funds, equipment, training, standard documents.
 * What nobody stated is null. The accounts of quota are kept by staffing and are not repeated here.
 */
export const teamLoadsQuery = defineQuery({
  name: 'team-loads',
  title: { zh: '执法队伍承担与保障', en: 'Load of enforcement teams' },
  path: 'team-loads',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, teams: z.array(load) }),
  run: async ({ on }, context) => {
    const when = asOf(context, 'enforcement', on);
    const [teams, practices, cases, funds, equipment] = await Promise.all([
      rowsOn<TeamRow>(when, 'teams', 'name, row_key'),
      rowsOn<PracticeRow>(when, 'team_practice'),
      rowsOn<CasesRow>(when, 'team_cases', 'period_from'),
      rowsOn<FundsRow>(when, 'team_funds', 'year'),
      rowsOn<EquipmentRow>(when, 'team_equipment', 'item'),
    ]);
    const of = <R extends { readonly team_id: string }>(rows: readonly R[], id: string): readonly R[] => rows.filter((row) => row.team_id === id);
    return {
      on: on ?? null,
      teams: teams.filter(({ kind }) => kind === 'team').map(({ row_key: id, name, field, parent }) => {
        const practice = practices.find((row) => row.row_key === id);
        const own = of(cases, id);
        const accepted = own.length === 0 ? null : own.reduce((sum, row) => sum + row.accepted, 0);
        return {
          id,
          name,
          field,
          parent,
          authorisation: authorisationOf(practice, on),
          certificates: practice?.certificates ?? null,
          items: practice?.items ?? null,
          cases: own.map((row) => ({ from: row.period_from, to: row.period_to, accepted: row.accepted, finished: row.finished })),
          people: practice?.people ?? null,
          quota: practice?.quota ?? null,
          auxiliary: practice?.auxiliary ?? null,
          casesPerHead: perHead(accepted, practice?.people ?? null),
          itemsPerHead: perHead(practice?.items ?? null, practice?.people ?? null),
          funds: of(funds, id).map(({ year, amount, source }) => ({ year, amount, source })),
          equipment: of(equipment, id).map(({ item, measure_word: measureWord, count }) => ({ item, measureWord, count })),
          trainingHours: practice?.hours ?? 0,
          documents: practice === undefined || practice.documents === '' ? [] : practice.documents.split('\n'),
        };
      }),
    };
  },
});
