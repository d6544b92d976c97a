import { contractOf, decodeData } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { addDays, type DomainEvent } from '@yange/kernel';
import type { FollowUpRefused, FollowUpResolved } from '@yange/contracts';
import { Poison, type ProjectionTransaction } from '@yange/projections';

type FollowUpEvent = { readonly type: 'FollowUpRefused'; readonly data: FollowUpRefused } | { readonly type: 'FollowUpResolved'; readonly data: FollowUpResolved };

export const followUpTypes = ['FollowUpRefused', 'FollowUpResolved'];

/** The day in China at an instant `YYYY-MM-DDThh:mm:ss…Z`: eight hours later. */
const dayInChina = (recordedAt: string): string => (Number(recordedAt.slice(11, 13)) >= 16 ? addDays(recordedAt.slice(0, 10), 1) : recordedAt.slice(0, 10));

/** What is open under the label, as it was known before this event. */
const open = 'log_id = $1 and stream_id = $2 and item_key = $3 and shown_to is null';

/**
 * What reactions could not carry out keeps the log and not the district's institutions: it has no effective date of its own, so that the day on
 * which it was recorded counts, and what came later in the log is later. Rows are kept with their positions as `KnownRows` keeps those of other streams.
 */
export const foldFollowUp = async ({ client, schema }: ProjectionTransaction, stored: StoredEvent): Promise<void> => {
  const event = readable(stored);
  const day = dayInChina(stored.recordedAt);
  const { label } = event.data;
  const place = [stored.logId, stored.streamId, label];
  await client.query(`insert into ${schema}.due_items_former select *, $4::bigint from ${schema}.due_items where ${open}`, [...place, stored.position]);
  // What opens and closes on one day was never seen on any.
  await client.query(`delete from ${schema}.due_items where ${open} and shown_from = $4`, [...place, day]);
  await client.query(`update ${schema}.due_items set shown_to = $4, closed_by = $5::uuid, known_from = $6, row_hash = md5(row_hash::text || $5::uuid::text)::uuid where ${open}`, [...place, day, stored.eventId, stored.position]);
  if (event.type === 'FollowUpResolved') return;
  const { zh, en, command, eventType } = event.data;
  await client.query(
    `insert into ${schema}.due_items (log_id, stream_id, item_key, kind, shown_from, shown_to, since, due_on, term, zh, en, organ_ids, organ_names, person, role, link, event_id, known_from, row_hash)
     values ($1, $2, $3, 'follow-up', $4, null, $4, '', 'kind/follow-up', $5, $6, '', '', '', 'clerk', $7, $8::uuid, $9, md5($8::uuid::text)::uuid)`,
    [...place, day, `联动办理未成：${zh}`, `${command}, called for by ${eventType}, was refused: ${en}`, `${stored.logId.split('/')[1] ?? ''}/follow-ups`, stored.eventId, stored.position],
  );
};

const readable = (stored: StoredEvent): FollowUpEvent => {
  const contract = contractOf(stored.logId.split('/')[1] ?? '');
  if (contract === null) throw new Poison(stored, `no context of ours: ${stored.logId}`);
  try {
    return decodeData(contract, stored.type, stored.data) as DomainEvent as FollowUpEvent;
  } catch (error) {
    throw new Poison(stored, error instanceof Error ? error.message : String(error));
  }
};
