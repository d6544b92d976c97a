import { defineImportTable, sampleNames, type RowReader } from '@yange/use-case';
import { abolishOrganUseCase } from '../commands/organ/abolish-organ.use-case.js';
import { establishOrganUseCase } from '../commands/organ/establish-organ.use-case.js';
import { renameOrganUseCase } from '../commands/organ/rename-organ.use-case.js';
import { reparentOrganUseCase } from '../commands/organ/reparent-organ.use-case.js';
import { retainOrganUseCase } from '../commands/organ/retain-organ.use-case.js';
import { stateFindingUseCase } from '../commands/record/state-finding.use-case.js';
import { recordRegionUseCase } from '../commands/record/record-region.use-case.js';
import { mergeOrgansUseCase } from '../commands/lineage/merge-organs.use-case.js';
import { splitOrganUseCase } from '../commands/lineage/split-organ.use-case.js';
import { findingMatters } from '../domain/reference/finding-matters.js';
import { reformMethods } from '../domain/reference/reform-methods.js';
import { organGroupVerbs } from './organ-group.rows.js';
import { categoryIn, columns, commandByVerb, hint, introducedOrgan, rankIn, textOr, type RowVerbs } from './row-commands.js';
import { organHistoryWriters } from './organ-history.writers.js';

const beginning = (row: RowReader) => {
  const parent = row.optionalOrgan('上级机构');
  return {
    name: row.text('机构'),
    aliases: row.list('别名'),
    category: categoryIn(row),
    rank: rankIn(row),
    group: textOr(row, '机构组', ''),
    drawnFrom: textOr(row, '出自', ''),
    ...(parent === null ? {} : { parentId: parent.id }),
  };
};

export const retainedOrgan = (row: RowReader) => {
  const body = beginning(row);
  return { useCase: retainOrganUseCase, body, introduces: introducedOrgan(row, [body.name, ...body.aliases]) };
};

/** A new organ, and the names that later rows know it by. */
const founded = (row: RowReader) => {
  const body = beginning(row);
  const method = row.optionalListed('改革方式', reformMethods);
  return { body: { ...body, ...(method === null ? {} : { reformMethod: method }) }, introduces: introducedOrgan(row, [body.name, ...body.aliases]) };
};

const groupsOf = (row: RowReader): readonly string[] => [row.optionalText('机构组')].filter((group) => group !== null);

const verbs: RowVerbs = {
  ...organGroupVerbs,
  设立机构: (row) => ({ useCase: establishOrganUseCase, ...founded(row) }),
  保留机构: retainedOrgan,
  机构更名: (row) => {
    const { id } = row.organ('机构');
    const newName = row.text('新名称');
    return { useCase: renameOrganUseCase, body: { organId: id, newName }, introduces: { organs: { [newName]: id } } };
  },
  改隶: (row) => ({ useCase: reparentOrganUseCase, body: { organId: row.organ('机构').id, newParentId: row.organ('上级机构').id } }),
  合并机构: (row) => {
    const { body: result, introduces } = founded(row);
    const sources = row.organs('名单').map(({ id }) => id);
    return { useCase: mergeOrgansUseCase, body: { sources, result, groups: groupsOf(row), reason: textOr(row, '说明', '') }, introduces };
  },
  分设机构: (row) => {
    const source = row.organ('机构');
    const method = row.optionalListed('改革方式', reformMethods);
    const common = { category: categoryIn(row), rank: rankIn(row), group: textOr(row, '机构组', ''), ...(method === null ? {} : { reformMethod: method }) };
    const names = row.list('名单');
    return {
      useCase: splitOrganUseCase,
      body: { organId: source.id, results: names.map((name) => ({ name, ...common })), groups: groupsOf(row), reason: textOr(row, '说明', '') },
      introduces: { organs: Object.fromEntries(names.map((name, index) => [name, row.id(`organ/${index}`)])) },
    };
  },
  撤销机构: (row) => ({ useCase: abolishOrganUseCase, body: { organId: row.organ('机构').id, group: textOr(row, '机构组', ''), reason: textOr(row, '说明', '') } }),
  声明情况: (row) => ({ useCase: stateFindingUseCase, body: { matter: row.listed('类别', findingMatters), scope: row.text('机构组'), count: row.integer('数量') } }),
  登记区划: (row) => ({ useCase: recordRegionUseCase, body: { code: row.text('代码'), name: row.text('机构'), parentCode: row.text('上级代码') } }),
};

/** 机构沿革: the district's own organs, singly and counted, and what the reform did to them. */
export const organHistoryTable = defineImportTable({
  name: '机构沿革',
  sample: { 事项: '设立机构', 机构组: '示例党政机构', 机构: sampleNames.organ, 类别: '政府工作部门', 规格: '正科级', 改革方式: '新设' },
  columns: [
    columns.verb(Object.keys(verbs).join('、')),
    { header: '机构组', required: false, hint: hint('一并计数的机构，如 本级党政机构；声明情况时为适用范围', 'organs that are counted together; the scope of a statement') },
    { header: '机构', required: false, hint: hint('列名的机构', 'an organ that is named') },
    { header: '别名', required: false, hint: hint('用、分隔', 'other names, separated by 、') },
    { header: '新名称', required: false, hint: hint('更名后的名称', 'the name after renaming') },
    { header: '上级机构', required: false, hint: hint('隶属的机构', 'the organ above it') },
    { header: '类别', required: false, hint: hint('党委机构、政府工作部门、议事协调机构等，按当日机构类别表；声明情况时为事由', 'category; the matter of a statement') },
    { header: '规格', required: false, hint: hint('如 正科级，按当日机构规格表', 'rank') },
    { header: '改革方式', required: false, hint: hint('职能整合组建、重新组建、优化职能、保留、新设', 'what the reform did') },
    { header: '出自', required: false, hint: hint('原先只计数、未列名时所在的部分', 'the block that it was counted in before it was named') },
    columns.names,
    columns.count,
    columns.label,
    { header: '事业单位数', required: false, hint: hint('职能回归涉及的事业单位数', 'institutions whose functions return') },
    { header: '代码', required: false, hint: hint('行政区划代码或统一社会信用代码', 'code of a division, or credit code') },
    { header: '上级代码', required: false, hint: hint('上级行政区划代码', 'code of the division above') },
  ],
  command: (row) => commandByVerb(row, verbs),
  writers: organHistoryWriters,
});
