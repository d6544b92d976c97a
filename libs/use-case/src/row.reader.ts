import type { CellError } from './cell.error.js';
import { derivedId, parseEffectiveDate, Rejected, type EffectiveDate } from '@yange/kernel';
import type { Names, References } from './import-table.definition.js';
import { bearerOn } from './name.bearers.js';
import { nothingSet, type ReferenceList, type ReferenceListTimeline } from './reference-lists/reference-list.aggregate.js';
import { rowCorrectionIn, type FirstRow, type RowCorrection } from './row.correction.js';
import type { Citing } from './use-case.definition.js';

export type { CellError };

/** Command id of a row: its identity is (district, table, 序号). */
export const rowCommandId = (district: string, table: string, id: string): string => derivedId('row', district, table, id);

const provenances = { 原文: 'stated', 推定: 'reconstructed', 虚拟: 'synthetic' } as const;

/** Only what the record holds itself: a cell may say `constructor`. */
const ownValue = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined => (record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined);

/**
 * Reads the cells of one row by header. A bad cell is noted once and a stand-in returned, so that one pass finds every error of the row;
 * the command of a row with errors is thrown away.
 */
export class RowReader {
  private readonly found: CellError[] = [];
  private readonly organsMissed = new Set<string>();
  private readonly documentsMissed = new Set<string>();
  /** reference tables that the row was held to */
  readonly listsAsked = new Set<ReferenceList>();
  /** ids of what the row brings, with the words by which the use case gets them */
  readonly made = new Map<string, string>();
  private readonly lists: ReadonlyMap<string, ReferenceListTimeline> = new Map();
  /** what follows from here on are cells of a row of another kind: nothing can be said about them */
  private astray = false;

  constructor(
    private readonly place: { readonly district: string; readonly table: string; readonly row: string },
    private readonly cells: Readonly<Record<string, string>>,
    private readonly references: References,
    /** the row whose things it tells of: itself, or the one that it corrects */
    private readonly first: FirstRow = { row: place.row, commandId: rowCommandId(place.district, place.table, place.row) },
  ) {}

  /** @param lists what the district set of reference tables, by their names; of one that is not there it set nothing */
  readonly heldTo = (lists: ReadonlyMap<string, ReferenceListTimeline>): this => Object.assign(this, { lists });

  get errors(): readonly CellError[] {
    return this.found;
  }

  /** Names that the row refers to and that the references do not hold: whoever knows more of them may read the row again. */
  get unresolved(): Names {
    return { organs: [...this.organsMissed], documents: [...this.documentsMissed] };
  }

  /** The id that the use case will get from `meta.id(label)` for this row. */
  id(label: string): string {
    const id = this.first.id?.(label) ?? derivedId(this.first.commandId, label);
    this.made.set(id, label);
    return id;
  }

  /** The 序号 by which the fact is known, for tables that name what they tell of by it. */
  get firstRow(): string {
    return this.first.row;
  }

  text(column: string): string {
    const value = this.optionalText(column);
    if (value === null) this.fail(column, 'cell-required', `“${column}”不能为空`, `"${column}" must not be empty`);
    return value ?? '';
  }

  optionalText(column: string): string | null {
    const value = (this.cells[column] ?? '').trim();
    return value === '' ? null : value;
  }

  /** A whole number of zero or more. */
  integer(column: string): number {
    return this.optionalInteger(column) ?? this.missingNumber(column);
  }

  optionalInteger(column: string): number | null {
    const value = this.optionalText(column);
    if (value === null) return null;
    if (/^\d{1,9}$/.test(value)) return Number(value);
    this.fail(column, 'not-a-number', `“${value}”应为整数`, `"${value}" should be a whole number`);
    return 0;
  }

  /** Words of a closed list: the header's choices in Chinese, mapped to what the command calls them. */
  oneOf<T extends string>(column: string, choices: Readonly<Record<string, T>>): T {
    const value = this.text(column);
    const found = ownValue(choices, value);
    if (found !== undefined) return found;
    const known = Object.keys(choices).join('、');
    if (value !== '') this.fail(column, 'unknown-choice', `“${value}”应为 ${known} 之一`, `"${value}" should be one of ${known}`);
    return Object.values(choices)[0] as T;
  }

  /**
   * Code of the entry that the cell names, by its name or its code, in a reference table as it is on the day of the row.
   * @param more words that stand for something beside the table
   */
  listed(column: string, list: ReferenceList, more: Readonly<Record<string, string>> = {}): string {
    const value = this.text(column);
    const other = ownValue(more, value);
    return value === '' || other !== undefined ? (other ?? '') : this.listedWord(column, list, value);
  }

  /** The same; null for an empty cell. */
  optionalListed(column: string, list: ReferenceList): string | null {
    return this.optionalText(column) === null ? null : this.listed(column, list);
  }

