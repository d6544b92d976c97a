import { column, type RowReader } from '@yange/use-case';
import type { Owner } from '../domain/owner/owner.js';
import { fundingForms } from '../domain/reference/funding-forms.js';
import { managementStatuses } from '../domain/reference/management-statuses.js';
import { quotaKinds } from '../domain/reference/quota-kinds.js';

/** Whose row it is: an organ by its name, or a group with the number of its members. */
export const ownerColumns = [
  column('单位', '机构名称；未逐一列名的写合称并填“单位数”', 'an organ, or the words for a group with 单位数'),
  column('单位数', '合称所含单位数，未列明填 0', 'members of the group, 0 where not stated'),
  column('口径', '合计 或 各（每个单位均为此数）', 'in all, or each'),
] as const;

const scopes = { 合计: 'in-all', 各: 'each' } as const;

/** A name without 单位数 must be a known organ; nothing is made up for one that is not. */
export const ownerIn = (row: RowReader, name: string, count: string): Owner => {
  const members = row.optionalInteger(count);
  const words = row.optionalText(name);
  if (members !== null && words !== null && !row.knowsOrgan(words)) return { name: words, count: members, each: false };
  const organ = row.organ(name);
  return { organId: organ.id, name: organ.name, count: 1, each: false };
};

export const ownerOf = (row: RowReader): Owner => {
  const owner = ownerIn(row, '单位', '单位数');
  const each = row.optionalOneOf('口径', scopes) === 'each';
  return owner.organId === undefined ? { ...owner, each } : owner;
};

export const quotaTypeColumns = [
  column('编制类型', '行政编制、事业编制、工勤编制、编外、未列明；本区另定的类型按当日编制类型表填名称', 'kind of quota'),
  column('管理方式', '参公、事业管理；本区另定的按当日人员管理方式表填名称；未列明留空', 'how the staff are managed'),
  column('经费形式', '全额拨款、差额拨款、自收自支；本区另定的按当日经费形式表填名称；未列明留空', 'funding form'),
] as const;

export const quotaTypeOf = (row: RowReader) => ({
  kind: row.listed('编制类型', quotaKinds, { 未列明: 'unstated' }),
  management: row.optionalListed('管理方式', managementStatuses) ?? 'unstated',
  funding: row.optionalListed('经费形式', fundingForms) ?? 'unstated',
});

export const levelOf = (row: RowReader): string => row.optionalText('层级') ?? '科级';

export const ranksOf = (row: RowReader) => ({ principal: row.optionalInteger('正职') ?? 0, deputy: row.optionalInteger('副职') ?? 0 });

export const rankColumns = [
  column('层级', '科级、股级；未列明写“未列明”', 'level'),
  column('正职', '正职数', 'principals'),
  column('副职', '副职数', 'deputies'),
] as const;

/** Over the border of the district: whose log has the other half. */
export const counterpartColumn = column('对方区划代码', '另一方在区外时填：对方区（市）的六位区划代码', 'region code of the district or city on the other side');

export const counterpartIn = (row: RowReader): { readonly counterpartRegion?: string } => {
  const region = row.optionalText('对方区划代码');
  if (region === null) return {};
  if (!/^\d{6}$/u.test(region)) row.fail('对方区划代码', 'region-code', `区划代码须为六位数字：${region}`, `a region code has six digits: ${region}`);
  return { counterpartRegion: region };
};
