import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFile } from '@yange/importing';
import { identityCheckCharacter } from '@yange/kernel';
import { manifestOf } from '../support/history-folder.fixture.js';

/** of one file: an import takes 200,000 */
export const mostRows = 190_000;

const documents = csvFile([
  ['序号', '标题', '简称', '生效日期', '来源性质'],
  ['S-1', '虚拟会议记录（测试数据）', '虚拟记录', '2019年1月', '虚拟'],
]);

/** Writes a folder of so many meetings of synthetic committees, all marked as synthetic: a stream each, no row that others wait for. @param from how many were written before, elsewhere */
export const writeSyntheticMeetings = (folder: string, rows: number, from = 0): Promise<void> =>
  writeTable(folder, '改革任务', '序号,事项,发起单位,年度,次序,名称,生效日期,依据文件,来源性质', rows,
    (at) => meeting(from + at));

const meeting = (index: number): string => `H-${index + 1},召开会议,虚拟委员会${Math.floor(index / 50) + 1},2019,${(index % 50) + 1},虚拟议题${index + 1},2019年3月,虚拟记录,虚拟`;

/** So many synthetic organs: each row brings a name, and every second is below the organ of the row before. */
export const writeSyntheticOrgans = (folder: string, rows: number): Promise<void> =>
  writeTable(folder, '机构沿革', '序号,事项,机构,类别,上级机构,生效日期,依据文件,来源性质', rows,
    (index) => `J-${index + 1},设立机构,虚拟机构${index + 1},政府工作部门,${index % 2 === 1 ? `虚拟机构${index}` : ''},2019年3月,虚拟记录,虚拟`);

const staffOf = 50;
const entryDays = 200;

/** The whole roster of a synthetic district: fifty people to an organ, who entered on two hundred days in no order. Names and numbers are nobody's. */
export const writeSyntheticRoster = async (folder: string, rows: number): Promise<void> => {
  const organs = Math.ceil(rows / staffOf);
  const names = Array.from({ length: organs }, (_, index) => `虚拟机构${index + 1}`);
  await writeTable(folder, '实名花名册', '序号,姓名,公民身份号码,单位,编制类型,生效日期,依据文件,来源性质', rows, (index) => {
    const day = new Date(Date.UTC(2015, 0, 1) + ((index * 7_919) % entryDays) * 86_400_000).toISOString().slice(0, 10);
    return `R-${index + 1},虚拟${inCharacters(index + 1)},${numberOf(index)},${names[index % organs]},行政编制,${day},虚拟记录,虚拟`;
  });
  writeFileSync(join(folder, '机构沿革.csv'), csvFile([['序号', '事项', '机构', '类别', '生效日期', '依据文件', '来源性质'], ...names.map((name, index) => [`J-${index + 1}`, '设立机构', name, '政府工作部门', '2010-03-01', '虚拟记录', '虚拟'])]));
  writeFileSync(join(folder, '编制.csv'), csvFile([['序号', '事项', '单位', '编制类型', '数量', '生效日期', '依据文件', '来源性质'], ...names.map((name, index) => [`B-${index + 1}`, '核定', name, '行政编制', String(staffOf), '2010-03-01', '虚拟记录', '虚拟'])]));
  writeManifest(folder, ['文件', '机构沿革', '编制', '实名花名册']);
};

/** A name holds no digits. */
const inCharacters = (number: number): string => [...String(number)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('');

const numberOf = (index: number): string => {
  const digits = `150101${1960 + (Math.floor(index / 999) % 40)}0101${String((index % 999) + 1).padStart(3, '0')}`;
  return `${digits}${identityCheckCharacter(digits)}`;
};

const writeManifest = (folder: string, tables: readonly string[]): void =>
  writeFileSync(join(folder, 'manifest.json'), manifestOf(tables, { name: { zh: '虚拟数据', en: 'Synthetic data' } }));

const writeTable = async (folder: string, table: string, header: string, rows: number, lineOf: (index: number) => string): Promise<void> => {
  if (rows > mostRows) throw new Error(`at most ${mostRows} rows: one file takes 200,000`);
  writeManifest(folder, ['文件', table]);
  writeFileSync(join(folder, '文件.csv'), documents);
  const out = createWriteStream(join(folder, `${table}.csv`));
  out.write(`${header}\n`);
  for (let index = 0; index < rows; index += 1) if (!out.write(`${lineOf(index)}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
};
