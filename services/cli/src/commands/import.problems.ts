import type { ImportProblem, ImportReport } from '../client/import.upload.js';

/** What is wrong with the rows, as a clerk looks for it: file, row, column, rule, hint. */
export const problemLines = (report: ImportReport): string =>
  [...report.problems.map((problem) => linesOf('✗', problem)), ...report.warnings.map((warning) => linesOf('!', warning))].join('\n');

const linesOf = (mark: string, { file, line, column, rule, zh, en, hint }: ImportProblem): string =>
  [`${mark} ${file} 第 ${line} 行 row${column === null ? '' : `  列 column ${column}`}  ${rule}`, `    ${zh} · ${en}`, ...(hint.zh === '' ? [] : [`    → ${hint.zh} · ${hint.en}`])].join('\n');
