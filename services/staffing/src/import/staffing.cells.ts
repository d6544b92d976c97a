import { FundingForm, ManagementStatus, quotaKindIn, QuotaKind, PostRank, type QuotaType, type Subject } from '@yange/contracts';
import { unlessZero, type Cells } from '@yange/use-case';

/** An organ by its name, or a group by its words with the number of its members. */
export const ownerCells = (owner: Subject | undefined): Cells => {
  const { organId = '', name = '', count = 0, each = false } = owner ?? {};
  return organId === '' ? { 单位: name, 单位数: String(count), 口径: each ? '各' : '合计' } : { 单位: name };
};

/** The other side of a move, in its own two columns. */
export const sideCells = (owner: Subject | undefined, name: string, count: string): Cells => (owner === undefined ? {} : { [name]: owner.name, ...(owner.organId === '' ? { [count]: String(owner.count) } : {}) });

const kinds: Readonly<Record<number, string>> = { [QuotaKind.ADMINISTRATIVE]: '行政编制', [QuotaKind.INSTITUTION]: '事业编制', [QuotaKind.SUPPORT]: '工勤编制', [QuotaKind.OUTSIDE]: '编外', [QuotaKind.UNSPECIFIED]: '未列明' };
const managements: Readonly<Record<number, string>> = { [ManagementStatus.CIVIL_SERVICE]: '参公', [ManagementStatus.INSTITUTION]: '事业管理' };
const fundings: Readonly<Record<number, string>> = { [FundingForm.FULL]: '全额拨款', [FundingForm.PARTIAL]: '差额拨款', [FundingForm.SELF]: '自收自支' };

export const typeCells = (type: QuotaType | undefined): Cells => ({
  编制类型: (type?.kindCode ?? '') === '' ? (kinds[type?.kind ?? QuotaKind.UNSPECIFIED] ?? '') : quotaKindIn(type), 管理方式: managements[type?.management ?? ManagementStatus.UNSPECIFIED] ?? '', 经费形式: fundings[type?.funding ?? FundingForm.UNSPECIFIED] ?? '',
});

export const rankCell = (rank: PostRank): string => ({ [PostRank.PRINCIPAL]: '正', [PostRank.DEPUTY]: '副', [PostRank.UNSPECIFIED]: '' })[rank];

export const postCells = ({ principal, deputy }: { readonly principal: number; readonly deputy: number }): Cells => ({ 正职: unlessZero(principal), 副职: unlessZero(deputy) });
