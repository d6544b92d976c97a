import type { Contract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { correctingColumns, correctionIn, NotEntitled, readImportRow, rowPrincipal, type annulEvent, type AnyUseCase, type CellError, type CommandMeta, type ImportTable, type Names, type References, type RowCorrection } from '@yange/use-case';
import type { ImportRowMessage } from './import.messages.js';
import type { PersonalReading } from './import.personal.js';
import { refusalsOf } from './import.refusals.js';

/** The command that a row asks for. */
export interface DecidedRow {
  readonly row: ImportRowMessage;
  readonly useCase: AnyUseCase;
  readonly body: unknown;
  readonly meta: CommandMeta;
  /** what it says about an earlier row */
  readonly correction: RowCorrection | null;
  /** ids of what it brings, with their labels */
  readonly made: ReadonlyMap<string, string>;
  /** carried out before the command, where rows are applied: what the row says of a person */
  readonly before?: PersonalReading['record'];
}

/** `unresolved`: names that the row refers to and nobody here knows. `asksOfRecord`: it is read once the rows before it are on record. */
export type ReadRow = { readonly unresolved: Names; readonly asksOfRecord?: boolean } & (
  | { readonly errors: readonly CellError[] }
  | { readonly decided: DecidedRow; readonly introduces?: References | undefined }
);

export interface ReadingContext {
  readonly district: string;
  /** where the rows before are, should this one correct one of them */
  readonly log: EventLog;
  readonly known: References;
  readonly annulUseCase: ReturnType<typeof annulEvent>;
  readonly contract: Contract;
  metaOf(commandId: string, live: boolean): CommandMeta;
  /** what whoever imports is entitled to beside importing */
  may?: ((right: string) => boolean) | undefined;
  /** the upload that it came with */
  readonly importId?: string | undefined;
  /** whether it may have been brought before, and taken back */
  readonly mayComeAgain?: boolean;
}

export const readRow = async (table: ImportTable, row: ImportRowMessage, { district, log, known, annulUseCase, contract, metaOf, may = () => false, importId, mayComeAgain = false }: ReadingContext): Promise<ReadRow> => {
  if (table.right !== undefined && !may(table.right)) return { errors: refusalsOf(new NotEntitled(table.right), row, null), unresolved: { organs: [], documents: [] } };
  const given = { district, table, cells: { ...row.cells, 序号: row.id }, references: known, principal: rowPrincipal, annulUseCase, contract, importId, mayComeAgain };
  const correction = correctionIn(given);
  const read = await readImportRow(log, given);
  const { unresolved, asksOfRecord = false } = read;
  if ('errors' in read) return { errors: read.errors, unresolved, asksOfRecord };
  if ('refusal' in read) return { errors: refusalsOf(read.refusal, row, correction), unresolved, asksOfRecord };
  const { useCase, body, meta, introduces, made = new Map<string, string>(), live = false } = read;
  return { decided: { row, useCase, body, meta: { ...metaOf(meta.commandId, live), ...meta }, correction, made }, introduces, unresolved, asksOfRecord };
};

/** Whether the row has to come after all rows before it and before all after it. */
export const correctsAnother = ({ cells }: ImportRowMessage): boolean => [correctingColumns.corrects, correctingColumns.annuls].some((column) => (cells[column] ?? '').trim() !== '');

/** Whatever in these rows may be a name: each cell, and each part of a cell that holds a list. */
export const textsOf = (rows: readonly ImportRowMessage[]): ReadonlySet<string> => {
  const texts = new Set<string>();
  for (const { cells } of rows) {
    for (const cell of Object.values(cells)) {
      texts.add(cell.trim());
      if (/[、；;\n]/.test(cell)) for (const part of cell.split(/[、；;\n]/)) texts.add(part.trim());
    }
  }
  texts.delete('');
  return texts;
};
