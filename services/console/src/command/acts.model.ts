import type { Words } from '../words/say.js';
import type { CommandName } from './command.model.js';

/** Which service a command is of. */
export const contextOf = ({ id }: Pick<CommandName, 'id'>): string => id.split('.')[0] ?? '';

/** Things that stand elsewhere: at the draft, the event, the report, the rectification, the parked event they are about, or that a page must not keep, as names of people. */
const elsewhere = /^(?:(?:save|sign|revise|submit|return|withdraw)-draft|propose-slip-correction|annul-event|draft-proof|figure-moves|freeze-report|freeze-statistics|skip-parked-event)$/;

/** What somebody may do here, as the platform describes it. @param may whether who is logged in has a right */
export const offeredActs = (commands: readonly CommandName[], may: (right: string) => boolean): readonly CommandName[] =>
  commands.filter(({ id, right }) => id.includes('.') && !elsewhere.test(id.slice(id.indexOf('.') + 1)) && right !== 'read' && !right.startsWith('personal-data.') && may(right));

/** What has to be known before a form can be shown: the places of the path but the district. */
export const placesOf = ({ path }: Pick<CommandName, 'path'>): readonly string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').filter((name) => name !== 'district');

/** What may be done about one thing: acts whose path names it and nothing else. @param place such as `organId` */
export const actsAbout = (acts: readonly CommandName[], place: string): readonly CommandName[] => acts.filter((act) => placesOf(act).join(' ') === place);

/** Whether all words that were typed are in the title, in either language, or in the name. */
export const isMeant = ({ id, title }: CommandName, typed: string): boolean => typed.toLowerCase().split(/\s+/).every((word) => `${title.zh} ${title.en} ${id}`.toLowerCase().includes(word));

const words = (zh: string, en: string): Words => ({ zh, en });

const shared: Readonly<Record<string, Words>> = {
  'scheduled-changes': words('待生效变更', 'Scheduled changes'), 'history-window': words('规则与字典', 'Rules and tables'), rules: words('规则与字典', 'Rules and tables'),
  'slip-terms': words('规则与字典', 'Rules and tables'), 'reference-lists': words('规则与字典', 'Rules and tables'), 'follow-ups': words('联动待办', 'Follow-ups'),
};

const organs = words('机构', 'Organs');
const groups = words('机构组', 'Groups of organs');
const reforms = words('改革', 'Reforms');
const documents = words('文件与制度', 'Documents and rules');
const regions = words('区划', 'Regions');
const items = words('事项准入与责任状', 'Work items and pledges');
const procedure = words('申请与审批', 'The procedure');
const calendar = words('日历与代理', 'Calendar and deputies');
const posts = words('领导职数', 'Leadership posts');
const quota = words('编制', 'Quota');
const permits = words('用编', 'Use of quota');
const persons = words('人员与转隶', 'Persons and transfers');
const ledgers = words('整改', 'Rectification');
const teams = words('执法队伍', 'Enforcement teams');
const powers = words('赋权', 'Powers');
const auxiliaries = words('编外力量', 'Auxiliary staff');
const equipment = words('交接与装备', 'Handovers and equipment');
const grids = words('网格', 'Grids');
const crews = words('网格队伍', 'Grid crews');
const services = words('政务服务', 'Services');
const calls = words('街呼区应', 'Calls');
const communities = words('社区与驻区单位', 'Communities and resident units');
const figures = words('数据与模板', 'Figures and templates');
const inspections = words('督查', 'Inspections');
const desks = words('分办与交接', 'Desks');

/** By the first step of the path after the service. */
const bySegment: Readonly<Record<string, Words>> = {
  ...shared,
  organs, 'ended-organs': organs, 'retained-organs': organs, 'organ-mergers': organs, 'organ-groups': groups, 'coordination-bodies': organs, 'unit-templates': organs, 'stated-findings': figures,
  reforms, meetings: procedure, documents, 'pledge-lists': items, 'work-items': items, regions, 'region-changes': regions,
  motions: procedure, decisions: procedure, matters: procedure, approvers: procedure, demands: procedure, 'work-calendars': calendar, deputisings: calendar,
  'excess-leaders': posts, 'post-allotments': posts, 'named-posts': posts, 'quota-accounts': quota, 'quota-totals': quota, 'use-permits': permits, 'use-permit-requests': permits,
  persons, secondments: persons, 'transfer-batches': persons, rectification: ledgers, 'register-snapshots': ledgers,
  'team-abolitions': teams, teams, 'team-mergers': teams, 'team-namings': teams, 'team-renamings': teams, 'team-reparentings': teams, 'team-upward-transfers': teams, 'enforcement-fields': teams,
  'auxiliary-staff': auxiliaries, 'power-lists': powers, 'decline-reasons': powers, 'power-kinds': powers, handovers: equipment, equipment,
  'grid-blocks': grids, 'grid-abolitions': grids, grids, 'grid-namings': grids, 'grid-standards': grids, 'grid-mergers': grids, 'grid-workers': crews, 'chief-roles': crews, 'grid-crew-standards': crews,
  'street-powers': powers, 'service-lists': services, 'platform-items': services, 'service-centres': services, 'service-cases': services, 'service-items': services,
  calls, 'street-caseloads': calls, 'call-terms': calls, communities, 'community-renamings': communities, 'community-mergers': communities, 'community-splits': communities,
  'community-moves': communities, 'community-endings': communities, 'community-boundaries': communities, 'area-units': communities, 'area-unit-moves': communities,
  'declared-figures': figures, 'reference-facts': figures, 'measure-definitions': figures, 'report-templates': figures, inspections, desks, 'due-kinds': desks,
};

/** Under which heading a command stands; nothing where its path is not known. */
export const headingOf = ({ path }: Pick<CommandName, 'path'>): Words | undefined => bySegment[path.split('/')[5] ?? ''];

export interface Heading {
  readonly words: Words;
  readonly acts: readonly CommandName[];
}

/** Headings in the order of their first command. */
export const underHeadings = (acts: readonly CommandName[]): readonly Heading[] => {
  const found = new Map<string, { words: Words; acts: CommandName[] }>();
  for (const act of acts) {
    const heading = headingOf(act) ?? words('其他', 'Others');
    const at = found.get(heading.en) ?? { words: heading, acts: [] };
    at.acts.push(act);
    found.set(heading.en, at);
  }
  return [...found.values()];
};
