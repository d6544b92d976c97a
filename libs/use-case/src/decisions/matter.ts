import type { Words } from '../use-case.definition.js';

/**
 * What a change is, as the procedure sees it (机构编制事项). A decision approves matters; a live command of a matter must be covered by one.
 * Which level decides a matter is data of the district, not of this list.
 */
export const matters = {
  'organ.establish': { zh: '设立机构', en: 'Set up an organ' },
  'organ.rename': { zh: '机构更名', en: 'Rename an organ' },
  'organ.merge': { zh: '机构合并', en: 'Merge organs' },
  'organ.split': { zh: '机构分设', en: 'Split an organ' },
  'organ.abolish': { zh: '撤销机构', en: 'Abolish an organ' },
  'organ.reparent': { zh: '调整隶属关系', en: 'Change the parent of an organ' },
  'organ.rank': { zh: '调整机构规格', en: 'Change the rank of an organ' },
  'organ.co-locate': { zh: '合署办公', en: 'Co-locate organs' },
  'organ.plate': { zh: '加挂或摘除牌子', en: 'Add or remove a plate' },
  'organ.limit': { zh: '调整机构限额', en: 'Change the institution limit' },
  'organ.units': { zh: '调整内设机构', en: 'Change internal units' },
  'organ.template': { zh: '规定镇街设置模板', en: 'Prescribe what towns and streets consist of' },
  'organ.sanding': { zh: '制定或修订“三定”规定', en: 'Issue or revise a 三定' },
  'organ.duties': { zh: '职能划转', en: 'Move duties' },
  'organ.coordination-body': { zh: '设立议事协调机构', en: 'Set up a coordination body' },
  'quota.approve': { zh: '核定编制', en: 'Approve quota' },
  'quota.adjust': { zh: '增减编制', en: 'Increase or reduce quota' },
  'quota.transfer': { zh: '划转编制', en: 'Transfer quota' },
  'staff.transfer': { zh: '人员转隶', en: 'Transfer staff' },
  'posts.adjust': { zh: '核定或调整领导职数', en: 'Approve or adjust leadership posts' },
  'team.establish': { zh: '组建执法队伍', en: 'Set up enforcement teams' },
  'team.merge': { zh: '整合执法队伍', en: 'Merge enforcement teams' },
  'team.rename': { zh: '执法队伍更名', en: 'Rename an enforcement team' },
  'team.reparent': { zh: '调整执法队伍隶属关系', en: 'Change the parent of an enforcement team' },
  'team.move-up': { zh: '执法队伍上划', en: 'Move an enforcement team up' },
  'team.abolish': { zh: '撤销执法队伍', en: 'Abolish an enforcement team' },
  'power.delegate': { zh: '赋权', en: 'Delegate powers' },
  'power.withdraw': { zh: '收回赋权', en: 'Withdraw delegated powers' },
  'grid.structure': { zh: '调整网格', en: 'Change the grids' },
  'community.structure': { zh: '设立、调整社区', en: 'Set up or change communities' },
} as const satisfies Readonly<Record<string, Words>>;

export type MatterCode = keyof typeof matters;

/** An id; or several by which a decision may name the same: a grid by itself or by its street, what is new by its name. Any of them covers it. */
export type MatterSubject = string | readonly string[];

export const namesOfSubject = (subject: MatterSubject): readonly string[] => (typeof subject === 'string' ? [subject] : subject.filter((name) => name !== ''));

/** What a command is about, for the decision that must cover it. */
export interface Matter {
  readonly code: MatterCode;
  /** every one of these must be covered; none: the matter as such, which an item about some does not cover */
  readonly subjects: readonly MatterSubject[];
  /** how many of what the matter counts this change is; left out where it states none */
  readonly quantity?: number;
  /** code of the kind of quota that it changes; left out where it changes none */
  readonly quotaKind?: string;
  /** left out where it goes no way: it neither adds, takes away nor moves */
  readonly direction?: QuotaDirection;
  /** beyond what the district may decide of the matter, whatever level its data give it: posts that come from elsewhere or go there */
  readonly decidedBy?: 'city';
}

/** Matters of which a decision may grant a quantity, and what is counted. Every change of theirs that brings more of it about states how many it is. */
export const countedMatters = {
  'organ.establish': { zh: '机构个数', en: 'organs' },
  'organ.limit': { zh: '限额个数', en: 'organs of the limit' },
  'quota.approve': { zh: '编制名数', en: 'posts of quota' },
  'quota.adjust': { zh: '编制名数', en: 'posts of quota' },
  'quota.transfer': { zh: '编制名数', en: 'posts of quota' },
  'staff.transfer': { zh: '人数', en: 'persons' },
  'posts.adjust': { zh: '领导职数', en: 'leadership posts' },
  'team.establish': { zh: '队伍支数', en: 'teams' },
} as const satisfies Partial<Readonly<Record<MatterCode, Words>>>;

/** Which way a change of establishment goes. */
export const quotaDirections = {
  increase: { zh: '核增', en: 'increase' },
  reduce: { zh: '核减', en: 'reduce' },
  transfer: { zh: '划转', en: 'transfer' },
} as const satisfies Readonly<Record<string, Words>>;

export type QuotaDirection = keyof typeof quotaDirections;

const ways: Partial<Readonly<Record<MatterCode, readonly QuotaDirection[]>>> = {
  'quota.adjust': ['increase', 'reduce'],
  'quota.transfer': ['transfer'],
  'posts.adjust': ['increase', 'reduce', 'transfer'],
};

/** Which ways changes of a matter go: an item of a decision may be held to one of them. None where the matter goes no way. */
export const directionsOf = (matter: MatterCode): readonly QuotaDirection[] => ways[matter] ?? [];

const ofKinds: readonly MatterCode[] = ['quota.approve', 'quota.adjust', 'quota.transfer'];

/** Whether every change of a matter is of one kind of quota (编制类型), which an item of a decision may be held to. */
export const isOfQuotaKinds = (matter: MatterCode): boolean => ofKinds.includes(matter);

export const isCounted = (matter: MatterCode): boolean => matter in countedMatters;
