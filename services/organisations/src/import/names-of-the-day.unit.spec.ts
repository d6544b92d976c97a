import { MemoryEventLogs } from '@yange/event-log';
import { bearersOf, importGiven, type Bearer, type Cells } from '@yange/use-case';
import { organisationsService } from '../organisations.service.js';
import { district } from './history.fixture.js';

const row = (id: string, day: string, cells: Cells): Cells => ({ 序号: id, 生效日期: day, 依据文件: '志', 来源性质: '原文', ...cells });
const organ = { 类别: '政府工作部门', 规格: '正科级' };

/** A name that goes from one organ to another, and back to none: rows in the order of a clerk's file, not of their days. */
const rows: readonly Cells[] = [
  row('1', '2001-03-01', { 事项: '设立机构', 机构: '区物资局', ...organ }),
  row('2', '2010-06-30', { 事项: '撤销机构', 机构: '区物资局' }),
  row('3', '2015-01-01', { 事项: '设立机构', 机构: '区物资局', ...organ }),
  row('4', '2015-01-01', { 事项: '设立机构', 机构: '区上级局', ...organ }),
  row('5', '2006-05-01', { 事项: '设立机构', 机构: '区老上级局', ...organ }),
  row('6', '2006-05-02', { 事项: '改隶', 机构: '区物资局', 上级机构: '区老上级局' }),
  row('7', '2016-01-01', { 事项: '改隶', 机构: '区物资局', 上级机构: '区上级局' }),
  // The merger names the source, and gives its name to the result, on one day.
  row('8', '2019-02-28', { 事项: '合并机构', 名单: '区物资局、区上级局', 机构: '区物资局', ...organ }),
  row('9', '2019-02-28', { 事项: '设立机构', 机构: '区新上级局', ...organ }),
  row('10', '2019-03-01', { 事项: '改隶', 机构: '区物资局', 上级机构: '区新上级局' }),
];

const document: Cells = { 序号: '志', 文号: '', 标题: '志', 发文机关: '区志办', 发文日期: '2020-01-01', 文种: '其他', 生效日期: '2020-01-01', 来源性质: '原文' };

describe('a name that several organs have borne', () => {
  const bring = async (log = new MemoryEventLogs('organisations').forDistrict(district)) => {
    const rowsOf = async ({ name }: { readonly name: string }) => (name === '文件' ? [document] : name === '机构沿革' ? rows : []);
    return { log, imported: await importGiven({ service: organisationsService, log, cutOver: '2020-07-01', rowsOf }) };
  };

  it('is in a row the one of the day of the row', async () => {
    const { log, imported } = await bring();
    expect(imported.rows.filter(({ errors }) => errors.length > 0)).toEqual([]);
    const typesOf = async ({ id }: Bearer) => (await log.readStream(`organ/${id}`)).map(({ type }) => type);
    expect(await Promise.all(bearersOf(imported.references.organs?.['区物资局'] ?? []).map(typesOf))).toEqual([
      ['OrganEstablished', 'OrganAbolished', 'OrganReparented'],
      ['OrganEstablished', 'OrganReparented', 'OrganAbolished'],
      ['OrganEstablished', 'OrgansMerged', 'OrganReparented'],
    ]);
  });

  it('is the same one when the rows come again', async () => {
    const { log } = await bring();
    const { position } = await log.head();
    const { imported } = await bring(log);
    expect([new Set(imported.rows.map(({ status }) => status)), (await log.head()).position]).toEqual([new Set(['repeated']), position]);
  });
});
