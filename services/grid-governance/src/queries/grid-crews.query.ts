import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, endOfTime, entriesOn, onDate, shown, wordsShape, type ReferenceList } from '@yange/use-case';
import { z } from 'zod';

interface CrewRow {
  readonly label: string;
  readonly unit_id: string;
  readonly unit: string;
  readonly kind: string;
  readonly count: number;
}

interface GridRow {
  readonly unit_id: string;
  readonly unit: string;
  readonly count: number;
}

interface AssessmentRow {
  readonly label: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly assessed: number;
  readonly passed: number;
}

export interface CrewStandardRow {
  readonly row_key: string;
  readonly persons: number;
  readonly grids: number;
  readonly most_persons: number;
  readonly words: string;
}

const finding = z.strictObject({ kind: shown.text, persons: shown.count, grids: shown.count, ...wordsShape.shape });
const crew = z.strictObject({ kind: shown.text.nullable().describe('来源未说明为 null'), name: shown.text, outsideQuota: z.boolean().nullable(), persons: shown.count });
const assessment = z.strictObject({ label: shown.text, from: shown.day, to: shown.day, assessed: shown.count.describe('参加考核人数'), passed: shown.count.describe('合格人数 · of them passed') });
const part = z.strictObject({ grids: shown.count, crews: z.array(crew), findings: z.array(finding).describe('与配备标准不符 · what does not meet the standard') });

/** How a number of people stands to a standard, in whole numbers only. */
export const againstStandard = (name: string, standard: CrewStandardRow, persons: number, grids: number) => {
  const facts = { kind: standard.row_key, persons, grids };
  const least = Math.ceil((standard.persons * grids) / standard.grids);
  const most = Math.floor((standard.most_persons * grids) / standard.grids);
  if (persons < least) return [{ ...facts, zh: `${grids} 个网格有${name} ${persons} 名，按标准至少 ${least} 名（${standard.words}）`, en: `${grids} grids have ${persons} of "${name}", at least ${least} by the standard` }];
  if (standard.most_persons > 0 && persons > most) return [{ ...facts, zh: `${grids} 个网格有${name} ${persons} 名，按标准至多 ${most} 名（${standard.words}）`, en: `${grids} grids have ${persons} of "${name}", at most ${most} by the standard` }];
  return [];
};

/**
 * Who works in the grids, by kind, whether outside the quota, and how that stands to the standard: of the district as a whole, and of each street or town that has people of its own.
 * @param crewKinds the table of kinds, as it is until the district sets its own
 */
export const gridCrewsQuery = (crewKinds: ReferenceList) => defineQuery({
  name: 'grid-crews',
  title: { zh: '网格队伍', en: 'People of the grids' },
  path: 'grid-crews',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  answer: z.strictObject({
    on: shown.on,
    standards: z.array(z.strictObject({ kind: shown.text, persons: shown.count, grids: shown.count, mostPersons: shown.count.nullable(), words: shown.text })),
    district: part,
    assessments: z.array(assessment).describe('网格员考核，按期 · how the people of the grids did, by period'),
    units: z.array(z.strictObject({ unitId: shown.text, unit: shown.text, ...part.shape })),
  }),
  run: async ({ on }, context) => {
    const when = asOf(context, 'grid', on);
    const [workers, grids, blocks, standards, { entries }, assessments] = await Promise.all([
      rowsOn<CrewRow>(when, 'grid_workers', 'unit, label, row_key'), rowsOn<GridRow>(when, 'grids'), rowsOn<GridRow>(when, 'grid_blocks'),
      rowsOn<CrewStandardRow>(when, 'grid_crew_standards'), entriesOn(context.read, context.district, 'grid', crewKinds, on ?? endOfTime),
      rowsOn<AssessmentRow>(when, 'grid_worker_assessments', 'period_from, label, row_key'),
    ]);
    const table = new Map(entries.map((entry) => [entry.code, entry]));
    const counted = [...grids, ...blocks];
    const partOf = (own: readonly CrewRow[], ownGrids: readonly GridRow[]) => {
      const number = ownGrids.reduce((sum, { count }) => sum + count, 0);
      const persons = (kind: string): number => own.filter((row) => row.kind === kind).reduce((sum, { count }) => sum + count, 0);
      const kinds = [...new Set(own.map(({ kind }) => kind))];
      return {
        grids: number,
        crews: kinds.map((kind) => ({ kind: kind === '' ? null : kind, name: table.get(kind)?.name ?? own.find((row) => row.kind === kind)?.label ?? '', outsideQuota: kind === '' ? null : (table.get(kind)?.marks.includes('outside-quota') ?? null), persons: persons(kind) })),
        findings: standards.flatMap((standard) => againstStandard(table.get(standard.row_key)?.name ?? standard.row_key, standard, persons(standard.row_key), number)),
      };
    };
    const units = [...new Map(workers.filter((row) => row.unit_id !== '').map((row) => [row.unit_id, row.unit]))];
    return {
      on: on ?? null,
      standards: standards.map((one) => ({ kind: one.row_key, persons: one.persons, grids: one.grids, mostPersons: one.most_persons === 0 ? null : one.most_persons, words: one.words })),
      district: partOf(workers, counted),
      assessments: assessments.map(({ label, period_from: from, period_to: to, assessed, passed }) => ({ label, from, to, assessed, passed })),
      units: units.map(([unitId, unit]) => ({ unitId, unit, ...partOf(workers.filter((row) => row.unit_id === unitId), counted.filter((row) => row.unit_id === unitId)) })),
    };
  },
});
