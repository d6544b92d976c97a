import type { Row, Workbook, Worksheet } from 'exceljs';
import { tooLarge, wrongFormat } from './file.findings.js';
import type { ImportLimits } from './import-limits.js';
import { UnreadableFile, type Finding } from './import-problem.js';
import type { RawRow } from './raw-row.js';
import { workbookLibrary } from './workbook.js';
import { readCell } from './xlsx-cell.reader.js';
import { refuseZipBomb } from './zip.guard.js';

/** More drop-down cells than this are not kept: the library holds each of them, a million for a whole column. */
const keptDropDowns = 200_000;

/**
 * A workbook in memory, for its sheets to be read; with its drop-downs only where it is to be written again.
 * @throws {UnreadableFile} `file-format`, `file-too-large`
 */
export const loadWorkbook = async (bytes: Buffer, limits: ImportLimits, want: 'cells' | 'with drop-downs' = 'cells'): Promise<Workbook> => {
  const dropDowns = await refuseZipBomb(bytes, limits);
  const library = await workbookLibrary();
  const workbook = withoutLostNotes(new library.Workbook());
  const ignoreNodes = want === 'cells' ? ['dataValidations', 'conditionalFormatting', 'extLst'] : dropDowns > keptDropDowns ? ['dataValidations'] : [];
  try {
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0], { ignoreNodes });
    return workbook;
  } catch {
    throw new UnreadableFile(1, wrongFormat('工作簿已损坏，无法打开', 'the workbook is damaged and cannot be opened'));
  }
};

interface Loading {
  readonly comments: object;
  readonly vmlDrawings: object;
  readonly worksheetRels: Record<string, { readonly Type: string; readonly Target: string }[] | undefined>;
}

/** The library finds notes only where Excel puts them and breaks where other programs do: notes elsewhere are passed over, they say nothing of a row. */
const withoutLostNotes = (workbook: Workbook): Workbook => {
  const reader = workbook.xlsx as unknown as { reconcile(model: Loading, options: unknown): void };
  const reconcile = reader.reconcile.bind(reader);
  reader.reconcile = (model, options) => {
    for (const [sheet, rels = []] of Object.entries(model.worksheetRels)) {
      model.worksheetRels[sheet] = rels.filter(({ Type, Target }) => (Type.endsWith('/comments') ? Object.hasOwn(model.comments, Target) : !Type.endsWith('/vmlDrawing') || Object.hasOwn(model.vmlDrawings, Target)));
    }
    reconcile(model, options);
  };
  return workbook;
};

/**
 * Rows of one sheet: the named one, else the first that is not hidden. The whole workbook is in memory, hence the lower limit on rows.
 * @throws {UnreadableFile} `file-too-large`, `sheet-missing`
 */
export const readSheet = async function* (workbook: Workbook, sheet: string | undefined, limits: ImportLimits): AsyncGenerator<RawRow> {
  const worksheet = chooseSheet(workbook.worksheets, sheet);
  const rows: Row[] = [];
  worksheet.eachRow((row) => rows.push(row));
  if (rows.length > limits.xlsxRows) throw new UnreadableFile(1, tooLarge('行 rows', limits.xlsxRows));
  const merges = mergesOf(worksheet);
  for (const row of rows) {
    const touching = merges.filter((merge) => merge.top <= row.number && row.number <= merge.bottom);
    yield rawRow(row, touching, workbook.properties.date1904 === true, limits);
  }
};

export const readXlsx = async function* (bytes: Buffer, sheet: string | undefined, limits: ImportLimits): AsyncGenerator<RawRow> {
  yield* readSheet(await loadWorkbook(bytes, limits), sheet, limits);
};

export const chooseSheet = (sheets: readonly Worksheet[], name: string | undefined): Worksheet => {
  const found = name === undefined ? sheets.find((sheet) => sheet.state === 'visible') : sheets.find((sheet) => sheet.name.trim() === name.trim());
  if (found !== undefined) return found;
  const names = sheets.map((sheet) => sheet.name).join('、');
  throw new UnreadableFile(1, {
    rule: 'sheet-missing',
    zh: name === undefined ? '工作簿中没有可见的工作表' : `工作簿中没有名为“${name}”的工作表，现有：${names}`,
    en: name === undefined ? 'the workbook has no visible sheet' : `the workbook has no sheet "${name}"; it has ${names}`,
    hint: { zh: '修改工作表名称，或修改 manifest.json 中的 sheet', en: 'rename the sheet, or change "sheet" in manifest.json' },
  });
};

const rawRow = (row: Row, merges: readonly Merge[], date1904: boolean, limits: ImportLimits): RawRow => {
  const cells: string[] = [];
  const faults: { index: number; finding: Finding; warning?: boolean }[] = [];
  const width = Math.min(row.cellCount, limits.columns + 1);
  for (let index = 0; index < width; index += 1) {
    const cell = row.getCell(index + 1);
    const reading = cell.isMerged && cell.master !== cell ? { text: '' } : readCell(cell, date1904);
    if ('finding' in reading) faults.push({ index, finding: reading.finding });
    cells.push('text' in reading ? reading.text.replace(/\r\n?/g, '\n') : '');
  }
  if (cells.some((cell) => cell.trim() !== '')) faults.push(...merges.map(({ index, range }) => ({ index, finding: mergedCell(range) })));
  if (row.hidden && cells.some((cell) => cell.trim() !== '')) faults.push({ index: 0, finding: hiddenRow, warning: true });
  return { line: row.number, cells, faults };
};

interface Merge {
  readonly range: string;
  /** of its first column, from 0 */
  readonly index: number;
  readonly top: number;
  readonly bottom: number;
}

const mergesOf = (worksheet: Worksheet): readonly Merge[] =>
  worksheet.model.merges.flatMap((range) => {
    const [from, to] = range.split(':').map((address) => worksheet.getCell(address));
    return from && to ? [{ range, index: Number(from.col) - 1, top: Number(from.row), bottom: Number(to.row) }] : [];
  });

const mergedCell = (range: string): Finding => ({
  rule: 'merged-cell',
  zh: `单元格 ${range} 是合并单元格，无法确定每一行的内容`,
  en: `cells ${range} are merged: what each row says is not certain`,
  hint: { zh: '取消合并，并在每一行填写内容', en: 'unmerge them and fill in every row' },
});

const hiddenRow: Finding = {
  rule: 'hidden-row',
  zh: '本行在工作表中被隐藏或筛掉，但仍会导入',
  en: 'the row is hidden or filtered out in the sheet, yet it will be imported',
  hint: { zh: '不需要导入的，请删除该行', en: 'delete it if it should not be imported' },
};
