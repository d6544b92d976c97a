import type { Contract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import type { DomainEvent } from '@yange/kernel';
import type { annulEvent } from './annul-event.use-case.js';
import type { ImportTable, Names, References } from './import-table.definition.js';
import { borneSince } from './name.bearers.js';
import { personalCellErrors } from './personal-data.check.js';
import { registersIn } from './name.register.js';
import { readTimeline } from './read.timeline.js';
import type { ReferenceListState, ReferenceListTimeline } from './reference-lists/reference-list.aggregate.js';
import { findCorrectedRow, type CorrectedRow, type FirstRow, type RowCorrection } from './row.correction.js';
import { commandOfRow, recordedCommandOfRow, rowCommandId } from './row.identity.js';
import { RowReader, type CellError } from './row.reader.js';
import { factsRecorded, type RecordedFacts } from './row.records.js';
import type { AnyUseCase, CommandMeta, StreamRef } from './use-case.definition.js';

export type Cells = Readonly<Record<string, string>>;

export interface GivenRow {
  readonly district: string;
  readonly table: ImportTable;
  readonly cells: Cells;
  readonly references: References;
  /** whose command ids those of rows are */
  readonly principal: string;
  readonly annulUseCase: ReturnType<typeof annulEvent>;
  /** whose events the log holds */
  readonly contract: Contract;
  /** the upload that it came with, noted beside what it records */
  readonly importId?: string | undefined;
  /** whether rows of this log were ever taken back with their import, so that this one may come anew */
  readonly mayComeAgain?: boolean;
}

/** What a row asks for, ready for the executor. */
export interface RowRequest {
  readonly useCase: AnyUseCase;
  readonly body: unknown;
  /** what the row says about the command beside its body */
  readonly meta: Pick<CommandMeta, 'commandId' | 'effective' | 'citations' | 'corrects' | 'importRow'> & { readonly reason?: string };
  readonly introduces?: References;
  /** ids of what it brings → the word by which its command asks for them (`meta.id`) */
  readonly made?: ReadonlyMap<string, string>;
  /** what it corrects or takes back was recorded live: so is this, under the rules of today and the rights of whoever brings the row */
  readonly live?: true;
}

/**
 * A row as a command, what is wrong with its cells, or what refuses it. `unresolved`: names that it refers to and the references do not hold.
 * `asksOfRecord`: what it means depends on rows before it, so that it may be read only once they are on record.
 */
export type ReadRow = { readonly unresolved: Names; readonly asksOfRecord?: boolean } & ({ readonly errors: readonly CellError[] } | { readonly refusal: unknown } | RowRequest);

/** What the row says about an earlier one; null also where it says that wrongly, which reading it tells. */
export const correctionIn = ({ district, table, cells }: Pick<GivenRow, 'district' | 'table' | 'cells'>): RowCorrection | null =>
  new RowReader(placeOf(district, table, cells), cells, {}).correction();

/**
 * Cells with a number of a person are told alone: nothing else is read or looked up of such a row, and no other error repeats them.
 * A row that corrects is a command like any other, with the ids of the row that it corrects. One that takes a row back needs no more than its reason.
 * @param log where the rows before this one are, should it correct one of them
 * @returns as refusal: `unknown-row`, `row-without-event`, a schema's error, what a table's own reading refuses; an outage too
 */
export const readImportRow = async (log: EventLog, row: GivenRow): Promise<ReadRow> => {
  const { district, table, cells, references, principal } = row;
  const personal = personalCellErrors(cells);
  if (personal.length > 0) return { errors: personal, unresolved: { organs: [], documents: [] } };
  const correction = correctionIn(row);
  let corrected: CorrectedRow | null = null;
  try {
    if (correction !== null) corrected = await findCorrectedRow(log, principal, await recordedAs(log, row)(table.name, correction.row), correction.row);
  } catch (refusal) {
    return { refusal, unresolved: { organs: [], documents: [] } };
  }
  const first = correction?.kind === 'corrects' ? corrected?.first : undefined;
  const commandId = await commandIdOf(log, row);
  const heard = listenedTo(row, first);
  const reader = new RowReader({ ...placeOf(district, table, cells), commandId }, cells, references, first).heldTo(await listsFor(log, row, heard)).knowing(await recordsFor(log, row, heard), await registersIn(log, row.contract, heard.registersAsked));
  const { asksOfRecord } = heard;
  reader.correction();
  try {
    const read = correction?.kind === 'annuls' && corrected !== null ? annulment({ ...row, commandId }, reader, correction, corrected) : fact({ ...row, commandId }, reader, correction, corrected);
    return { ...(read ?? { errors: reader.errors }), unresolved: reader.unresolved, asksOfRecord };
  } catch (refusal) {
    return { ...(reader.errors.length > 0 ? { errors: reader.errors } : { refusal }), unresolved: reader.unresolved, asksOfRecord };
  }
};

/** A reader that has read the row once without knowing anything: it tells what there is to be known. */
const listenedTo = ({ district, table, cells, references }: GivenRow, first: FirstRow | undefined): RowReader => {
  const listening = new RowReader(placeOf(district, table, cells), cells, references, first);
  try {
    table.command(listening);
  } catch {
    // What is wrong with the row is said when it is read.
  }
  return listening;
};

/** What the district set of the reference tables that the row is held to; few rows ask for any. */
const listsFor = async (log: EventLog, { contract }: GivenRow, { listsAsked }: RowReader): Promise<ReadonlyMap<string, ReferenceListTimeline>> => {
  const lists = new Map<string, ReferenceListTimeline>();
  for (const list of listsAsked) lists.set(list.list, (await readTimeline(log, contract, list.stream() as StreamRef<ReferenceListState, DomainEvent>)).timeline as unknown as ReferenceListTimeline);
  return lists;
};

const recordsFor = (log: EventLog, given: GivenRow, { recordsAsked }: RowReader): Promise<RecordedFacts> =>
  factsRecorded(log, given.contract, recordsAsked, async (table, row) => [given.principal, await recordedAs(log, given)(table, row)]);

const fact = ({ table, cells, importId, commandId }: IdentifiedRow, reader: RowReader, correction: RowCorrection | null, corrected: CorrectedRow | null): RowRequest | null => {
  const effective = reader.effective();
  const citation = table.citesDocument === false ? reader.source() : reader.citation();
  const { useCase, body, introduces } = table.command(reader);
  if (reader.errors.length > 0 || effective === null || citation === null) return null;
  const corrects = corrected === null || correction === null ? { corrects: null } : { corrects: corrected.eventId, reason: correction.reason };
  const meta = { ...identityOf({ table, cells, importId, commandId }), effective, citations: [citation], ...corrects };
  return { useCase, body: useCase.body.parse(body), meta, made: reader.made, ...(introduces === undefined ? {} : { introduces: datedFrom(effective.to, introduces) }), ...judgedLike(corrected) };
};

/** Whatever a row brings bears its name from the day of the row on. */
const datedFrom = (day: string, { organs, ...others }: References): References => (organs === undefined ? others : { ...others, organs: borneSince(organs, day) });

const annulment = ({ table, cells, importId, commandId, annulUseCase }: IdentifiedRow, reader: RowReader, { reason }: RowCorrection, corrected: CorrectedRow): RowRequest | null => {
  const { eventId, streamId, effective } = corrected;
  const own = reader.optionalDate('生效日期');
  const citation = reader.optionalText('依据文件') === null ? null : reader.citation();
  if (reader.errors.length > 0) return null;
  const meta = { ...identityOf({ table, cells, importId, commandId }), effective: own ?? effective, citations: citation === null ? [] : [citation], corrects: null };
  return { useCase: annulUseCase, body: annulUseCase.body.parse({ streamId, eventId, reason }), meta, ...judgedLike(corrected) };
};

const judgedLike = (corrected: CorrectedRow | null): { readonly live?: true } => (corrected?.mode === 'live' ? { live: true } : {});

const placeOf = (district: string, table: ImportTable, cells: Cells) => ({ district, table: table.name, row: cells['序号'] ?? '' });

type IdentifiedRow = GivenRow & { readonly commandId: string };

const identityOf = ({ table, cells, importId, commandId }: Pick<IdentifiedRow, 'table' | 'cells' | 'importId' | 'commandId'>) => ({
  commandId,
  importRow: { table: table.name, row: cells['序号'] ?? '', ...(importId === undefined ? {} : { importId }) },
});

const commandIdOf = (log: EventLog, { district, table, cells, principal, mayComeAgain = false }: GivenRow): Promise<string> | string => {
  const { row } = placeOf(district, table, cells);
  return mayComeAgain ? commandOfRow(log, principal, [district, table.name, row]) : rowCommandId(district, table.name, row);
};

/** Where an earlier row is on record. */
const recordedAs = (log: EventLog, { district, principal, mayComeAgain = false }: GivenRow) => async (table: string, row: string): Promise<string> =>
  mayComeAgain ? recordedCommandOfRow(log, principal, [district, table, row]) : rowCommandId(district, table, row);
