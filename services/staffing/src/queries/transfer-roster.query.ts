import { logIdOf } from '@yange/contracts';
import { citationShape, defineQuery, endOfTime, nextAfter, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';
import { basesOf } from './basis.reading.js';

const line = z.strictObject({
  eventId: shown.eventId,
  personId: shown.id.describe('人员标识；姓名在保险库 · reference of the person; the name is in the vault'),
  fromOrganId: shown.id.nullable(),
  from: shown.text.describe('原单位'),
  toOrganId: shown.id.nullable(),
  to: shown.text.describe('转入单位'),
  kind: shown.text.describe('编制类型的代码 · code of the kind of quota, which a transfer keeps'),
  management: shown.text,
  funding: shown.text,
  transferredOn: shown.day.describe('转隶日期'),
  basis: z.array(citationShape).describe('依据 · the documents that the transfer cites'),
});

const batch = z.strictObject({
  batchId: shown.id,
  name: shown.text,
  direction: shown.text.describe('within、out、in'),
  from: shown.text,
  to: shown.text,
  withQuota: z.boolean().describe('连人带编 · the posts move along'),
  persons: shown.count,
  named: shown.count.describe('已落实到人 · of them known one by one'),
  recordedOn: shown.day,
  basis: z.array(citationShape),
});

type Told<T> = Omit<T, 'basis'>;

const batchRow = `
  select row_key as "batchId", name, direction, from_name as "from", to_name as "to", with_quota as "withQuota", persons, named, recorded_by as "recordedBy", recorded_on as "recordedOn"
  from live.transfer_batches
  where log_id = $1 and row_key = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3)`;

const lines = `
  select row_key as "eventId", person_id as "personId", from_organ_id as "fromOrganId", from_name as "from", to_organ_id as "toOrganId", to_name as "to", kind, management, funding, valid_from as "transferredOn"
  from live.transferred_persons
  where log_id = $1 and batch_id = $2::uuid and valid_from <= $3 and ($4::text is null or row_key > $4)
  order by row_key limit $5`;

/** 转隶花名册: who of a batch went from where to where, by reference. Whom the source only counts is in the number of the batch and in no line. */
export const transferRosterQuery = defineQuery({
  name: 'transfer-roster',
  title: { zh: '转隶花名册', en: 'The roster of a transfer' },
  path: 'transfer-batches/:batchId/roster',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page, batchId: z.uuid() }),
  answer: z.strictObject({ batch, persons: z.array(line), next: shown.next }),
  run: async ({ batchId, on, after, limit }, { district, read }) => {
    const logId = logIdOf(district, 'staffing');
    const day = on ?? endOfTime;
    const [found] = await read.query<(Told<z.infer<typeof batch>> & { readonly recordedBy: string })[]>(batchRow, [logId, batchId, day]);
    if (found === undefined) return null;
    const persons = await read.query<Told<z.infer<typeof line>>[]>(lines, [logId, batchId, day, after ?? null, limit]);
    const { recordedBy, ...shownBatch } = found;
    const basisOf = await basesOf(read, logId, [recordedBy, ...persons.map(({ eventId }) => eventId)]);
    return { batch: { ...shownBatch, basis: basisOf(recordedBy) }, persons: persons.map((one) => ({ ...one, basis: basisOf(one.eventId) })), next: nextAfter(persons, limit, 'eventId') };
  },
});
