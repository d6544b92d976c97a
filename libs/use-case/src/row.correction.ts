import { decodeEnvelope, effectiveOf, Mode } from '@yange/contracts';
import type { EventLog, StoredEvent } from '@yange/event-log';
import { Rejected, type EffectiveDate } from '@yange/kernel';
import type { RecordedEvent } from './command.outcome.js';
import { firstToldIn, idsBegunBy, neverSuperseded, recordedTogether } from './superseded.events.js';

/** Columns of every table by which a row takes back what an earlier row of the same table and district recorded, or any other event of its log. */
export const correctingColumns = { corrects: '更正序号', annuls: '注销序号', reason: '更正理由' } as const;

/** What a row says about an earlier one. */
export interface RowCorrection {
  readonly kind: 'corrects' | 'annuls';
  /** 序号 of the earlier row, or the id of an event */
  readonly row: string;
  readonly reason: string;
}

export const columnOfCorrection = ({ kind }: RowCorrection): string => correctingColumns[kind];

/** What an earlier row recorded, as far as its correction has to know it. */
export interface CorrectedRow {
  readonly eventId: string;
  readonly streamId: string;
  readonly effective: EffectiveDate;
  /** under whose rules it was recorded, and is corrected */
  readonly mode: 'live' | 'history';
  readonly first: FirstRow;
}

/** The row that first told the fact, before all corrections: what it began keeps the ids that derive from it. */
export interface FirstRow {
  readonly commandId: string;
  /** its 序号; what its stream is called where no row told it */
  readonly row: string;
  /** ids of what it began; derived from its command where nobody chose them */
  id?(label: string): string;
}

const eventId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** Whether it may be the id of an event: no row of a clerk is called so. */
export const namesEvent = (row: string): boolean => eventId.test(row);

/**
 * @param commandId of the earlier row
 * @throws {Rejected} `unknown-row`, `row-without-event`, `unknown-event`
 */
export const findCorrectedRow = async (log: EventLog, principal: string, commandId: string, row: string): Promise<CorrectedRow> => {
  const stored = await log.findCommand(principal, commandId);
  if (stored === null && namesEvent(row)) return findCorrectedEvent(log, row.toLowerCase());
  if (stored === null) {
    throw new Rejected('unknown-row', `本表在此行之前没有已入账的序号“${row}”`, `no row "${row}" of this table is on record before this one`, { row });
  }
  const { events } = JSON.parse(stored.result) as { readonly events: readonly RecordedEvent[] };
  const named = events.find(({ type }) => type !== 'EventAnnulled');
  const event = named === undefined ? null : await log.findEvent(named.eventId);
  if (event === null) {
    throw new Rejected('row-without-event', `序号“${row}”的行没有记下可更正的事项（内容此前已在册，或为注销行）`, `row "${row}" recorded nothing that could be corrected: it was so already, or it took another row back`, { row });
  }
  return correctedBy(log, event, { commandId, row });
};

/** Whoever recorded it, live or by a row of whichever upload. */
const findCorrectedEvent = async (log: EventLog, id: string): Promise<CorrectedRow> => {
  const event = await log.findEvent(id);
  if (event === null) throw new Rejected('unknown-event', `没有编号为 ${id} 的事件（须是本表所属服务的事件）`, `there is no event ${id} in the log of this table`, { eventId: id });
  const never = Object.hasOwn(neverSuperseded, event.type) ? neverSuperseded[event.type] : undefined;
  if (never !== undefined) throw new Rejected('row-without-event', `事件 ${id} 不能更正：${never.zh}`, `event ${id} is never corrected: ${never.en}`, { eventId: id });
  return correctedBy(log, event, { commandId: event.commandId, row: event.streamId.slice(event.streamId.lastIndexOf('/') + 1) });
};

const correctedBy = async (log: EventLog, event: StoredEvent, named: FirstRow): Promise<CorrectedRow> => {
  const { effective, mode } = decodeEnvelope(event.envelope);
  const { eventId: id, streamId } = event;
  return { eventId: id, streamId, effective: effectiveOf(effective), mode: mode === Mode.LIVE ? 'live' : 'history', first: await firstRowOf(log, id, named) };
};

const firstRowOf = async (log: EventLog, id: string, named: FirstRow): Promise<FirstRow> => {
  const event = await firstToldIn(log, await recordedTogether(log, id));
  return event === null ? named : { commandId: event.commandId, row: decodeEnvelope(event.envelope).importRow?.row ?? named.row, id: await idsBegunBy(log, event) };
};

/** The executor's refusal in the words of a clerk who knows rows, not events. */
export const inTermsOfRows = (error: Rejected, { row }: RowCorrection): Rejected =>
  error.rule === 'nothing-to-correct' || error.rule === 'nothing-to-annul'
    ? new Rejected('row-already-corrected', namesEvent(row) ? `事件 ${row} 已被更正或注销` : `序号“${row}”的行已被更正或注销`, `${namesEvent(row) ? `event ${row}` : `row "${row}"`} was corrected or taken back before`, { row })
    : error;

/** Rules about the correction itself: they are shown at the cell that names the earlier row. */
export const isAboutCorrection = ({ rule }: Rejected): boolean =>
  ['unknown-row', 'unknown-event', 'row-without-event', 'live-fact', 'row-already-corrected', 'correction-changes-nothing', 'correction-of-other-kind'].includes(rule);

/** The cells that say it, and where what is wrong with them is noted. */
interface CorrectingCells {
  text(column: string): string;
  optionalText(column: string): string | null;
  fail(column: string, rule: string, zh: string, en: string): void;
}

/** As the importer reads a 序号. */
const rowIn = (cell: string | null): string | null => cell?.normalize('NFKC') ?? null;

/** What a row says about an earlier one; null where it stands for itself. */
export const rowCorrectionIn = (cells: CorrectingCells, ownRow: string): RowCorrection | null => {
  const [corrects, annuls, reason] = [rowIn(cells.optionalText(correctingColumns.corrects)), rowIn(cells.optionalText(correctingColumns.annuls)), cells.optionalText(correctingColumns.reason)];
  const row = corrects ?? annuls;
  if (row === null) {
    if (reason !== null) cells.fail(correctingColumns.reason, 'reason-without-row', '填了更正理由，却没有更正序号或注销序号', 'a reason is given, yet no row to correct or take back');
    return null;
  }
  const column = corrects === null ? correctingColumns.annuls : correctingColumns.corrects;
  if (corrects !== null && annuls !== null) cells.fail(correctingColumns.annuls, 'corrects-and-annuls', '更正序号与注销序号只能填一个', 'a row corrects or takes back, not both');
  if (row === ownRow) cells.fail(column, 'own-row', '不能更正或注销本行', 'a row cannot correct itself');
  return { kind: corrects === null ? 'annuls' : 'corrects', row, reason: cells.text(correctingColumns.reason) };
};
