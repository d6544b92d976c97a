import type { Words } from '@yange/use-case';

/** What the rows of a table go by: a dimension of the ledger, or the rank of an organ, which the events of its life tell. */
export type StatisticDimension = 'category' | 'rank' | 'quotaKind' | 'management' | 'funding' | 'ownerCategory' | 'level' | 'postRank' | 'unitKind' | 'auxiliaryKind' | 'label';

/** How a number of a table comes about. */
export type StatisticTerm =
  /** what a measure of the ledger holds */
  | { readonly form: 'sum'; readonly measure: string }
  /**
   * Approved beside actual, account by account: who is over and who is vacant never make up for one another. Of an account whose actual number nobody recorded
   * neither is known; what was approved for such is `unknown`.
   */
  | { readonly form: 'vacant' | 'over' | 'unknown'; readonly approved: string; readonly actual: string };

export interface StatisticColumn {
  readonly id: string;
  readonly title: Words;
  readonly unit: string;
  readonly term: StatisticTerm;
}

export interface StatisticTable {
  readonly id: string;
  readonly title: Words;
  readonly by: readonly StatisticDimension[];
  readonly columns: readonly StatisticColumn[];
}

/**
 * From when on a key's amount is known, where it is not from its first event on. Quota and posts: once a level was approved; what was only added to or taken from a level that
 * nobody recorded has none. Staff: once a number was stated or somebody entered, as staffing reckons it.
 */
export const opening: Readonly<Record<string, 'set' | 'set-or-more'>> = { quota: 'set', posts: 'set', staff: 'set-or-more' };

/** A statistic that is drawn up every year: what it asks the ledger for, at the end of the last day of the year. */
export interface StatisticDefinition {
  readonly title: Words;
  /** goes up with any change of the tables: what was frozen names the one that it was drawn up by */
  readonly version: number;
  readonly tables: readonly StatisticTable[];
}

const words = (zh: string, en: string): Words => ({ zh, en });
const sum = (id: string, zh: string, en: string, unit: string, measure = id): StatisticColumn => ({ id, title: words(zh, en), unit, term: { form: 'sum', measure } });
const balance = (form: 'vacant' | 'over' | 'unknown', zh: string, en: string): StatisticColumn => ({ id: form, title: words(zh, en), unit: '名', term: { form, approved: 'quota', actual: 'staff' } });

/** @param quotasBy what the rows of quotas and actual staff go by */
const annual = (version: number, quotasBy: readonly StatisticDimension[]): StatisticDefinition => ({
  title: words('机构编制统计年报', 'Year-end statistics of organs and establishment'),
  version,
  tables: [
    { id: 'organs', title: words('机构', 'Organs'), by: ['category', 'rank'], columns: [sum('organs', '机构数', 'organs', '个')] },
    { id: 'internal-units', title: words('内设机构', 'Internal units'), by: ['ownerCategory', 'unitKind'], columns: [sum('internal-units', '内设机构数', 'units', '个')] },
    { id: 'plates', title: words('挂牌', 'Additional plates'), by: ['ownerCategory'], columns: [sum('plates', '牌子数', 'plates', '块')] },
    {
      id: 'quotas',
      title: words('编制及实有人员', 'Quotas and actual staff'),
      by: quotasBy,
      columns: [sum('approved', '核定编制', 'approved', '名', 'quota'), sum('actual', '实有人员', 'actual staff', '名', 'staff'), balance('vacant', '空编', 'vacant'), balance('over', '超编', 'over'), balance('unknown', '未登记实有的编制', 'approved, actual not recorded')],
    },
    { id: 'posts', title: words('领导职数', 'Leadership posts'), by: ['level', 'postRank', 'ownerCategory'], columns: [sum('posts', '核定职数', 'approved', '名'), sum('appointed', '配备', 'appointed', '名', 'leaders-appointed')] },
    {
      id: 'teams',
      title: words('执法队伍', 'Enforcement teams'),
      by: [],
      columns: [sum('teams', '队伍数', 'teams', '支'), sum('team-posts', '队伍编制', 'posts', '名'), sum('team-people', '队伍实有', 'people', '人'), sum('team-auxiliaries', '辅助人员', 'auxiliaries', '人')],
    },
    { id: 'outside', title: words('编外人员', 'People outside the establishment'), by: ['auxiliaryKind', 'label'], columns: [sum('auxiliaries', '人数', 'people', '人')] },
    { id: 'grids', title: words('网格', 'Grids'), by: [], columns: [sum('grids', '网格数', 'grids', '个'), sum('grid-workers', '网格员', 'grid workers', '人')] },
  ],
});

/** 机构编制统计年报. Every version that something was frozen by stays: frozen numbers are derived again by the tables of their time. */
const versions: readonly StatisticDefinition[] = [
  annual(1, ['quotaKind', 'ownerCategory']),
  // 参公 and the funding form apart, as the yearly forms ask.
  annual(2, ['quotaKind', 'management', 'funding', 'ownerCategory']),
];

export const statisticDefinition = versions.at(-1) as StatisticDefinition;

/** @returns undefined where there never was such a version */
export const statisticVersion = (version: number): StatisticDefinition | undefined => versions.find((one) => one.version === version);

export const measuresOfStatistic = ({ tables }: StatisticDefinition): readonly string[] => [
  ...new Set(tables.flatMap(({ columns }) => columns.flatMap(({ term }) => (term.form === 'sum' ? [term.measure] : [term.approved, term.actual])))),
];
