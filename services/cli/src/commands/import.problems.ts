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

/** Of a dry run: the figures that correcting rows would move, each before and after, and by which rows. */
export const figureLines = ({ figures }: ImportReport): string => {
  if (figures === undefined) return '';
  const [{ code } = { code: null }] = figures.unavailable;
  if (code !== null) return `± 数据变化暂不能列出 · the figures that it would move cannot be told: ${code}`;
  const lines = [...linesOfMoved('', figures.own), ...linesOfMoved('（今天 today）', figures.today)];
  return lines.length === 0 ? '± 更正不改变任何数据 · the corrections move no figure' : lines.join('\n');
};

type Moved = NonNullable<ImportReport['figures']>['own'];

const linesOfMoved = (when: string, moved: Moved): readonly string[] =>
  moved.map(({ figureId, words, before, after, rows }) => `± ${figureId}${when} ${valuesOf(before)} → ${valuesOf(after)}  ${words}  ${rows.map(({ table, row }) => `${table} ${row}`).join('、')}`);

const valuesOf = (side: Moved[number]['before']): string =>
  side === null || side.derived.length === 0 ? '—' : side.derived.map(({ value, unit }) => `${String(value)}${String(unit)}`).join('、');

const linesOf = (mark: string, { file, sheet, line, column, rule, zh, en, hint }: ImportProblem): string =>
  [`${mark} ${file}${sheet === undefined ? '' : ` · ${sheet}`} 第 ${line} 行 row${column === null ? '' : `  列 column ${column}`}  ${rule}`, `    ${zh} · ${en}`, ...(hint.zh === '' ? [] : [`    → ${hint.zh} · ${hint.en}`])].join('\n');
