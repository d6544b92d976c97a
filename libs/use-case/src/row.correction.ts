import { decodeEnvelope, effectiveOf } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { Rejected, type EffectiveDate } from '@yange/kernel';
import type { RecordedEvent } from './command.outcome.js';
import { firstToldIn, recordedTogether } from './superseded.events.js';

/** Columns of every table by which a row takes back what an earlier row of the same table and district recorded. */
export const correctingColumns = { corrects: '更正序号', annuls: '注销序号', reason: '更正理由' } as const;

/** What a row says about an earlier one. */
export interface RowCorrection {
  readonly kind: 'corrects' | 'annuls';
  /** 序号 of the earlier row */
  readonly row: string;
  readonly reason: string;
}

export const columnOfCorrection = ({ kind }: RowCorrection): string => correctingColumns[kind];

/** What an earlier row recorded, as far as its correction has to know it. */
export interface CorrectedRow {
  readonly eventId: string;
  readonly streamId: string;
  readonly effective: EffectiveDate;
  readonly first: FirstRow;
}

/** The row that first told the fact, before all corrections: what it began keeps the ids that derive from it. */
export interface FirstRow {
  readonly commandId: string;
  /** its 序号 */
  readonly row: string;
}

/**
 * @param commandId of the earlier row
 * @throws {Rejected} `unknown-row`, `row-without-event`
 */
export const findCorrectedRow = async (log: EventLog, principal: string, commandId: string, row: string): Promise<CorrectedRow> => {
  const stored = await log.findCommand(principal, commandId);
  if (stored === null) {
    throw new Rejected('unknown-row', `本表在此行之前没有已入账的序号“${row}”`, `no row "${row}" of this table is on record before this one`, { row });
  }
  const { events } = JSON.parse(stored.result) as { readonly events: readonly RecordedEvent[] };
  const named = events.find(({ type }) => type !== 'EventAnnulled');
  const event = named === undefined ? null : await log.findEvent(named.eventId);
  if (event === null) {
    throw new Rejected('row-without-event', `序号“${row}”的行没有记下可更正的事项（内容此前已在册，或为注销行）`, `row "${row}" recorded nothing that could be corrected: it was so already, or it took another row back`, { row });
  }
  const { effective } = decodeEnvelope(event.envelope);
  return { eventId: event.eventId, streamId: event.streamId, effective: effectiveOf(effective), first: await firstRowOf(log, event.eventId, { commandId, row }) };
};

const firstRowOf = async (log: EventLog, eventId: string, named: FirstRow): Promise<FirstRow> => {
  const event = await firstToldIn(log, await recordedTogether(log, eventId));
  return event === null ? named : { commandId: event.commandId, row: decodeEnvelope(event.envelope).importRow?.row ?? named.row };
};

/** The executor's refusal in the words of a clerk who knows rows, not events. */
export const inTermsOfRows = (error: Rejected, { row }: RowCorrection): Rejected =>
  error.rule === 'nothing-to-correct' || error.rule === 'nothing-to-annul'
    ? new Rejected('row-already-corrected', `序号“${row}”的行已被更正或注销`, `row "${row}" was corrected or taken back before`, { row })
    : error;

/** Rules about the correction itself: they are shown at the cell that names the earlier row. */
export const isAboutCorrection = ({ rule }: Rejected): boolean =>
  ['unknown-row', 'row-without-event', 'row-already-corrected', 'correction-changes-nothing', 'correction-of-other-kind'].includes(rule);
