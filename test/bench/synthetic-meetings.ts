import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFile } from '@yange/importing';
import { manifestOf } from '../support/history-folder.fixture.js';

const mostRows = 190_000;

const documents = csvFile([
  ['序号', '标题', '简称', '生效日期', '来源性质'],
  ['S-1', '虚拟会议记录（测试数据）', '虚拟记录', '2019年1月', '虚拟'],
]);

/** Writes a folder of so many meetings of synthetic committees, all marked as synthetic: a stream each, no row that others wait for. */
export const writeSyntheticMeetings = async (folder: string, rows: number): Promise<void> => {
  if (rows > mostRows) throw new Error(`at most ${mostRows} rows: one file takes 200,000`);
  writeFileSync(join(folder, 'manifest.json'), manifestOf(['文件', '改革任务'], { name: { zh: '虚拟数据', en: 'Synthetic data' } }));
  writeFileSync(join(folder, '文件.csv'), documents);
  const out = createWriteStream(join(folder, '改革任务.csv'));
  out.write('序号,事项,发起单位,年度,次序,名称,生效日期,依据文件,来源性质\n');
  for (let index = 0; index < rows; index += 1) {
    const line = `H-${index + 1},召开会议,虚拟委员会${Math.floor(index / 50) + 1},2019,${(index % 50) + 1},虚拟议题${index + 1},2019年3月,虚拟记录,虚拟\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
};
