import Table from 'cli-table3';
import type { ImportProblem, ImportReport } from '../client/import.upload.js';

/** What is wrong with the rows, as a clerk looks for it: file, row, column, rule, hint. */
export const problemTable = (report: ImportReport): string => {
  const table = new Table({ head: ['文件 file', '行 row', '列 column', '规则 rule', '问题 problem', '建议 hint'], colWidths: [20, 8, 14, 22, 50, 40], wordWrap: true, wrapOnWordBoundary: false, style: { head: [] } });
  const line = ({ file, line: row, column, rule, zh, en, hint }: ImportProblem): void => {
    table.push([file, row, column ?? '', rule, `${zh}\n${en}`, `${hint.zh}\n${hint.en}`.trim()]);
  };
  report.problems.forEach(line);
  report.warnings.forEach(line);
  return table.length === 0 ? '' : table.toString();
};
