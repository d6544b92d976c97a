import { csvFile } from '@yange/importing';
import { identityCheckCharacter } from '@yange/kernel';
import { manifestOf, type Tables } from './history-folder.fixture.js';

/** A number of the right form that belongs to nobody. @param sequence three digits */
export const numberOf = (sequence: number): string => {
  const digits = `15030219900307${sequence}`;
  return digits + identityCheckCharacter(digits);
};

const header = ['序号', '姓名', '公民身份号码', '联系电话', '单位', '编制类型', '职务', '生效日期', '依据文件', '来源性质'];
/** A row of the roster. @param over cells that are otherwise, by column */
export const person = (id: string, name: string, number: string, over: Readonly<Record<string, string>> = {}): readonly string[] => {
  const cells: Record<string, string> = { 序号: id, 姓名: name, 公民身份号码: number, 联系电话: '13900009971', 单位: '区财政局', 编制类型: '行政编制', 职务: '科员', 生效日期: '2019-03-01', 依据文件: '花名册', 来源性质: '虚拟', ...over };
  return header.map((column) => cells[column] ?? '');
};
/** The roster with the organs and posts that it needs. */
export const rosterTables = (...rows: readonly (readonly string[])[]): Tables => new Map([
  ['manifest.json', manifestOf(['文件', '机构沿革', '编制', '实名花名册'])],
  ['文件.csv', csvFile([['序号', '标题', '简称', '生效日期', '来源性质'], ['W-1', '在编人员花名册', '花名册', '2019年1月', '虚拟']])],
  ['机构沿革.csv', csvFile([['序号', '事项', '机构', '类别', '生效日期', '依据文件', '来源性质'], ['J-1', '设立机构', '区财政局', '政府工作部门', '2019-02-01', '花名册', '虚拟'], ['J-2', '设立机构', '区审计局', '政府工作部门', '2019-02-01', '花名册', '虚拟']])],
  ['编制.csv', csvFile([['序号', '事项', '单位', '编制类型', '数量', '生效日期', '依据文件', '来源性质'], ...['区财政局', '区审计局'].map((organ, index) => [`B-${index}`, '核定', organ, '行政编制', '9', '2019-02-01', '花名册', '虚拟'])])],
  ['实名花名册.csv', csvFile([header, ...rows])],
]);

/** Planted in rows that are recorded, repeated and refused. */
export const canaries = ['钱金丝雀', '孙金丝雀', '李金丝雀', numberOf(971), numberOf(972), numberOf(973), '13900009971'];
