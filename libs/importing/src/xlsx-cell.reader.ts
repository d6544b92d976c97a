import type { Cell, CellValue } from 'exceljs';
import type { Finding } from './import-problem.js';

/** What a cell says as text, or why it cannot be taken. */
export type CellReading = { readonly text: string } | { readonly finding: Finding };

const dayMilliseconds = 86_400_000;
const daysTo1970 = 25_569;
const days1904 = 1462;

/**
 * A date cell gives its serial number, not a date: how precisely the clerk knew the day is lost in it, so the row's own check refuses it
 * (`excel-serial-date`) and asks for text. Formulas are refused: their value depends on what else was open.
 */
export const readCell = (cell: Cell, date1904: boolean): CellReading => {
  if (cell.formula !== undefined && cell.formula !== null && cell.formula !== '') return { finding: formulaCell(cell.address) };
  return readValue(cell.value, cell, date1904);
};

const readValue = (value: CellValue, cell: Cell, date1904: boolean): CellReading => {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'number') return { text: numberText(value, cell.numFmt) };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return { text: serialText(value, date1904) };
  if ('richText' in value) return { text: value.richText.map((run) => run.text).join('') };
  if ('hyperlink' in value) return readValue(value.text as CellValue, cell, date1904);
  if ('error' in value) return { finding: errorCell(cell.address, String(value.error)) };
  return { finding: formulaCell(cell.address) };
};

/** As Excel shows it: 15 digits, and a percentage as a percentage. */
const numberText = (value: number, format: string | undefined): string => {
  const percent = format !== undefined && /%\s*$/.test(format);
  const digits = String(Number((percent ? value * 100 : value).toPrecision(15)));
  return percent ? `${digits}%` : digits;
};

const serialText = (value: Date, date1904: boolean): string => {
  const serial = value.getTime() / dayMilliseconds + daysTo1970 - (date1904 ? days1904 : 0);
  return String(Number(serial.toFixed(6)));
};

const formulaCell = (address: string): Finding => ({
  rule: 'formula-cell',
  zh: `单元格 ${address} 是公式`,
  en: `cell ${address} holds a formula`,
  hint: { zh: '复制后“选择性粘贴—数值”，再上传', en: 'copy it and paste as values' },
});

const errorCell = (address: string, error: string): Finding => ({
  rule: 'error-cell',
  zh: `单元格 ${address} 是错误值 ${error}`,
  en: `cell ${address} holds the error ${error}`,
  hint: { zh: '填入实际内容，或清空该单元格', en: 'enter what it should say, or clear it' },
});
