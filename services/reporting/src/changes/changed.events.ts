import type { Positions } from '@yange/projections';
import { Narrator } from '@yange/sentences';
import { citationShape, shown, type Answered } from '@yange/use-case';
import { z } from 'zod';
import type { Readable } from '../view/ledger.reading.js';
import { documentKey, placedGroups, placesOf, type Reform, type Reforms } from './reform.places.js';
import { byEffect, eventColumns, narratorBefore, toldEvent, toldShape, type LedgerRow } from './told.events.js';

export const changedShape = toldShape
  .extend({
    change: z.enum(['came', 'went']).describe('新计入或不再计入 · it counts now and did not, or the other way round'),
    figures: z.array(shown.text).describe('随之变动的数据编号，一个事件可动多项 · ids of the figures that moved and rest on it: one event may move several'),
    because: z.strictObject({ eventId: shown.id, how: z.enum(['corrected', 'annulled']), reason: shown.text }).nullable().describe('不再计入的缘由 · what corrected or annulled it; null where it came'),
  })
  .meta({ id: 'ChangedEvent', description: '两个时点之间的一处变动 · an event that counts at one of two moments' });

export const groupShape = z
  .strictObject({
    reform: z.strictObject({ id: shown.text, name: shown.text }).nullable().describe('所属改革，不属任何改革为 null · null where neither it nor its document belongs to one; an event of several is told under each, and counted once'),
    document: citationShape.nullable(),
    count: shown.count.describe('计入本组的事件数，各组相加即总数：属几项改革的事件只在最先一组计数 · events counted here; the groups sum up to `total`, since an event of several reforms is counted under the first of them alone'),
    events: z.array(changedShape),
  })
  .meta({ id: 'ChangeGroup', description: '同一改革同一文件下的变动 · what changed under one document of one reform' });

export const reformCountShape = z
  .strictObject({
    reform: z.strictObject({ id: shown.text, name: shown.text }).nullable(),
    count: shown.count.describe('计入该项改革的事件数，相加即总数 · events counted under it; together they are `total`'),
    told: shown.count.describe('涉及该项改革的事件数，含已在别项计数的 · events that belong to it, also those counted under another'),
  })
  .meta({ id: 'ChangedByReform', description: '按改革的变动件数 · how many events changed, by reform' });

export interface ChangedRow extends LedgerRow {
  readonly change: 'came' | 'went';
  readonly because: Answered<z.infer<typeof changedShape>>['because'];
}

interface Between {
  /** `YYYY-MM-DD` of the earlier moment */
  readonly from: string;
  /** what was known at the earlier moment; null: all that is known at the later one */
  readonly then: Positions | null;
  readonly to: string;
  readonly organId: string | null;
  /** only these events; null for all */
  readonly only: readonly string[] | null;
}

const known = (log: string): string => `coalesce(($4::jsonb ->> ${log}.log_id)::bigint, case when $4::jsonb is null then 9223372036854775807 else 0 end)`;
const countedThen = `(e.position <= ${known('e')} and e.effective_to <= $2 and not exists (select from live.superseded_events s where s.event_id = e.event_id and s.position <= ${known('s')}))`;
const countsNow = `(e.effective_to <= $3 and not exists (select from live.superseded_events s where s.event_id = e.event_id))`;

/** Events that count at one of the moments and not at the other, in the order of effect. */
export const changedEvents = (read: Readable, district: string, { from, then, to, organId, only }: Between): Promise<readonly ChangedRow[]> =>
  read.query<ChangedRow[]>(
    `select ${eventColumns}, case when ${countsNow} then 'came' else 'went' end as change,
            (select jsonb_build_object('eventId', by.event_id, 'how', case by.type when 'EventAnnulled' then 'annulled' else 'corrected' end, 'reason', coalesce(by.data ->> 'reason', by.correction_reason))
               from live.superseded_events s join live.ledger_events by on by.log_id = s.log_id and by.position = s.position where s.event_id = e.event_id order by by.position limit 1) as because
       from live.ledger_events e
      where e.district = $1 and ${countedThen} <> ${countsNow} and e.type <> all($7)
        and ($5::text is null or e.stream_id like '%/' || $5 or strpos(e.data::text, $5) > 0) and ($6::uuid[] is null or e.event_id = any($6))
      order by ${byEffect}`,
    [district, from, to, then === null ? null : JSON.stringify(then), organId, only === null ? null : [...only], ['EventAnnulled', 'HistoryWindowSet']],
  );

type Group = Answered<z.infer<typeof groupShape>>;

interface Grouped {
  readonly groups: readonly Group[];
  readonly reforms: readonly Answered<z.infer<typeof reformCountShape>>[];
}

/**
 * By reform, then by document; in the order in which each first appears. An event belongs to the reform that it tells of itself, else to those of the document of its decision, else to those whose own
 * events cite a document of its own: it is told under each of them, and counted under the first.
 * @param limit so many events are told; all are counted
 * @param movedBy event → ids of the figures that it moved
 */
export const groupedByReform = async (read: Readable, district: string, events: readonly ChangedRow[], limit: number, movedBy: ReadonlyMap<string, readonly string[]>): Promise<Grouped> => {
  const reforms = await readReforms(read, district);
  const narrator = events[0] === undefined ? new Narrator() : await narratorBefore(read, district, events[0].effective.to);
  const told = events.slice(0, limit).map((event) => ({ ...toldEvent(event, narrator.tell(event)), change: event.change, figures: [...(movedBy.get(event.eventId) ?? [])], because: event.change === 'came' ? null : event.because }));
  const { groups, reforms: counts } = placedGroups(events.map((event) => placesOf(event, reforms)));
  return { groups: groups.map(({ reform, document, count, told: at }) => ({ reform, document, count, events: at.flatMap((place) => told[place] ?? []) })), reforms: [...counts] };
};

const readReforms = async (read: Readable, district: string): Promise<Reforms> => {
  const rows = await read.query<Pick<LedgerRow, 'streamId' | 'type' | 'citations' | 'data'>[]>(
    `select e.stream_id as "streamId", e.type, e.citations, e.data from live.ledger_events e where e.district = $1 and (e.stream_id like 'reform/%' or e.type = 'DecisionNoted') order by ${byEffect}`,
    [district],
  );
  const own = rows.filter(({ streamId }) => streamId.startsWith('reform/'));
  const byId = new Map(own.map(({ streamId }) => [idOf(streamId), { id: idOf(streamId), name: String(own.find((row) => row.streamId === streamId && row.type === 'ReformStarted')?.data['name'] ?? '') }]));
  const byDocument = new Map<string, Reform[]>();
  for (const { streamId, citations } of own) {
    const reform = byId.get(idOf(streamId));
    for (const key of new Set(citations.map(documentKey))) {
      const known = byDocument.get(key) ?? [];
      if (key !== '' && reform !== undefined && !known.includes(reform)) byDocument.set(key, [...known, reform]);
    }
  }
  const decidedBy = new Map(rows.filter(({ type }) => type === 'DecisionNoted').map(({ data }) => [String(data['decisionId'] ?? ''), documentKey((data['document'] ?? {}) as { number?: string; title?: string })]));
  return { byId, byDocument, decidedBy };
};

const idOf = (streamId: string): string => streamId.slice('reform/'.length);
