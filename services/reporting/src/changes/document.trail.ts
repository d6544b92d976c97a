import { grouped } from '@yange/kernel';
import { citationShape, shown, type Answered } from '@yange/use-case';
import { z } from 'zod';
import { counts, type Readable } from '../view/ledger.reading.js';
import { byEffect, eventColumns, narratorBefore, toldEvent, toldShape, type LedgerRow } from './told.events.js';

const tellingShape = toldShape.extend({ counts: z.boolean().describe('仍计入 · false where a later event corrects or annuls it') });

const laterShape = z.strictObject({
  document: citationShape.nullable(),
  how: z.enum(['replaced', 'repealed', 'corrected', 'annulled']),
  event: toldShape,
  of: shown.id.nullable().describe('所改变的事件，对全文为 null · the event that it changes; null where it is the document itself'),
});

const decisionShape = z.strictObject({
  decisionId: shown.text,
  level: shown.text,
  items: z.array(z.strictObject({ matter: shown.text, words: shown.text })),
  inForceFrom: shown.text,
  revoked: z.boolean(),
  events: z.array(shown.id).describe('据此办理的事件 · events that were recorded under it'),
  open: z.boolean().describe('已批未办 · approved, and nothing carried out under it yet'),
});

export const trailShape = z.strictObject({
  document: z.strictObject({ documentId: shown.text, number: shown.text, title: shown.text, issuer: shown.text, issuedOn: shown.text, registered: shown.id.nullable().describe('登记它的事件，未登记为 null · null where it is cited and not registered') }),
  clauses: z.array(z.strictObject({ place: shown.text.describe('条款，未注明为空 · empty where no place in it is cited'), events: z.array(tellingShape) })),
  decisions: z.array(decisionShape),
  possible: z.array(toldShape).describe('日期不够精确，至该日是否生效不能确定的 · whose date is not known exactly enough to tell whether they were in effect on that day'),
  toCome: z.array(toldShape).describe('尚未生效的 · recorded under it and not in effect on the day that was asked for'),
  later: z.array(laterShape).describe('此后改变它的 · what changed it later, with the documents of that'),
});

export type DocumentTrail = Answered<z.infer<typeof trailShape>>;

type Counted = LedgerRow & { readonly counts: boolean };

/** Punctuation that typists and fonts disagree about: 内党办发[2019]22号 is 内党办发〔2019〕22号. */
const comparable = (column: string): string => `translate(replace(${column}, ' ', ''), '[]()（）﹝﹞［］【】', '〔〕〔〕〔〕〔〕〔〕〔〕')`;

const cites = `exists (select from jsonb_array_elements(e.citations) c where $2 <> '' and (${comparable("coalesce(c ->> 'number', '')")} = ${comparable('$2')} or c ->> 'title' = $2 or c ->> 'documentId' = $2))`;

/**
 * Everything that a document caused: what is recorded under each of its clauses, what was decided by it and is not carried out yet, and what changed it later.
 * @param document number, title or id
 * @param on `YYYY-MM-DD`: what begins later is still to come; of what may have begun by then nobody can tell
 * @returns null where no event cites it
 */
