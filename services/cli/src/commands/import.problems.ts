import type { ImportProblem, ImportProposal, ImportReport } from '../client/import.upload.js';

/** What is wrong with the rows, as a clerk looks for it: file, row, column, rule, hint. */
export const problemLines = (report: ImportReport): string =>
  [...report.problems.map((problem) => linesOf('✗', problem)), ...report.warnings.map((warning) => linesOf('!', warning))].join('\n');

/** What a file without a manifest probably is, for the clerk to confirm. */
export const proposalLines = ({ tables }: ImportProposal): string =>
  tables
    .flatMap(({ file, sheet, table, columns, missing }) => [
      `? ${file}${sheet === null ? '' : ` · ${sheet}`} → ${table ?? '？'}`,
      ...columns.filter(({ how }) => how !== 'same').map(({ written, column, how }) => `    ${written} → ${column ?? '（不导入 not imported）'}  ${how}`),
      ...(missing.length === 0 ? [] : [`    缺 missing: ${missing.join('、')}`]),
    ])
    .concat('  对应无误：加 --confirm-columns 再导入 · if this is right: --confirm-columns')
    .join('\n');

const linesOf = (mark: string, { file, line, column, rule, zh, en, hint }: ImportProblem): string =>
  [`${mark} ${file} 第 ${line} 行 row${column === null ? '' : `  列 column ${column}`}  ${rule}`, `    ${zh} · ${en}`, ...(hint.zh === '' ? [] : [`    → ${hint.zh} · ${hint.en}`])].join('\n');
