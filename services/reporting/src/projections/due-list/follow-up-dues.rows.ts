import { contractOf, decodeData } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { addDays, type DomainEvent } from '@yange/kernel';
import type { FollowUpRefused, FollowUpResolved } from '@yange/contracts';
import { Poison, type ProjectionTransaction } from '@yange/projections';

type FollowUpEvent = { readonly type: 'FollowUpRefused'; readonly data: FollowUpRefused } | { readonly type: 'FollowUpResolved'; readonly data: FollowUpResolved };

export const followUpTypes = ['FollowUpRefused', 'FollowUpResolved'];

/** The day in China at an instant `YYYY-MM-DDThh:mm:ss…Z`: eight hours later. */
const dayInChina = (recordedAt: string): string => (Number(recordedAt.slice(11, 13)) >= 16 ? addDays(recordedAt.slice(0, 10), 1) : recordedAt.slice(0, 10));

/**
 * What reactions could not carry out keeps the log and not the district's institutions: it has no effective date of its own, so that the day on
 * which it was recorded counts, and what came later in the log is later.
 */
export const foldFollowUp = async ({ client, schema }: ProjectionTransaction, stored: StoredEvent): Promise<void> => {
  const event = readable(stored);
  const day = dayInChina(stored.recordedAt);
  const { label } = event.data;
  await client.query(`update ${schema}.due_items set shown_to = $4, closed_by = $5 where log_id = $1 and stream_id = $2 and item_key = $3 and shown_to is null`, [stored.logId, stored.streamId, label, day, stored.eventId]);
  if (event.type === 'FollowUpResolved') return;
  const { zh, en, command, eventType } = event.data;
  await client.query(
    `insert into ${schema}.due_items (log_id, stream_id, item_key, kind, shown_from, shown_to, since, due_on, term, zh, en, organ_ids, organ_names, person, role, link, event_id)
     values ($1, $2, $3, 'follow-up', $4, null, $4, '', 'kind/follow-up', $5, $6, '', '', '', 'clerk', $7, $8) on conflict do nothing`,
    [stored.logId, stored.streamId, label, day, `${eventType} 引起的办理（${command}）未成：${zh}`, `${command}, called for by ${eventType}, was refused: ${en}`, `${stored.logId.split('/')[1] ?? ''}/follow-ups`, stored.eventId],
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
