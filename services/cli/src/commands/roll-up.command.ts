import type { components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';

type RollUp = components['schemas']['reporting.RollUp'];
type District = RollUp['districts'][number];
type Row = RollUp['rows'][number];

export interface RollUpWish {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly measure?: string;
  readonly json: boolean;
}

/** `yange roll-up`: the districts of a city side by side, what they come to, and how fresh and complete each is. */
export const rollUpCommand = async (client: GatewayClient, city: string, { asOf, knownAt, measure, json }: RollUpWish): Promise<number> => {
  const query = { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }), ...(measure === undefined ? {} : { measure }) };
  const answer = await ask(client.api.GET('/v1/districts/{district}/reporting/roll-up', { params: { path: { district: city }, query } }));
  if (json) answerJson(answer);
  else process.stdout.write(`${rollUpLines(answer).join('\n')}\n`);
  return exitCode.ok;
};

/** For a terminal: a line for each district, then each measure with the districts under the city's number. */
export const rollUpLines = ({ region, asOf, knownAt, synthetic, districts, moves, rows }: Omit<RollUp, 'moment'>): readonly string[] => [
  `${region}  截至 as of ${asOf}${knownAt === null ? '' : `，据 as known ${knownAt}`}${synthetic ? '  含合成数据 some of it is made up' : ''}`,
  ...districts.map(freshness),
  ...moveLines(moves),
  ...rows.flatMap((row) => ['', `${row.title.zh} ${row.title.en}（${row.measure}）`, `  全市 the city: ${cityOf(row)}`, ...row.districts.map((one) => `    ${one.district}  ${shown(one.value)} ${row.unit}${one.uncertain === 0 ? '' : `  另有 ${one.uncertain} 件不能确定 uncertain`}`.trimEnd())]),
];

const moveLines = ({ sums, halves }: RollUp['moves']): readonly string[] => (sums.length === 0 ? [] : [
  '',
  '跨区划转 moves between districts',
  ...sums.map(({ what, quotaKind, between, openOut, openIn, up }) =>
    `  ${what === 'persons' ? '人员 people' : `编制 quota ${quotaKind}`}: 区间相抵 between ${between}  待核划出 open out ${openOut}  待核划入 open in ${openIn}  上划 up ${up}`),
  ...halves.flatMap(({ finding, openSince, near, documents }) => (finding === null ? [] : [`  ！${finding.text.zh} ${finding.text.en}  自 since ${openSince ?? ''}  ${documents.join('、')}${near === null ? '' : `  ${near.text.zh} ${near.text.en}`}`])),
]);

const standings: Readonly<Record<District['standing'], string>> = { member: '本市 member', own: '市本级 the city itself', outside: '不属本市，不计 outside, not counted' };

const freshness = ({ district, standing, leftOn, positions, lag, heardAt, gaps, synthetic }: District): string =>
  [
    `  ${district}`,
    standings[standing],
    ...(leftOn === null ? [] : [`自 ${leftOn} 退出 left`]),
    `位置 at ${Object.values(positions).reduce((sum, position) => sum + position, 0)}`,
    lag === null ? '未听到 not heard' : lag === 0 ? '已同步 up to date' : `落后 ${lag} 件 behind`,
    ...(heardAt === null ? [] : [`听到 heard ${heardAt}`]),
    ...(gaps.length === 0 ? [] : [`有缺口 gaps ${gaps.join('、')}`]),
    ...(synthetic ? ['合成 made up'] : []),
  ].join('  ');

const cityOf = ({ city, unit }: Row): string => {
  if (city.value !== null) return `${city.value} ${unit}`.trimEnd();
  const partial = city.partial === null ? '' : `；已有 so far ${city.partial} ${unit}`.trimEnd();
  const missing = city.missing.length === 0 ? '' : `；尚缺 missing ${city.missing.join('、')}`;
  return `— ${city.text === null ? '' : `${city.text.zh} ${city.text.en}`}${partial}${missing}`;
};

const shown = (value: number | string | null): string => (value === null ? '—' : String(value));
