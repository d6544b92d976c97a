import { shown } from '@yange/use-case';
import { z } from 'zod';

const leadUnits = z.array(z.strictObject({ organId: shown.text, name: shown.text })).describe('牵头单位 · lead units; a task without one is a finding');

/** What a row of a reform says beside its kind and title. */
export const reformDetails = {
  reform: z.strictObject({}),
  objective: z.strictObject({ leadUnits }),
  measure: z.strictObject({ listName: shown.text.optional().describe('所属清单，措施本身没有 · the list that it is one of; none for a measure itself') }),
  unit: z.strictObject({}),
  notice: z.strictObject({ issuer: shown.text, organs: shown.count, units: shown.count, groups: z.array(shown.text), answerDueOn: shown.text }),
  answer: z.strictObject({ organName: shown.text, words: shown.text, misfits: shown.count }),
  pilot: z.strictObject({ organName: shown.text, formula: shown.text }),
  task: z.strictObject({ taskId: shown.id, leadUnits, startsOn: shown.text.describe('起始，无为空 · a day; empty where none is set'), dueOn: shown.text.describe('期限，无为空 · a day; empty where none is set') }),
  'task-revision': z.strictObject({ taskId: shown.id, leadUnits, startsOn: shown.text, dueOn: shown.text, reason: shown.text }),
  'lead-move': z.strictObject({ taskId: shown.id, fromOrganId: shown.text, fromOrganName: shown.text, toOrganId: shown.text, toOrganName: shown.text }),
  completion: z.strictObject({ taskId: shown.id, evidence: z.array(shown.text), words: shown.text, outcome: z.enum(['', 'accepted', 'returned']), outcomeOn: shown.text, outcomeWords: shown.text, outcomeEventId: shown.id.nullable() }),
  supporting: z.strictObject({ measureId: shown.id }),
  'supporting-issued': z.strictObject({ measureId: shown.id, number: shown.text }),
} as const;

const itemOf = <K extends keyof typeof reformDetails>(kind: K) =>
  z.strictObject({
    reformId: shown.id,
    kind: z.literal(kind),
    ordinal: shown.count,
    title: shown.text,
    organId: shown.text.describe('所涉机构，无为空 · the organ; empty where there is none'),
    detail: reformDetails[kind],
    from: shown.day.nullable(),
    to: shown.day,
    text: shown.text,
    eventId: shown.eventId,
  });

export const reformRow = itemOf('reform');
export const reformItem = z.discriminatedUnion('kind', [
  itemOf('objective'), itemOf('measure'), itemOf('unit'), itemOf('notice'), itemOf('answer'), itemOf('pilot'), itemOf('task'), itemOf('task-revision'), itemOf('lead-move'), itemOf('completion'), itemOf('supporting'), itemOf('supporting-issued'),
]);

export type ReformRow = z.infer<typeof reformItem> | z.infer<typeof reformRow>;

/** Rows of one kind. */
export const ofKind = <K extends ReformRow['kind']>(rows: readonly ReformRow[], kind: K) => rows.filter((row): row is Extract<ReformRow, { kind: K }> => row.kind === kind);

type Settled = Pick<z.infer<typeof reformDetails.task>, 'leadUnits' | 'startsOn' | 'dueOn'>;

/** Who leads on a task, and its days, after what came since it was planned, in the order of the days. */
export const settledSince = ({ taskId, ...planned }: { readonly taskId: string } & Settled, rows: readonly ReformRow[]): Settled =>
  [...ofKind(rows, 'task-revision'), ...ofKind(rows, 'lead-move')]
    .filter(({ detail }) => detail.taskId === taskId)
    .sort((one, other) => one.to.localeCompare(other.to))
    .reduce<Settled>((known, row) => (row.kind === 'lead-move' ? { ...known, leadUnits: leadsMoved(known.leadUnits, row) } : { leadUnits: row.detail.leadUnits, startsOn: row.detail.startsOn, dueOn: row.detail.dueOn }), planned);

/** Who leads on a task after one of them ended and another stands in its place; who leads already does not lead twice. */
const leadsMoved = (leads: z.infer<typeof leadUnits>, { detail }: Extract<ReformRow, { kind: 'lead-move' }>): z.infer<typeof leadUnits> => [
  ...leads.filter(({ organId }) => organId !== detail.fromOrganId && organId !== detail.toOrganId),
  { organId: detail.toOrganId, name: detail.toOrganName },
];
