import { madeWords, type Made, type Paper } from '../papers/paper.js';
import { historyColumns, type HistoryLine } from './history-table.rows.js';

export interface TableHead extends Made {
  /** 150302, or an organ's name */
  readonly of: string;
  /** as of, YYYY-MM-DD */
  readonly on: string;
}

const widths = [22, 15, 34, 22, 16, 15, 31, 28, 22, 28];

/** 机构编制沿革表 as it is handed out. */
export const historyPaper = (lines: readonly HistoryLine[], head: TableHead): Paper => ({
  title: '机构编制沿革表',
  of: head.of,
  head: [`${head.of} · 截至 ${head.on} · ${lines.length} 行`],
  columns: historyColumns.map((name, index) => ({ name, width: widths[index] ?? 20 })),
  rows: lines.map((line) => historyColumns.map((column) => line[column])),
  foot: [madeWords(head)],
});
