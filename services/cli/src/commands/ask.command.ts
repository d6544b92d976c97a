import type { components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';

type Schemas = components['schemas'];
type Life = Schemas['reporting.OrganFiles']['organs'][number];

export interface AskWish {
  /** id, or a name that it bears or bore by then */
  readonly organ: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly json: boolean;
}

type Asked = Pick<AskWish, 'asOf' | 'knownAt'>;

const momentOf = ({ asOf, knownAt }: Asked): { asOf?: string; knownAt?: string } => ({ ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) });

/** `yange ask organ`: one organ as five logs tell of it by a day, as known then. */
export const askOrganCommand = async (client: GatewayClient, district: string, { organ, json, ...asked }: AskWish): Promise<number> => {
  const { organId } = await organNamed(client, district, organ, asked);
  const file = await ask(client.api.GET('/v1/districts/{district}/reporting/organ-files/{organId}', { params: { path: { district, organId }, query: momentOf(asked) } }));
  if (json) answerJson(file);
  else process.stdout.write(`${organLines(file).join('\n')}\n`);
  return exitCode.ok;
};

/** `yange ask quota`: the quota accounts and the leadership posts of one organ by a day, as known then; both read at the same positions. */
export const askQuotaCommand = async (client: GatewayClient, district: string, { organ, json, ...asked }: AskWish): Promise<number> => {
  const { organId, name } = await organNamed(client, district, organ, asked);
  const where = { params: { path: { district }, query: { organId, limit: 1_000, ...momentOf(asked) } } };
  const { accounts, moment } = await ask(client.api.GET('/v1/districts/{district}/staffing/quota-accounts', where));
  const { allotments } = await ask(client.api.GET('/v1/districts/{district}/staffing/post-allotments', { params: { ...where.params, query: { ...where.params.query, knownAt: moment.knownAt } } }));
  const answer = { organ: { organId, name }, accounts, allotments, moment };
  if (json) answerJson(answer);
  else process.stdout.write(`${quotaLines(answer).join('\n')}\n`);
  return exitCode.ok;
};

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text);

/** @throws {CommandFailed} where nobody or several are called so by that day */
const organNamed = async ({ api }: GatewayClient, district: string, organ: string, asked: Asked): Promise<Pick<Life, 'organId' | 'name'>> => {
  const { organs } = await ask(api.GET('/v1/districts/{district}/reporting/organ-files', { params: { path: { district }, query: momentOf(asked) } }));
  const found = organs.filter(({ organId, names }) => (isId(organ) ? organId === organ.toLowerCase() : names.some(({ name }) => name === organ)));
  // Who bears a name on that day goes before who bore it once.
  const now = found.filter(({ name, ended }) => name === organ && ended === null);
  const [first, ...others] = now.length === 1 ? now : found;
  // Of positions that name no log of names nothing is called anything; the id is enough.
  if (first === undefined && isId(organ)) return { organId: organ.toLowerCase(), name: '' };
  if (first === undefined) throw new CommandFailed(`届时没有名为 ${organ} 的机构 · no organ called ${organ} by then`, exitCode.usage);
  if (others.length > 0) throw new CommandFailed(`届时叫 ${organ} 的有 ${found.length} 个，请用编号 · several are called ${organ}: ${found.map(({ organId }) => organId).join(', ')}`, exitCode.usage);
  return first;
};

type Moment = Schemas['Moment'];

/** What an answer rests on, and what of it nobody can say. */
export const momentLines = ({ asOf, knownAt, asked, uncertain }: Moment): readonly string[] => [
  `截至 as of ${asOf ?? '—'}${asked === null ? '' : `；知悉 known at ${asked}`}；所据位置 read at ${knownAt}`,
  ...uncertain.map(({ type, effective, event_id: eventId }) => `  ◈ 不能确定是否已生效 uncertain: ${effective}  ${type}  ${eventId}`),
];

const shown = (value: number | string | null): string => (value === null ? '—' : String(value));

export const organLines = ({ name, names, category, rank, begun, ended, holdings, moment }: Schemas['reporting.OrganFile']): readonly string[] => [
  `${name}  ${[category, rank].filter((text) => text !== '').join(' ')}`.trimEnd(),
  `  自 since ${begun?.on ?? '—'}${ended === null ? '' : `；至 until ${ended.on} ${ended.reason}`}`,
  ...names.map(({ name: called, from }) => `  名称 name ${from}  ${called}`),
  ...holdings.map(({ words, of, value, unit, uncertain }) => `  ${[`${words.zh} ${words.en}`, ...Object.values(of)].join(' · ')}: ${value} ${unit}${uncertain.length === 0 ? '' : `；另有 ${uncertain.length} 件不能确定 uncertain`}`.trimEnd()),
  ...momentLines(moment),
];

export interface QuotaAnswer {
  readonly organ: Pick<Life, 'organId' | 'name'>;
  readonly accounts: Schemas['staffing.QuotaAccounts']['accounts'];
  readonly allotments: Schemas['staffing.PostAllotments']['allotments'];
  readonly moment: Moment;
}

export const quotaLines = ({ organ, accounts, allotments, moment }: QuotaAnswer): readonly string[] => [
  `${organ.name}  ${organ.organId}`,
  ...(accounts.length === 0 ? ['  没有编制账户 no quota account'] : accounts.map(({ kind, approved, change, actual, vacant, validFrom }) => `  编制 quota ${kind}: 核定 approved ${shown(approved)}${change === 0 ? '' : ` (${change > 0 ? '+' : ''}${change})`}  实有 actual ${shown(actual)}  空编 vacant ${shown(vacant)}  自 since ${validFrom}`)),
  ...allotments.map(({ level, principal, deputy, validFrom }) => `  职数 posts ${level}: 正职 principal ${shown(principal.approved)}  副职 deputy ${shown(deputy.approved)}  自 since ${validFrom}`),
  ...momentLines(moment),
];