  /** The same for a word that is part of a cell. */
  listedWord(column: string, list: ReferenceList, value: string): string {
    this.listsAsked.add(list);
    const day = this.effective();
    return this.orRefused(column, value, () => (day === null ? value : list.find(this.lists.get(list.list) ?? nothingSet, day.to, value).code));
  }

  /** What the row is about, from its column 事项. Where that is unknown it is all that is wrong: which other cells are due cannot be told. */
  matter<T extends string>(choices: Readonly<Record<string, T>>): T {
    const before = this.found.length;
    const found = this.oneOf('事项', choices);
    this.astray = this.found.length > before;
    return found;
  }

  optionalOneOf<T extends string>(column: string, choices: Readonly<Record<string, T>>): T | null {
    return this.optionalText(column) === null ? null : this.oneOf(column, choices);
  }

  /** 是 is true, 否 and an empty cell are false. */
  yes(column: string): boolean {
    return this.optionalOneOf(column, { 是: 'yes', 否: 'no' }) === 'yes';
  }

  /** Names separated by 、 or ；; empty where the cell is. */
  list(column: string): readonly string[] {
    return (this.optionalText(column) ?? '').split(/[、；;\n]/).map((word) => word.trim()).filter((word) => word !== '');
  }

  /** Id of the organ that bears the name on the day of the row. */
  organ(column: string): { readonly id: string; readonly name: string } {
    return this.namedOrgan(column, this.text(column));
  }

  /** Ids of the organs that a cell names, separated by 、. */
  organs(column: string): readonly { readonly id: string; readonly name: string }[] {
    return this.list(column).map((name) => this.namedOrgan(column, name));
  }

  optionalOrgan(column: string): { readonly id: string; readonly name: string } | null {
    return this.optionalText(column) === null ? null : this.organ(column);
  }

  /** True where the name is that of a known organ. */
  knowsOrgan(name: string): boolean {
    return this.organId(name) !== undefined;
  }

  effective(): EffectiveDate | null {
    const words = this.text('生效日期');
    if (words === '') return null;
    return this.date('生效日期', words);
  }

  /** A calendar date with precision from another column. */
  optionalDate(column: string): EffectiveDate | null {
    const words = this.optionalText(column);
    return words === null ? null : this.date(column, words);
  }

  /** What the row says about an earlier one; null where it stands for itself. */
  correction(): RowCorrection | null {
    return rowCorrectionIn(this, this.place.row);
  }

  citation(): Citing | null {
    const source = this.source();
    const key = this.optionalText('依据文件');
    if (key === null) {
      this.fail('依据文件', 'document-missing', '须注明依据文件；没有文号的写报告标题', 'a row must say which document it rests on');
      return null;
    }
    const document = ownValue(this.references.documents, key);
    if (document === undefined) {
      this.documentsMissed.add(key);
      this.fail('依据文件', 'unknown-document', `“文件”表中没有“${key}”，此前也未登记`, `neither the table of documents nor the register has "${key}"`);
      return null;
    }
    return { ...document, ...source };
  }

  /** Place, words and provenance, for the table of documents itself as well. */
  source(): Pick<Citing, 'place' | 'quote' | 'provenance'> {
    const place = this.optionalText('报告位置');
    const quote = this.optionalText('原文');
    return { ...(place === null ? {} : { place }), ...(quote === null ? {} : { quote }), provenance: this.oneOf('来源性质', provenances) };
  }

  /** The first error of a cell is its cause. */
  fail(column: string, rule: string, zh: string, en: string): void {
    if (this.astray || this.found.some((error) => error.column === column)) return;
    this.found.push({ column, rule, zh, en });
  }

  private namedOrgan(column: string, name: string): { readonly id: string; readonly name: string } {
    const id = this.organId(name);
    if (id === undefined && name !== '') this.fail(column, 'unknown-organ', `没有名为“${name}”的机构，请先在“机构沿革”或“镇街机构”表中设立`, `no organ is called "${name}"; establish it first`);
    return { id: id ?? '', name };
  }

  private organId(name: string): string | undefined {
    const borne = ownValue(this.references.organs, name);
    if (borne === undefined && name !== '') this.organsMissed.add(name);
    return borne === undefined ? undefined : bearerOn(borne, this.day());
  }

  /** The last day of the row's date; null where it has none that can be read, which is said by whoever asks for it. */
  private day(): string | null {
    try {
      return parseEffectiveDate((this.cells['生效日期'] ?? '').trim()).to;
    } catch {
      return null;
    }
  }

  private date(column: string, words: string): EffectiveDate | null {
    return this.orRefused<EffectiveDate | null>(column, null, () => parseEffectiveDate(words));
  }

  /** What is read; where a rule of reading refuses the cell, that is noted and the stand-in returned. */
  private orRefused<T>(column: string, standIn: T, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      this.fail(column, error.rule, error.zh, error.en);
      return standIn;
    }
  }

  private missingNumber(column: string): number {
    if (this.optionalText(column) === null) this.fail(column, 'cell-required', `“${column}”不能为空`, `"${column}" must not be empty`);
    return 0;
  }
}
