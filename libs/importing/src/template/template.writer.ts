import type { DataValidation, Workbook, Worksheet } from 'exceljs';
import { newWorkbook } from '../workbook.js';
import type { DescribedColumn, DescribedTable } from '@yange/use-case';
import { csvFile } from '../csv.writer.js';
import { noteOf } from './column.note.js';
import { addExplanations, type TemplateOrigin } from './explanations.sheet.js';
import { WordLists } from './word-lists.sheet.js';

/** Names that are registered on a day, for the drop-downs of columns that name an organ or a document. */
export interface RegisteredWords {
  readonly organs: readonly string[];
  readonly documents: readonly string[];
}

const rowsWithDropDowns = 2_000;
const grey = 'FF8A8F98';

/** Columns in the order in which a clerk fills them in: whose row, what it says, since when and by what. */
export const templateColumns = ({ columns }: Pick<DescribedTable, 'columns'>): readonly DescribedColumn[] => {
  const common = columns.findIndex(({ header }) => header === '更正理由') + 1;
  return [...columns.slice(0, 1), ...columns.slice(common), ...columns.slice(1, common)];
};

/**
 * A workbook with a sheet per table, to be filled in and uploaded as it is: notes on the headers, drop-downs, text cells for dates, a sample row that is
 * passed over when it is read, and a sheet that explains.
 */
export const writeTemplate = async (tables: readonly DescribedTable[], words: RegisteredWords, origin: TemplateOrigin): Promise<Buffer> => {
  const workbook = await newWorkbook();
  addExplanations(workbook, tables, origin);
  const lists = new WordLists(workbook);
  for (const table of tables) addSheet(workbook, table, words, lists);
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

/** Header and sample row of one table, as Excel and WPS open it by double click. */
export const csvTemplate = (table: DescribedTable): Buffer => {
  const columns = templateColumns(table);
  return csvFile([columns.map(titleOf), columns.map(({ example }) => example)]);
};

const titleOf = ({ header, required }: DescribedColumn): string => `${required ? '*' : ''}${header}`;

const addSheet = (workbook: Workbook, table: DescribedTable, words: RegisteredWords, lists: WordLists): void => {
  const sheet = workbook.addWorksheet(table.name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  templateColumns(table).forEach((column, index) => {
    const target = sheet.getColumn(index + 1);
    target.width = Math.min(32, Math.max(10, 2 * column.header.length + 4, 2 * column.example.length));
    // Text, so that 2019年2月 stays what it says and 0150302 keeps its zero.
    if (column.kind !== 'number') target.numFmt = '@';
    const header = sheet.getCell(1, index + 1);
    header.value = titleOf(column);
    header.font = { bold: true, color: { argb: column.required ? 'FFB3261E' : 'FF1F2430' } };
    header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF4' } };
    header.note = noteFor(column);
    const sample = sheet.getCell(2, index + 1);
    sample.value = column.kind === 'number' && column.example !== '' ? Number(column.example) : column.example || null;
    sample.font = { italic: true, color: { argb: grey } };
    addDropDown(sheet, index + 1, column, words, lists);
  });
};

const noteFor = (column: DescribedColumn): string => [noteOf(column), ...(column.choices.length > 0 ? [`可用：${column.choices.join('、')}`] : []), ...(column.example === '' ? [] : [`例：${column.example}`])].join('\n');

/** Words of a closed list are held to; names that are registered are offered, since a row may bring new ones. */
const addDropDown = (sheet: Worksheet, at: number, { kind, choices, header }: DescribedColumn, words: RegisteredWords, lists: WordLists): void => {
  const offered = kind === 'organ' ? words.organs : kind === 'document' ? words.documents : choices;
  const { letter } = sheet.getColumn(at);
  const range = `${letter}2:${letter}${rowsWithDropDowns}`;
  if (kind === 'number') validate(sheet, range, { type: 'whole', operator: 'greaterThanOrEqual', formulae: [0], allowBlank: true, showErrorMessage: true, error: `“${header}”应为整数，不写单位` });
  else if (offered.length > 0) validate(sheet, range, { type: 'list', allowBlank: true, formulae: [lists.rangeOf(offered)], showErrorMessage: kind === 'choice', error: `“${header}”请从下拉中选` });
};

/** For a whole range at once, which the library keeps and its types leave out. */
const validate = (sheet: Worksheet, range: string, validation: DataValidation): void =>
  (sheet as unknown as { dataValidations: { add(range: string, validation: DataValidation): void } }).dataValidations.add(range, validation);
