import { parseEffectiveDate, Rejected, type EffectiveDate } from '@yange/kernel';
import type { CellError } from './cell.error.js';

/** Only what the record holds itself: a cell may say `constructor`. */
export const ownValue = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined => (record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined);

/** Reads the cells of one row by header, each by itself. A bad cell is noted once and a stand-in returned, so that one pass finds every error of the row. */
export class CellReader {
  private readonly found: CellError[] = [];
  /** what follows from here on are cells of a row of another kind: nothing can be said about them */
  private astray = false;

  constructor(private readonly cells: Readonly<Record<string, string>>) {}

  get errors(): readonly CellError[] {
    return this.found;
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

  /** The first error of a cell is its cause. */
  fail(column: string, rule: string, zh: string, en: string): void {
    if (this.astray || this.found.some((error) => error.column === column)) return;
    this.found.push({ column, rule, zh, en });
  }

  /** The last day of the row's date; null where it has none that can be read, which is said by whoever asks for it. */
  protected day(): string | null {
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
  protected orRefused<T>(column: string, standIn: T, read: () => T): T {
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
