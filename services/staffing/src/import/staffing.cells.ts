import { fundingIn, managementIn, quotaKindIn, PostRank, type QuotaType, type Subject } from '@yange/contracts';
import { shippedName, unlessZero, type Cells } from '@yange/use-case';
import { fundingForms } from '../domain/reference/funding-forms.js';
import { managementStatuses } from '../domain/reference/management-statuses.js';
import { quotaKinds } from '../domain/reference/quota-kinds.js';

/** An organ by its name, or a group by its words with the number of its members. */
export const ownerCells = (owner: Subject | undefined): Cells => {
  const { organId = '', name = '', count = 0, each = false } = owner ?? {};
  return organId === '' ? { 单位: name, 单位数: String(count), 口径: each ? '各' : '合计' } : { 单位: name };
};

/** The other side of a move, in its own two columns. */
export const sideCells = (owner: Subject | undefined, name: string, count: string): Cells => (owner === undefined ? {} : { [name]: owner.name, ...(owner.organId === '' ? { [count]: String(owner.count) } : {}) });

/** By their names as shipped; what is the district's own by its code, which reads back. */
export const typeCells = (type: QuotaType | undefined): Cells => ({
  编制类型: shippedName(quotaKinds, quotaKindIn(type)) || '未列明',
  管理方式: shippedName(managementStatuses, managementIn(type)),
  经费形式: shippedName(fundingForms, fundingIn(type)),
});

export const rankCell = (rank: PostRank): string => ({ [PostRank.PRINCIPAL]: '正', [PostRank.DEPUTY]: '副', [PostRank.UNSPECIFIED]: '' })[rank];

export const postCells = ({ principal, deputy }: { readonly principal: number; readonly deputy: number }): Cells => ({ 正职: unlessZero(principal), 副职: unlessZero(deputy) });
