import { citedWords, type Cited } from '../papers/citation.words.js';
import { madeWords, type Made, type Paper } from '../papers/paper.js';
import type { QuotaWords, ToldQuotaType } from '../papers/quota.words.js';

/** A permit as staffing answers it. */
export interface ToldPermit extends ToldQuotaType {
  readonly permitId: string;
  readonly number: string;
  readonly organId: string | null;
  readonly ownerName: string;
  readonly ownerCount: number;
  readonly granted: number;
  readonly used: number;
  readonly kept: number;
  readonly grantedOn: string;
  readonly expiresOn: string;
  readonly basis: readonly Cited[];
  readonly state: 'open' | 'used-up' | 'withdrawn' | 'expired';
}

/** One 用编通知单, in words. */
export interface NoticeLine {
  readonly permitId: string;
  readonly organId: string | null;
  readonly grantedOn: string;
  readonly expiresOn: string;
  readonly 编号: string;
  readonly 用编单位: string;
  readonly 编制类型: string;
  readonly 经费形式: string;
  readonly 用编名额: string;
  readonly 批准依据: string;
  readonly 批准日期: string;
  readonly 有效期至: string;
  readonly 已用: string;
  readonly 未用: string;
  readonly 状态: string;
}

/** The columns of the register of notices, in their order. */
export const noticeColumns = ['编号', '用编单位', '编制类型', '经费形式', '用编名额', '批准依据', '批准日期', '有效期至', '已用', '未用', '状态'] as const;
const widths = [24, 26, 18, 12, 10, 38, 14, 14, 7, 7, 10];

const states = { open: '有效', 'used-up': '已用完', withdrawn: '已收回', expired: '已过期' } as const;

/** In the order in which they were granted. */
export const noticeLines = (permits: readonly ToldPermit[], words: QuotaWords): readonly NoticeLine[] =>
  permits.toSorted((a, b) => compare(a.grantedOn, b.grantedOn) || numbers.compare(a.number, b.number) || compare(a.permitId, b.permitId)).map((permit) => ({
    permitId: permit.permitId,
    organId: permit.organId,
    grantedOn: permit.grantedOn,
    expiresOn: permit.expiresOn,
    编号: permit.number,
    用编单位: permit.ownerCount > 1 ? `${permit.ownerName}（${permit.ownerCount}个）` : permit.ownerName,
    编制类型: words.kind(permit),
    经费形式: words.funding(permit),
    用编名额: String(permit.granted),
    批准依据: citedWords(permit.basis),
    批准日期: permit.grantedOn,
    有效期至: permit.expiresOn,
    已用: String(permit.used),
    未用: String(Math.max(permit.granted - permit.used, 0)),
    状态: states[permit.state],
  }));

/** 2号 before 10号. */
const numbers = new Intl.Collator('zh', { numeric: true });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface RegisterHead extends Made {
  readonly of: string;
  readonly on: string;
}

/** 用编通知单登记表: all of them in one table. */
export const noticeRegister = (lines: readonly NoticeLine[], head: RegisterHead): Paper => ({
  title: '用编通知单登记表',
  of: head.of,
  head: [`${head.of} · 截至 ${head.on} · ${lines.length} 份`],
  columns: noticeColumns.map((name, index) => ({ name, width: widths[index] ?? 12 })),
  rows: lines.map((line) => noticeColumns.map((column) => line[column])),
  foot: ['“未用”在有效期内由用编单位使用，到期、收回即失效。', madeWords(head)],
});
