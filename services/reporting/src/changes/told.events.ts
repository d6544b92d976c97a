import { movingTypes, Narrator, type Sentence } from '@yange/sentences';
import { shown, wordsShape, type Answered, type citationShape } from '@yange/use-case';
import { z } from 'zod';
import { counts, type Readable } from '../view/ledger.reading.js';

/** An event of the ledger, as sentences read it. */
export interface LedgerRow {
  readonly eventId: string;
  readonly type: string;
  readonly logId: string;
  readonly position: number;
  readonly streamId: string;
  readonly effective: { readonly from: string | null; readonly to: string; readonly text: string };
  readonly recordedAt: string;
  readonly supersedes: string | null;
  readonly correctionReason: string;
  readonly decisionId: string;
  readonly actor: { readonly person: string; readonly role: string };
  readonly citations: readonly Answered<z.infer<typeof citationShape>>[];
  readonly data: Readonly<Record<string, unknown>>;
}

export const eventColumns = `e.event_id as "eventId", e.type, e.log_id as "logId", e.position::int as position, e.stream_id as "streamId",
  jsonb_build_object('from', e.effective_from, 'to', e.effective_to, 'text', e.effective_text) as effective, e.recorded_at as "recordedAt", e.supersedes,
  e.correction_reason as "correctionReason", e.decision_id as "decisionId", e.actor, e.citations, e.data`;

/** The order in which events take effect: what an import's manifest orders comes before what it does not. */
export const byEffect = `e.effective_to, case e.effective_order when 0 then 9223372036854775807 else e.effective_order end, e.recorded_at, e.log_id, e.position`;

/** What keeps the log and changes no institution is not told as history. */
const bookkeeping = ['HistoryWindowSet', 'EventAnnulled', 'DraftSaved', 'DraftSubmitted', 'DraftReturned', 'DraftWithdrawn', 'DraftSigned', 'FollowUpRefused', 'FollowUpResolved', 'ParkedEventSkipped', 'RuleModeSet', 'SlipTermsSet', 'FigureDeclared', 'MeasureDefined'];

/** Days, both inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const inPeriod = `e.district = $1 and e.effective_to >= $2 and e.effective_to <= $3 and e.type <> all($4) and ${counts}`;

/** Where an event stands in the order of effect. */
const placeColumns = `(case e.effective_order when 0 then 9223372036854775807 else e.effective_order end)::text as "order"`;

export type PlacedRow = LedgerRow & { readonly order: string };

const placeOf = ({ effective, order, recordedAt, logId, position }: PlacedRow): readonly unknown[] => [effective.to, order, recordedAt, logId, position];

/** Events that count and take effect in the period, in the order of effect: the first so many, or those behind one of them. */
export const readEventsBehind = (read: Readable, district: string, { from, to }: Period, behind: PlacedRow | null, limit: number): Promise<readonly PlacedRow[]> =>
  read.query<PlacedRow[]>(
    `select ${eventColumns}, ${placeColumns} from live.ledger_events e where ${inPeriod}${behind === null ? '' : ` and (${byEffect}) > ($6, $7::bigint, $8, $9, $10::bigint)`} order by ${byEffect} limit $5`,
    [district, behind === null ? from : behind.effective.to, to, bookkeeping, limit, ...(behind === null ? [] : placeOf(behind))],
  );

export const countEventsBetween = async (read: Readable, district: string, { from, to }: Period): Promise<number> => {
  const [row] = await read.query<{ events: number }[]>(`select count(*)::int as events from live.ledger_events e where ${inPeriod}`, [district, from, to, bookkeeping]);
  return row?.events ?? 0;
};

/** @returns null where no event of the period has that id */
export const readEventBetween = async (read: Readable, district: string, { from, to }: Period, eventId: string): Promise<PlacedRow | null> => {
  const [row] = await read.query<PlacedRow[]>(`select ${eventColumns}, ${placeColumns} from live.ledger_events e where ${inPeriod} and e.event_id = $5`, [district, from, to, bookkeeping, eventId]);
  return row ?? null;
};

/** A narrator who was told what moved up to an event, itself among them. */
export const narratorUpTo = async (read: Readable, district: string, last: PlacedRow): Promise<Narrator> => {
  const before = await read.query<LedgerRow[]>(
    `select ${eventColumns} from live.ledger_events e where e.district = $1 and e.effective_to <= $2 and e.type = any($3) and ${counts} and (${byEffect}) <= ($2, $4::bigint, $5, $6, $7::bigint) order by ${byEffect}`,
    [district, last.effective.to, [...movingTypes], ...placeOf(last).slice(1)],
  );
  const narrator = new Narrator();
  for (const event of before) narrator.tell(event);
  return narrator;
};

/** A narrator who was told what moved before that day. */
export const narratorBefore = async (read: Readable, district: string, day: string): Promise<Narrator> => {
  const before = await read.query<LedgerRow[]>(
    `select ${eventColumns} from live.ledger_events e where e.district = $1 and e.effective_to < $2 and e.type = any($3) and ${counts} order by ${byEffect}`,
    [district, day, [...movingTypes]],
  );
  const narrator = new Narrator();
  for (const event of before) narrator.tell(event);
  return narrator;
};

export const toldShape = z
  .strictObject({
    eventId: shown.id,
    type: shown.text,
    context: shown.text,
    position: shown.count,
    effective: z.strictObject({ from: shown.day.nullable(), to: shown.day, text: shown.text }),
    recordedAt: shown.text,
    who: wordsShape.describe('经办角色与账号 · role and account of who recorded it'),
    under: shown.text.describe('所依文件 · documents that it rests on'),
    what: wordsShape,
    zh: shown.text.describe('谁 · 何时 · 依何文 · 做了什么'),
    en: shown.text,
  })
  .meta({ id: 'EventSentence', description: '一条事件的一句话 · an event as one sentence' });

export type ToldEvent = Answered<z.infer<typeof toldShape>>;

export const toldEvent = ({ eventId, type, logId, position, effective: { from, to, text }, recordedAt }: LedgerRow, { who, under, what, zh, en }: Sentence): ToldEvent => ({
  eventId, type, context: logId.split('/')[1] ?? '', position, effective: { from, to, text }, recordedAt, who, under, what, zh, en,
});
