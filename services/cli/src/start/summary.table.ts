import type { ReportView } from '@yange/reporting';
import Table from 'cli-table3';
import type { ImportReport } from '../client/import.upload.js';

const verdicts = ['match', 'mismatch', 'not-derivable', 'no-claim'] as const;
const bases = ['counted', 'computed', 'block', 'stated'] as const;

const verdictWords: Readonly<Record<string, string>> = { match: '相符 match', mismatch: '不符 mismatch', 'not-derivable': '无法推算 not derivable', 'no-claim': '报告未称 no claim' };
const basisWords: Readonly<Record<string, string>> = { counted: '逐项计数 counted', computed: '计算 computed', block: '复述（总数）restated', stated: '照录 stated' };

/** Figures by verdict and basis, then what the rules found. */
export const summaryOf = (view: ReportView, imported: ImportReport | null): string => {
  const counts = new Table({ head: ['核对 verdict', ...bases.map((basis) => basisWords[basis] ?? basis), '合计 total'], style: { head: [] } });
  for (const verdict of verdicts) {
    const own = view.figures.filter((figure) => figure.verdict === verdict);
    counts.push([verdictWords[verdict] ?? verdict, ...bases.map((basis) => own.filter((figure) => figure.basis === basis).length || ''), own.length]);
  }
  return [imported === null ? '' : importLine(imported), counts.toString(), findingsOf(view)].filter((part) => part !== '').join('\n');
};

/** Not a table: its library cuts Chinese words that do not fit. */
const findingsOf = ({ findings }: ReportView): string =>
  [`发现 findings: ${findings.length}`, ...findings.map(({ rule, figures, text }) => `  ● ${rule}  ${figures.join(' ')}\n    ${text.zh}\n    ${text.en}`)].join('\n');

const importLine = ({ rows, commands, repeated, events, rejected }: ImportReport): string =>
  `历史数据 history: ${rows} 行 rows, ${commands} 条命令 commands, ${repeated} 已有 there before, ${events} 个事件 events, ${rejected} 退回 rejected`;
