import type { Worksheet } from 'exceljs';
import { importLimits, type ImportLimits } from '../import-limits.js';
import { workbookLibrary } from '../workbook.js';
import { chooseSheet, loadWorkbook } from '../xlsx.reader.js';
import type { FoundCell } from './cell.places.js';

/**
 * A workbook with other texts in some of its cells, formats and all. What the library does not know (charts, macros, pivot tables) is lost.
 * @param cells where they stand, with what they are to say
 * @throws {UnreadableFile} where it cannot be opened
 */
export const correctedWorkbook = async (bytes: Buffer, cells: readonly FoundCell[], limits: ImportLimits = importLimits): Promise<Buffer> => {
  const { ValueType } = await workbookLibrary();
  const workbook = await loadWorkbook(bytes, limits, 'with drop-downs');
  for (const name of new Set(cells.map(({ sheet }) => sheet))) {
    const sheet = chooseSheet(workbook.worksheets, name);
    ownFormulas(sheet, ValueType.Formula);
    for (const { line, index, text } of cells.filter((cell) => cell.sheet === name)) {
      const cell = sheet.getCell(line, index + 1);
      // A number format of dates or percents would show a text as it is, and turn what is typed there later into a number again.
      cell.style = { ...cell.style, numFmt: '@' };
      cell.value = text === '' ? null : text;
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

/** A formula that is shared is kept by one cell for all: each gets its own, so that one of them can be written over. */
const ownFormulas = (sheet: Worksheet, formula: number): void => {
  sheet.eachRow((row) => row.eachCell((cell) => {
    if (cell.type !== formula || !('sharedFormula' in cell.model)) return;
    cell.value = { formula: cell.formula, ...(cell.result === undefined ? {} : { result: cell.result }) } as never;
  }));
};
