import { readdirSync, readlinkSync } from 'node:fs';
import { SpilledTable } from './spilled.table.js';

/** Files of imports that this process holds open; one whose name is taken away is called `… (deleted)`. Others leave theirs in the same folder. */
const heldFiles = (): readonly string[] =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  }).filter((path) => path.includes('yange-import-'));
const openFiles = (): number => heldFiles().length;
const namedFiles = (): readonly string[] => heldFiles().filter((path) => !path.endsWith(' (deleted)'));

describe('the rows of a table on disk', () => {
  const cells = (index: number): Record<string, string> => ({ 名称: `机构${index}`, 原文: '“逐字”\n摘录𠀀'.repeat(index % 300) });

  const filled = async (rows: number): Promise<SpilledTable> => {
    const table = await SpilledTable.open('设立', 'organs.csv');
    for (let index = 0; index < rows; index += 1) await table.add({ id: `J-${index}`, line: index + 2, cells: cells(index), contentHash: '' });
    await table.flush();
    return table;
  };

  it('come back as they were, in order, so many at a time and as often as asked', async () => {
    const table = await filled(1_050);
    for (let time = 0; time < 2; time += 1) {
      let index = 0;
      const sizes: number[] = [];
      for await (const chunk of table.chunks(400)) {
        sizes.push(chunk.length);
        for (const row of chunk) {
          expect(row).toEqual({ index, id: `J-${index}`, line: index + 2, cells: cells(index) });
          index += 1;
        }
      }
      expect([sizes, index, table.rows]).toEqual([[400, 400, 250], 1_050, 1_050]);
    }
    await table.close();
  });

  it('remember which were refused', async () => {
    const table = await SpilledTable.open('设立', 'organs.csv');
    for (const index of [0, 7, 8, 70_000]) table.refuse(index);
    expect([0, 1, 7, 8, 9, 69_999, 70_000, 900_000].filter((index) => table.isRefused(index))).toEqual([0, 7, 8, 70_000]);
    await table.close();
  });

  it('lie in a file without a name, which goes with them', async () => {
    const before = openFiles();
    const table = await filled(10);
    expect([openFiles(), namedFiles()]).toEqual([before + 1, []]);
    await table.close();
    expect(openFiles()).toBe(before);
  });

  it('are none where there are none', async () => {
    const table = await filled(0);
    for await (const chunk of table.chunks(400)) expect(chunk).toEqual([]);
    await table.close();
  });
});