export const documentTrail = async (read: Readable, district: string, document: string, on: string): Promise<DocumentTrail | null> => {
  const events = await read.query<Counted[]>(`select ${eventColumns}, (${counts}) as counts from live.ledger_events e where e.district = $1 and ${cites} order by ${byEffect}`, [district, document]);
  const [first] = events;
  if (first === undefined) return null;
  const narrator = await narratorBefore(read, district, first.effective.to);
  const told = events.map((event) => ({ event, told: { ...toldEvent(event, narrator.tell(event)), counts: event.counts } }));
  const citation = first.citations.find((one) => isIt(one, document)) ?? {};
  const registered = events.find(({ type }) => type === 'DocumentRegistered');
  const own = registered?.data as { documentId?: string; number?: string; title?: string; issuer?: string } | undefined;
  const places = grouped(told, ({ event }) => event.citations.find((one) => isIt(one, document))?.place ?? '');
  const decided = events.filter(({ type, logId }) => type === 'DecisionNoted' && logId.endsWith('/organisations'));
  const after = told.filter(({ event }) => event.counts && event.effective.to > on);
  const where = (begun: boolean) => after.filter(({ event: { effective: { from } } }) => (from === null || from <= on) === begun).map(({ told: { counts: _counts, ...one } }) => one);
  return {
    document: {
      documentId: own?.documentId ?? citation.documentId ?? '', number: own?.number ?? citation.number ?? '', title: own?.title ?? citation.title ?? '', issuer: own?.issuer ?? citation.issuer ?? '',
      issuedOn: citation.issuedOn ?? '', registered: registered?.eventId ?? null,
    },
    clauses: [...places].map(([place, all]) => ({ place, events: all.filter(({ event }) => !event.type.startsWith('Decision') || event.logId.endsWith('/organisations')).map((one) => one.told) })),
    decisions: await Promise.all(decided.map((event) => decisionOf(read, district, event))),
    possible: where(true),
    toCome: where(false),
    later: await laterThan(read, district, events, own?.documentId ?? citation.documentId ?? ''),
  };
};

const plain = (number: string): string => number.replace(/ /gu, '').replace(/[[(（﹝［【]/gu, '〔').replace(/[\])）﹞］】]/gu, '〕');

const isIt = ({ number = '', title = '', documentId = '' }: { readonly number?: string | undefined; readonly title?: string | undefined; readonly documentId?: string | undefined }, document: string): boolean =>
  (number !== '' && plain(number) === plain(document)) || title === document || documentId === document;

const decisionOf = async (read: Readable, district: string, { data }: LedgerRow): Promise<DocumentTrail['decisions'][number]> => {
  const { decisionId = '', level = '', items = [], inForceFrom = '' } = data as { decisionId?: string; level?: string; items?: { matter?: string; words?: string }[]; inForceFrom?: string };
  const rows = await read.query<{ eventId: string; type: string }[]>(
    `select e.event_id as "eventId", e.type from live.ledger_events e where e.district = $1 and e.type <> 'DecisionUsed' and (e.decision_id = $2 or (e.type = 'DecisionRevoked' and e.stream_id = 'decision/' || $2)) and ${counts} order by ${byEffect}`,
    [district, decisionId],
  );
  const under = rows.filter(({ type }) => type !== 'DecisionRevoked').map(({ eventId }) => eventId);
  const revoked = rows.some(({ type }) => type === 'DecisionRevoked');
  return { decisionId, level, items: items.map(({ matter = '', words = '' }) => ({ matter, words })), inForceFrom, revoked, events: under, open: under.length === 0 && !revoked };
};

const laterThan = async (read: Readable, district: string, events: readonly Counted[], documentId: string): Promise<DocumentTrail['later']> => {
  const rows = await read.query<(LedgerRow & { readonly of: string | null })[]>(
    `select ${eventColumns}, case when e.type = 'DocumentRepealed' then null else e.supersedes end as of from live.ledger_events e
      where e.district = $1 and (e.supersedes = any($2::uuid[]) or (e.type = 'DocumentRepealed' and e.stream_id = 'document/' || $3)) order by e.recorded_at, e.log_id, e.position`,
    [district, events.map(({ eventId }) => eventId), documentId],
  );
  if (rows.length === 0) return [];
  const narrator = await narratorBefore(read, district, '0000-01-01');
  return rows.map((event) => ({
    document: event.citations[0] ?? null,
    how: event.type === 'EventAnnulled' ? 'annulled' : event.type !== 'DocumentRepealed' ? 'corrected' : event.data['replacedBy'] === undefined ? 'repealed' : 'replaced',
    event: toldEvent(event, narrator.tell(event)),
    of: event.of,
  }));
};
