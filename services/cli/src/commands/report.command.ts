import type { DerivedView, FigureView, MeasureView, ReportView } from '@yange/reporting';
import Table from 'cli-table3';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { summaryOf } from '../start/summary.table.js';
import { answerJson } from '../terminal/answer.js';

/** `yange report`: every figure of the district's report beside what the events say. */
export const reportCommand = async (client: GatewayClient, district: string, { json, asOf, knownAt }: { readonly json: boolean; readonly asOf?: string; readonly knownAt?: string }): Promise<number> => {
  const query = { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
  const view = await ask(client.api.GET('/v1/districts/{district}/reporting/figures', { params: { path: { district }, query } }));
  if (json) {
    answerJson(view);
    return exitCode.ok;
  }
  const table = new Table({ head: ['', '报告数 declared', '推算 derived', '核对 verdict', '依据 basis', '口径 scope', '时点 as of', '报告原文 words'], style: { head: [] } });
  for (const { id, words, declared, derived, verdict, basis, scope, asOf } of view.figures) table.push([id, shown(declared), derived.map(withBasis).join('\n'), verdict, basis, scope, asOf.text, words]);
  process.stdout.write(`${[table.toString(), ...remarksOn(view), summaryOf(view, null)].join('\n')}\n`);
  return exitCode.ok;
};

const valueOf = ({ value, unit }: MeasureView): string => `${value} ${unit}`.trim();

const shown = (measures: readonly MeasureView[]): string => measures.map(valueOf).join('\n');

/** Where the events do not agree, all that they say. */
const withBasis = (one: DerivedView): string => `${valueOf(one)} ${one.basis}${one.tellings.length === 0 ? '' : ` (${one.tellings.join(' / ')})`}`;

/** Below the table, since its library cuts Chinese words that do not fit: why a value is missing, and which events no longer count. */
export const remarksOn = ({ figures }: Pick<ReportView, 'figures'>): readonly string[] => [
  ...section('不能推出 not derivable', figures.flatMap(reasonsOf)),
  ...section('已撤销或更正的事件 events annulled or corrected', figures.flatMap(supersededOf)),
];

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [`${title}: ${lines.length}`, ...lines]);

const reasonsOf = ({ id, underivable }: FigureView): readonly string[] =>
  underivable.map(({ title, reason, text }) => `  ● ${id}  ${title.zh} ${title.en}  ${reason}\n    ${text.zh}\n    ${text.en}`);

const supersededOf = ({ id, superseded }: FigureView): readonly string[] =>
  superseded.map(({ eventId, how, by, reason }) => `  ● ${id}  ${eventId}  ${how === 'annulled' ? '已撤销 annulled' : '已更正 corrected'} → ${by}\n    ${reason}`);
