import { dataAsJson, type Contract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { Problem } from '@yange/http';
import { derivedId } from '@yange/kernel';
import { commandOfRow, correctingColumns, namesEvent, personReference, recordedCommandOfRow, rowCommandId, rowPrincipal, type CellError, type CommandMeta, type CommandOutcome, type ImportTable } from '@yange/use-case';
import type { ImportRowMessage } from './import.messages.js';

/** What a row says of a person, taken out of it, and what it says about an earlier row. */
export interface PersonalRow {
  readonly id: string;
  /** the row's cells, all of them: nothing of a person may stand in another column either */
  readonly cells: Readonly<Record<string, string>>;
  /** the random id that somebody gets whom nobody knows yet */
  readonly personId: string;
  /** the earlier row that it corrects, and whom the log has under that; null where it stands for itself */
  readonly corrects: { readonly row: string; readonly personId: string | null } | null;
}

export interface PersonalReading {
  readonly errors: readonly CellError[];
  /** whom the row is about: somebody who is known by the number already, or a new random id; null where it cannot be told */
  readonly personId: string | null;
  /** puts what the row says into the vault; absent where it holds that already. Before the row's own command, which speaks of the person */
  record?(meta: CommandMeta): Promise<void>;
}

/** A run of an import, to the keeper of personal data: rows that name one person are known as such before anything is recorded. */
export interface PersonalRun {
  read(rows: readonly PersonalRow[]): Promise<readonly PersonalReading[]>;
}

/** Keeps what rows say of people, so that neither log nor temporary table nor answer holds it. */
export interface PersonalCustodian {
  /** what the person who imports must be entitled to beside importing */
  readonly right: string;
  begin(district: string): PersonalRun;
}

/** A row as the rest of the service sees it, and what became of its personal cells; null where the table has none. */
export interface ApartRow {
  readonly row: ImportRowMessage;
  readonly personal: PersonalReading | null;
}

/**
 * Takes the personal cells out of rows. A row that takes back another says nothing of a person.
 * @param identify whom a row would be about, had nobody heard of them; null for a row that takes back another
 */
export const apart = async (table: ImportTable, rows: readonly ImportRowMessage[], run: PersonalRun | null, identify: (row: ImportRowMessage) => Promise<Omit<PersonalRow, 'id' | 'cells'> | null>): Promise<readonly ApartRow[]> => {
  const { personal = [] } = table;
  if (personal.length === 0) return rows.map((row) => ({ row, personal: null }));
  if (run === null) throw new Problem(503, 'vault-missing', { zh: '保险库不可用，不能导入实名信息', en: 'there is no vault to keep personal data in' });
  const asked: PersonalRow[] = [];
  for (const row of rows) {
    const identity = await identify(row);
    if (identity !== null) asked.push({ id: row.id, cells: row.cells, ...identity });
  }
  const readings = new Map((await run.read(asked)).map((reading, index) => [asked[index]?.id, reading]));
  return rows.map((row) => {
    const reading = readings.get(row.id) ?? null;
    const cells = Object.fromEntries(Object.entries(row.cells).filter(([column]) => !personal.includes(column)));
    return { row: { ...row, cells: { ...cells, [personReference]: reading?.personId ?? '' } }, personal: reading };
  });
};

interface RowsOfTable {
  readonly district: string;
  readonly table: string;
  readonly contract: Contract;
  /** whether rows may have been brought before, and taken back */
  readonly mayComeAgain: boolean;
}

/** @param log where the rows before are @returns whom a row would be about, had nobody heard of them */
export const identifying = (log: EventLog, { district, table, contract, mayComeAgain }: RowsOfTable) => async ({ id, cells }: ImportRowMessage): Promise<Omit<PersonalRow, 'id' | 'cells'> | null> => {
  const [corrects = '', annuls = ''] = [correctingColumns.corrects, correctingColumns.annuls].map((column) => (cells[column] ?? '').normalize('NFKC').trim());
  if (annuls !== '') return null;
  const commandId = async (row: string, found: typeof commandOfRow): Promise<string> => (mayComeAgain ? found(log, rowPrincipal, [district, table, row]) : rowCommandId(district, table, row));
  const personId = derivedId(await commandId(id, commandOfRow), 'person');
  return { personId, corrects: corrects === '' ? null : { row: corrects, personId: await personOf(log, contract, await commandId(corrects, recordedCommandOfRow), corrects) } };
};

/** Whom an earlier row was about, or an event that is named by its id; null where nobody can be told. */
const personOf = async (log: EventLog, contract: Contract, commandId: string, named: string): Promise<string | null> => {
  const earlier = await log.findCommand(rowPrincipal, commandId);
  if (earlier !== null) return (JSON.parse(earlier.result) as CommandOutcome).answer['personId'] ?? null;
  const event = namesEvent(named) ? await log.findEvent(named.toLowerCase()) : null;
  const { personId } = (event === null ? {} : dataAsJson(contract, event.type, event.data)) as { readonly personId?: unknown };
  return typeof personId === 'string' && personId !== '' ? personId : null;
};

/** An error names column and rule; what stands in the row stays there, also where a name stands in the wrong column. */
export const silent = (error: CellError, cells: Readonly<Record<string, string>>): CellError => {
  const values = [...new Set(Object.values(cells).map((cell) => cell.trim()).filter((cell) => cell !== ''))].sort((a, b) => b.length - a.length);
  const without = (words: string): string => values.reduce((text, value) => text.replaceAll(`“${value}”`, '“…”').replaceAll(`"${value}"`, '"…"'), words);
  return { ...error, zh: without(error.zh), en: without(error.en) };
};
