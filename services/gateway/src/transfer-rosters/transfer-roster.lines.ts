import { citedWords, type Cited } from '../papers/citation.words.js';
import { madeWords, type Made, type Paper } from '../papers/paper.js';
import type { QuotaWords, ToldQuotaType } from '../papers/quota.words.js';
import type { Names } from './roster.names.js';

/** A batch and its persons as staffing answers them. */
export interface ToldBatch {
  readonly batchId: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly withQuota: boolean;
  readonly persons: number;
  readonly named: number;
  readonly recordedOn: string;
  readonly basis: readonly Cited[];
}

export interface ToldTransfer extends ToldQuotaType {
  readonly personId: string;
  readonly from: string;
  readonly to: string;
  readonly transferredOn: string;
  readonly basis: readonly Cited[];
}

/** One person of the roster, in words. */
export interface RosterLine {
  readonly personId: string;
  readonly 序号: string;
  readonly 姓名: string;
  readonly 人员标识: string;
  readonly 原单位: string;
  readonly 转入单位: string;
  readonly 编制类型: string;
  readonly 经费形式: string;
  readonly 是否带编: string;
  readonly 转隶日期: string;
  readonly 依据: string;
}

/** The columns of the roster, in their order. */
export const rosterColumns = ['序号', '姓名', '人员标识', '原单位', '转入单位', '编制类型', '经费形式', '是否带编', '转隶日期', '依据'] as const;
const widths = [7, 12, 24, 26, 26, 16, 10, 10, 14, 34];

/** Ordered by day, then by the unit that they left, then by the one that they joined. */
export const rosterLines = (batch: ToldBatch, persons: readonly ToldTransfer[], names: Names, words: QuotaWords): readonly RosterLine[] =>
  persons.toSorted((a, b) => compare(a.transferredOn, b.transferredOn) || compare(a.from, b.from) || compare(a.to, b.to) || compare(a.personId, b.personId)).map((one, index) => ({
    personId: one.personId,
    序号: String(index + 1),
    姓名: names.get(one.personId) ?? '',
    人员标识: one.personId,
    原单位: one.from,
    转入单位: one.to,
    编制类型: words.kind(one),
    经费形式: words.funding(one),
    是否带编: batch.withQuota ? '带编' : '不带编',
    转隶日期: one.transferredOn,
    依据: citedWords(one.basis.length === 0 ? batch.basis : one.basis),
  }));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface RosterHead extends Made {
  readonly on: string;
  /** whether names are whole, and then for which case */
  readonly shown: { readonly caseNumber: string } | 'masked';
}

/** Room for a seal. */
const blank = '　'.repeat(14);

/** 转隶花名册 as it is handed out. Whom the source only counts is said below the table. */
export const rosterPaper = (batch: ToldBatch, lines: readonly RosterLine[], head: RosterHead): Paper => {
  const counted = Math.max(0, batch.persons - lines.length);
  const way = batch.from === '' && batch.to === '' ? '' : ` · ${batch.from || '（未列明）'} → ${batch.to || '（未列明）'}`;
  return {
    title: '转隶花名册',
    of: batch.name,
    head: [`${batch.name}${way} · 截至 ${head.on}`, `本批 ${batch.persons} 人，已落实到人 ${lines.length} 人 · ${batch.withQuota ? '连人带编' : '只转人员'} · 依据：${citedWords(batch.basis)}`],
    columns: rosterColumns.map((name, index) => ({ name, width: widths[index] ?? 12 })),
    rows: lines.map((line) => rosterColumns.map((column) => line[column])),
    foot: [
      ...(counted === 0 ? [] : [`另有 ${counted} 人只计数、未落实到人。`]),
      head.shown === 'masked' ? '姓名已脱敏；空白为无权查看或未登记。' : `姓名为完整信息，依 ${head.shown.caseNumber} 查看并留痕，不得外传。`,
      `移交单位（盖章）：${blank}接收单位（盖章）：${blank}机构编制部门（盖章）：`,
      madeWords(head),
    ],
  };
};
