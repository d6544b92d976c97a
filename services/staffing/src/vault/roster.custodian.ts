import { Rejected } from '@yange/kernel';
import { todayInChina, type PersonalCustodian, type PersonalReading, type PersonalRow, type PersonalRun } from '@yange/service-host';
import { CommandIdReused, type CellError, type CommandMeta } from '@yange/use-case';
import type { PersonalValues } from './masking.js';
import { personalDataBody, valuesOf } from './personal-data.body.js';
import type { KnownPerson, VaultStore } from './vault.store.js';
import type { Vault } from './vault.js';

/** Personal columns of tables, and what the vault calls what stands in them. */
export const personalColumns = { name: '姓名', identityNumber: '公民身份号码', telephone: '联系电话' } as const;

/** Cells in which a clerk writes freely; names of organs and documents are looked up, and may hold a surname. */
const freeColumns = ['序号', '职务', '原文', '报告位置', '更正理由'];

const body = personalDataBody(todayInChina).required({ identityNumber: true });

/** Rows of rosters 实名花名册: checked by the standard, known by the number, kept in the vault before the row's event speaks of anybody. */
export const rosterCustodian = (vault: Vault, store: VaultStore): PersonalCustodian => ({
  right: 'personal-data.record',
  begin: (district) => new RosterRun(vault, store, district),
});

const fault = (column: string, rule: string, zh: string, en: string): CellError => ({ column, rule, zh, en });

interface Seen {
  readonly personId: string;
  readonly row: string;
  /** of the name, as the vault marks it */
  readonly name: string;
}

interface Read {
  readonly row: PersonalRow;
  readonly values: PersonalValues | null;
  readonly errors: readonly CellError[];
}

/** What a run has seen of people: marks of numbers and names (keyed hashes), never these. Some 200 bytes a person. */
class RosterRun implements PersonalRun {
  private readonly byNumber = new Map<string, Seen>();
  private readonly byRow = new Map<string, string>();

  constructor(
    private readonly vault: Vault,
    private readonly store: VaultStore,
    private readonly district: string,
  ) {}

  async read(rows: readonly PersonalRow[]): Promise<readonly PersonalReading[]> {
    const read = rows.map(readCells);
    const known = await this.store.holdersOf(this.district, read.flatMap(({ values }) => values?.['identity-number'] ?? []));
    const kept = await this.store.kept(this.district, rows.map(({ personId }) => personId));
    return read.map((one) => this.reading(one, known, kept));
  }

  private reading({ row, values, errors }: Read, known: ReadonlyMap<string, KnownPerson>, kept: ReadonlySet<string>): PersonalReading {
    if (values === null) return { errors, personId: null };
    const number = values['identity-number'] ?? '';
    const holder = known.get(number);
    const about = this.about(row, values, holder, kept);
    if ('refused' in about) return { errors: [...errors, about.refused], personId: null };
    const { personId } = about;
    if (errors.length > 0) return { errors, personId };
    this.byNumber.set(this.mark(number), { personId, row: row.id, name: this.mark(values.name ?? '') });
    this.byRow.set(row.id, personId);
    const unchanged = holder !== undefined && Object.entries(values).every(([field, text]) => holder.values[field as keyof PersonalValues] === text);
    return unchanged ? { errors, personId } : { errors, personId, record: (meta) => this.record({ ...holder?.values, ...values }, personId, holder === undefined && !kept.has(personId), meta) };
  }

  /** Whom a row is about: whoever has the number, whoever the corrected row is about, or somebody new. */
  private about(row: PersonalRow, values: PersonalValues, holder: KnownPerson | undefined, kept: ReadonlySet<string>): { readonly personId: string } | { readonly refused: CellError } {
    const seen = this.byNumber.get(this.mark(values['identity-number'] ?? ''));
    const corrected = row.corrects === null ? null : (this.byRow.get(row.corrects.row) ?? row.corrects.personId);
    const has = holder?.personId ?? seen?.personId ?? null;
    if (corrected !== null) return has === null || has === corrected ? { personId: corrected } : { refused: numberTaken };
    const otherName = holder !== undefined ? holder.values.name !== values.name : seen !== undefined && seen.row !== row.id && seen.name !== this.mark(values.name ?? '');
    if (otherName) return { refused: nameDiffers };
    if (has !== null) return { personId: has };
    return kept.has(row.personId) ? { refused: changedRow } : { personId: row.personId };
  }

  private async record(values: PersonalValues, personId: string, isNew: boolean, meta: CommandMeta): Promise<void> {
    try {
      await this.vault.recordOf(values, { personId, isNew }, meta);
    } catch (error) {
      // The same row brought other data before, which were erased or replaced since.
      if (error instanceof CommandIdReused) throw new Rejected(changedRow.rule, changedRow.zh, changedRow.en);
      throw error;
    }
  }

  private mark(text: string): string {
    return this.store.mark(this.district, text);
  }
}

const readCells = (row: PersonalRow): Read => {
  const [name, identityNumber, telephone] = [cellOf(row, personalColumns.name).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''), cellOf(row, personalColumns.identityNumber).toUpperCase(), cellOf(row, personalColumns.telephone)];
  const missing = [[personalColumns.name, name], [personalColumns.identityNumber, identityNumber]].flatMap(([column = '', text]) => (text === '' ? [required(column)] : []));
  const parsed = body.safeParse({ name, identityNumber, ...(telephone === '' ? {} : { telephone }) });
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => cellError(personalColumns[path[0] as keyof typeof personalColumns], message));
  const errors = [...missing, ...wrong.filter(({ column }) => missing.every((one) => one.column !== column)), ...strayed(row, name)];
  return { row, values: parsed.success ? valuesOf(parsed.data) : null, errors };
};

const cellOf = ({ cells }: PersonalRow, column: string): string => (cells[column] ?? '').normalize('NFKC').trim();

/** A name must stand in its own column alone: the others go into the log. Numbers are refused there as in every table. */
const strayed = ({ cells }: PersonalRow, name: string): readonly CellError[] => {
  const own: readonly string[] = Object.values(personalColumns);
  return Object.entries(cells).flatMap(([column, cell]) =>
    !own.includes(column) && name.length > 1 && freeColumns.includes(column) && cell.includes(name)
      ? [fault(column, 'personal-in-cell', '本列进入日志，不得写姓名', 'this column goes into the log: no name in it')]
      : [],
  );
};

const rules: Readonly<Record<string, string>> = { 姓名: 'name-form', 公民身份号码: 'identity-number-form', 联系电话: 'telephone-form' };

const cellError = (column: string, message: string): CellError => {
  const [zh = message, en = zh] = message.includes(' · ') ? message.split(' · ') : [`${column}不合要求`, 'not as it should be'];
  return { column, rule: rules[column] ?? 'schema', zh, en };
};

const required = (column: string): CellError => fault(column, 'cell-required', `“${column}”不能为空`, `"${column}" must not be empty`);

const nameDiffers: CellError = fault(personalColumns.name, 'identity-number-other-name', '该公民身份号码已登记在另一姓名之下；改名的请先在人员信息中更新', 'this identity number is recorded under another name; a changed name is recorded with the person first');
const numberTaken: CellError = fault(personalColumns.identityNumber, 'identity-number-known', '该公民身份号码已登记在另一人员名下', 'this identity number is recorded for another person');
const changedRow: CellError = fault('序号', 'changed-row', '此序号的行已导入且人员信息不同；请恢复原内容，另加一行并填写更正序号', 'a row of this id was imported with other personal data; restore it and add a row that corrects it');
