import { citationShape, defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { counts, type Readable } from '../view/ledger.reading.js';

const stage = z.enum(['requested', 'self-checked', 'submitted', 'follow-up', 'closed']);

const step = z.strictObject({
  eventId: shown.id,
  type: shown.text,
  on: shown.day.describe('生效日期 · by the end of this day'),
  documents: z.array(citationShape).describe('依据与佐证 · what it rests on'),
  data: z.looseObject({}).describe('内容，见 proto/ · the message of its type in proto/'),
});

const inspection = z.strictObject({ inspectionId: shown.id, title: shown.text, requestedBy: shown.text, stage, openFollowUps: shown.count, steps: z.array(step) });

type Step = z.infer<typeof step>;

/** As of a day: the steps that were taken by the end of it. */
const readInspections = async (read: Readable, district: string, inspectionId: string | null, on = endOfTime): Promise<readonly z.infer<typeof inspection>[]> => {
  const rows = await read.query<(Step & { readonly streamId: string })[]>(
    `select e.event_id as "eventId", e.type, e.effective_to as "on", e.citations as documents, e.data, e.stream_id as "streamId" from live.ledger_events e
      where e.district = $1 and e.type like 'Inspection%' and ${counts} and ($2::text is null or e.stream_id = 'inspection/' || $2) and e.effective_to <= $3 order by e.effective_to, e.effective_order, e.position`,
    [district, inspectionId, on],
  );
  const streams = [...new Set(rows.map(({ streamId }) => streamId))];
  return streams.flatMap((stream) => inspectionOf(rows.filter(({ streamId }) => streamId === stream).map(({ streamId: _stream, ...one }) => one)));
};

/** What no request stands before any more is told with the request alone. */
const inspectionOf = (steps: readonly Step[]): readonly z.infer<typeof inspection>[] => {
  const request = steps.find(({ type }) => type === 'InspectionRequested');
  if (request === undefined) return [];
  const { inspectionId = '', title = '', requestedBy = '' } = request.data as Readonly<Record<string, string>>;
  const has = (type: string): boolean => steps.some((one) => one.type === type);
  const done = new Set(steps.filter(({ type }) => type === 'InspectionFollowUpDone').map(({ data }) => data['itemId']));
  const openFollowUps = steps.filter(({ type, data }) => type === 'InspectionFollowUpDemanded' && !done.has(data['itemId'])).length;
  const at = has('InspectionClosed') ? 'closed' : has('InspectionFollowUpDemanded') ? 'follow-up' : has('InspectionSubmitted') ? 'submitted' : has('InspectionSelfChecked') ? 'self-checked' : 'requested';
  return [{ inspectionId, title, requestedBy, stage: at, openFollowUps, steps: [...steps] }];
};

/** 督查台账: every inspection with its steps, the report and the evidence; what is due of them is in the due-list. */
export const inspectionsQuery = defineQuery({
  name: 'inspections',
  title: { zh: '督查台账', en: 'Ledger of inspections' },
  path: 'inspections',
  right: 'read',
  params: z.strictObject({ ...onDate, stage: stage.optional() }),
  answer: z.strictObject({ inspections: z.array(inspection) }),
  run: async ({ on, stage: wanted }, { district, read }) => ({ inspections: (await readInspections(read, district, null, on)).filter((one) => wanted === undefined || one.stage === wanted) }),
});

export const inspectionQuery = defineQuery({
  name: 'inspection',
  title: { zh: '一次督查', en: 'One inspection' },
  path: 'inspections/:inspectionId',
  right: 'read',
  params: z.strictObject({ ...onDate, inspectionId: z.uuid().toLowerCase() }),
  answer: inspection,
  run: async ({ inspectionId, on }, { district, read }) => (await readInspections(read, district, inspectionId, on))[0] ?? null,
});
