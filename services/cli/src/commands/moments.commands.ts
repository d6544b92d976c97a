import { pages, type components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { answerArray, answerJson } from '../terminal/answer.js';

type Schemas = components['schemas'];

/** What was recorded by then, for verbs that take it: left out where nothing is said. */
const given = <K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> => (value === undefined ? {} : ({ [name]: value } as Record<K, string>));

const moved = ({ id, title, before, after, unit }: Schemas['MovedFigure']): string => `        ↳ ${id} ${title.zh} ${title.en}: ${before ?? '—'} → ${after ?? '—'} ${unit}`.trimEnd();

export interface ReplayWish {
  readonly from: string;
  readonly to: string;
  readonly knownAt?: string;
  readonly json: boolean;
}

/** `yange replay`: every event that takes effect in a period as a sentence, with the figures that moved once a day was over; with `--json` one array, a step a line. */
export const replayCommand = async (client: GatewayClient, district: string, { from, to, knownAt, json }: ReplayWish): Promise<number> => {
  const array = answerArray();
  let done = 0;
  const page = (cursor: { readonly cursor?: string }) => ask(client.api.GET('/v1/districts/{district}/reporting/replay', { params: { path: { district }, query: { from, to, limit: 1_000, ...cursor, ...given('knownAt', knownAt) } } }));
  for await (const { steps, total } of pages(page)) {
    for (const { event, figures } of steps) {
      done += 1;
      if (json) array.add({ event, figures });
      else process.stdout.write(`${[`${String(done).padStart(5)}/${total}  ${event.zh}`, `             ${event.en}`, ...figures.map(moved)].join('\n')}\n`);
    }
    if (json && process.stderr.isTTY) process.stderr.write(`\r${done}/${total}`);
  }
  if (json) array.end();
  return exitCode.ok;
};

export interface DiffWish {
  readonly from: string;
  readonly asOf?: string;
  readonly knownFrom?: string;
  readonly knownAt?: string;
  readonly organ?: string;
  readonly figure?: string;
  readonly json: boolean;
}

/** `yange diff`: what changed between two moments, by reform and document, and the figures that moved. */
export const diffCommand = async (client: GatewayClient, district: string, { from, asOf, knownFrom, knownAt, organ, figure, json }: DiffWish): Promise<number> => {
  const query = { from, ...given('asOf', asOf), ...given('knownFrom', knownFrom), ...given('knownAt', knownAt), ...given('organId', organ), ...given('figureId', figure) };
  const answer = await ask(client.api.GET('/v1/districts/{district}/reporting/changes', { params: { path: { district }, query } }));
  if (json) answerJson(answer);
  else process.stdout.write(`${[...answer.groups.flatMap(groupLines), ...answer.figures.map(moved), ...answer.reforms.map(byReform), `${answer.total} 件变动 changes · ${answer.figures.length} 项数据 figures · ${answer.moment.knownAt}`].join('\n')}\n`);
  return exitCode.ok;
};

const reformName = (reform: { readonly name: string } | null): string => reform?.name ?? '（不属改革 no reform）';

/** Each event is counted once: they add up to the total. */
const byReform = ({ reform, count }: Schemas['ChangedByReform']): string => `  ${reformName(reform)}：${count} 件 changes`;

const groupLines = ({ reform, document, count, events }: Schemas['ChangeGroup']): readonly string[] => [
  `■ ${reformName(reform)} · ${document?.number || document?.title || '（无文件 no document）'} · ${count} 件`,
  ...events.map(({ change, because, zh }) => `  ${change === 'came' ? '＋' : '－'} ${zh}${because === null ? '' : ` ← ${because.how === 'annulled' ? '已撤销' : '已更正'}：${because.reason}`}`),
];

/** `yange trail`: from a document to everything that it caused. */
export const trailCommand = async (client: GatewayClient, district: string, document: string, { asOf, knownAt, json }: { readonly asOf?: string; readonly knownAt?: string; readonly json: boolean }): Promise<number> => {
  const answer = await ask(client.api.GET('/v1/districts/{district}/reporting/document-trail', { params: { path: { district }, query: { document, ...given('asOf', asOf), ...given('knownAt', knownAt) } } }));
  if (json) {
    answerJson(answer);
    return exitCode.ok;
  }
  const { document: found, clauses, decisions, possible, toCome, later } = answer;
  const lines = [
    `${found.number} “${found.title}” ${found.issuer} ${found.issuedOn}`.trim(),
    ...clauses.flatMap(({ place, events }) => [`■ ${place || '（未注明条款 no place)'}`, ...events.map(({ counts, zh }) => `  ${counts ? '＋' : '－'} ${zh}`)]),
    ...decisions.map(({ level, items, events, open, revoked }) => `◆ 决定 ${level}：${items.map(({ words, matter }) => words || matter).join('；')} — ${revoked ? '已撤销 revoked' : open ? '已批未办 nothing carried out yet' : `已办 ${events.length} 项 events`}`),
    ...possible.map(({ zh }) => `◈ 可能已生效 perhaps in effect：${zh}`),
    ...toCome.map(({ zh }) => `◇ 尚未生效 to come：${zh}`),
    ...later.map(({ how, document: by, event }) => `↻ ${how} ← ${by?.number || by?.title || ''}：${event.zh}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCode.ok;
};
