import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';
import { say } from '../terminal/progress.js';

export interface StatisticsWish {
  readonly district: string;
  readonly year: number;
  /** the year to compare with */
  readonly compare?: number;
  readonly knownAt?: string;
  readonly freeze?: true;
  /** event id of the freezing that this one corrects, and why */
  readonly corrects?: string;
  readonly reason?: string;
  /** .xlsx */
  readonly out?: string;
  readonly json: boolean;
}

type Content = components['schemas']['YearStatistics'];
type Cell = components['schemas']['StatisticCell'];

/** `yange statistics`: the statistics of a year by its last day, beside another year, frozen, or as a workbook. */
export const statisticsCommand = async (client: GatewayClient, wish: StatisticsWish): Promise<number> => {
  const { district, year, compare, out } = wish;
  const known = wish.knownAt === undefined ? {} : { knownAt: wish.knownAt };
  if (wish.freeze) return freeze(client, wish);
  if (out !== undefined) {
    const query = { ...known, ...(compare === undefined ? {} : { base: compare }) };
    await writeFile(out, Buffer.from(await ask(client.api.GET('/v1/districts/{district}/year-statistics/{year}/workbook', { params: { path: { district, year }, query }, parseAs: 'arrayBuffer' }))));
    say(`已写入 ${out} · written`);
    return exitCode.ok;
  }
  if (compare !== undefined) return compared(client, wish, compare);
  const answer = await ask(client.api.GET('/v1/districts/{district}/reporting/year-statistics/{year}', { params: { path: { district, year }, query: known } }));
  if (wish.json) answerJson(answer);
  else process.stdout.write(`${[...linesOf(answer.content), `${answer.moment.knownAt}  ${answer.contentHash}`].join('\n')}\n`);
  return exitCode.ok;
};

const freeze = async ({ api }: GatewayClient, { district, year, corrects, reason, json }: StatisticsWish): Promise<number> => {
  const correcting = { ...(corrects === undefined ? {} : { corrects }), ...(reason === undefined ? {} : { correctionReason: reason }) };
  const outcome = await ask(api.POST('/v1/districts/{district}/reporting/frozen-statistics', { params: { path: { district }, header: { 'Idempotency-Key': randomUUID() } }, body: { year, ...correcting } }));
  if (json) answerJson(outcome);
  else say(`${year} 年年报已定稿，事件 ${outcome.events[0]?.eventId ?? ''} · frozen`);
  return exitCode.ok;
};

const compared = async ({ api }: GatewayClient, { district, year, knownAt, json }: StatisticsWish, base: number): Promise<number> => {
  const query = { base, ...(knownAt === undefined ? {} : { knownAt }) };
  const answer = await ask(api.GET('/v1/districts/{district}/reporting/year-statistics/{year}/comparison', { params: { path: { district, year }, query } }));
  if (json) {
    answerJson(answer);
    return exitCode.ok;
  }
  const lines = answer.differences.map(({ table, values, title, unit, before, after, change, events }) => {
    const row = values.length === 0 ? '合计 total' : values.map(({ words }) => words.zh).join(' · ');
    return `${table}  ${row}  ${title.zh} ${title.en}：${before ?? '—'} → ${after ?? '—'} ${unit}${change === null ? '' : `（${change > 0 ? '+' : ''}${change}）`}  ← ${events.length} 项事件 events`;
  });
  process.stdout.write(`${[...lines, `${base} → ${year}：${answer.differences.length} 处不同 differences`].join('\n')}\n`);
  return exitCode.ok;
};

const linesOf = ({ title, on, tables, synthetic }: Content): readonly string[] => [
  `${title.zh} ${title.en}  ${on}${synthetic ? '  （虚拟数据 made-up data）' : ''}`,
  ...tables.flatMap((table) => {
    const cells = (all: readonly Cell[]): string => table.columns.map(({ words, unit }, place) => `${words.zh} ${all[place]?.value ?? '—'} ${unit}`).join('，');
    return [`■ ${table.title.zh} ${table.title.en}`, ...table.rows.map(({ values, cells: own }) => `  ${values.map(({ words }) => words.zh).join(' · ')}：${cells(own)}`), `  合计 total：${cells(table.total)}`];
  }),
];
