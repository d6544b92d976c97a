import type { MeasureView, ReportView } from '@yange/reporting';
import Table from 'cli-table3';
import type { GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { summaryOf } from '../start/summary.table.js';
import { answerJson } from '../terminal/answer.js';

/** `yange report`: every figure of the district's report beside what the events say. */
export const reportCommand = async (client: GatewayClient, district: string, json: boolean): Promise<number> => {
  const view = await client.get<ReportView>(`/v1/districts/${district}/reporting/figures`);
  if (json) {
    answerJson(view);
    return exitCode.ok;
  }
  const table = new Table({ head: ['', '报告数 declared', '推算 derived', '核对 verdict', '依据 basis', '时点 as of', '报告原文 words'], style: { head: [] } });
  for (const { id, words, declared, derived, verdict, basis, asOf } of view.figures) table.push([id, shown(declared), shown(derived), verdict, basis, asOf.text, words]);
  process.stdout.write(`${table.toString()}\n${summaryOf(view, null)}\n`);
  return exitCode.ok;
};

const shown = (measures: readonly MeasureView[]): string => measures.map(({ value, unit }) => `${value} ${unit}`.trim()).join('\n');
