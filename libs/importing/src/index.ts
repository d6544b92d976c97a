export { newWorkbook, workbookLibrary } from './workbook.js';
export { writeErrorFile, type ErrorFileSource } from './error-file.writer.js';
export { csvFile, csvLine } from './csv.writer.js';
export { isBareFileName } from './file-name.rule.js';
export {
  openImportFolder, readImportFolder, type ColumnsOfTables, type ImportedTable, type ImportFiles, type ImportFolder, type OpenedTable, type ReadFolder,
} from './import-folder.reader.js';
export { importLimits, type ImportLimits } from './import-limits.js';
export { importManifest, manifestFile, readManifest, type ImportManifest, type ManifestReading } from './import-manifest.js';
export { problemAt, UnreadableFile, type Finding, type ImportProblem, type Words } from './import-problem.js';
export { rowContentHash } from './row-content.hash.js';
export { hintFor, rowProblem, type RowFinding } from './row-rule.hints.js';
export { csvTemplate, templateColumns, writeTemplate, type RegisteredWords } from './template/template.writer.js';
export { explanationSheet, type TemplateOrigin } from './template/explanations.sheet.js';
export { leftOutSheet, writeTables, type SheetOfRows } from './template/tables.writer.js';
export { wordListSheet } from './template/word-lists.sheet.js';
export { readTable, type ImportRow, type TableItem, type TableSource } from './table.reader.js';
export type { TableColumn } from './table-header.js';
export type { Bytes } from './utf8.decoder.js';
export { errorWords, type FaultyRows } from './errors/error.words.js';
export { markedCsv } from './errors/marked.csv.js';
export { markedWorkbook, type FaultySheet } from './errors/marked.workbook.js';
export { matchColumns, type ColumnMatch } from './matching/column.matching.js';
export { proposeImport, type ImportProposal, type ProposedTable } from './matching/import.proposal.js';
export { findCells, type FileOfCells, type FoundCell, type NamedCell } from './corrections/cell.places.js';
export { correctedCsv } from './corrections/corrected.csv.js';
export { correctedWorkbook } from './corrections/corrected.workbook.js';
