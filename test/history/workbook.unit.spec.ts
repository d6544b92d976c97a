import { describeTable } from '@yange/use-case';
import { services } from './history.fixture.js';
import { exported, factsOf, imported, rowsIn } from './round-trip.fixture.js';
import { importedWorkbook, workbookCutOver as cutOver, workbookDistrict as district, workbookRows, workbookTables } from './workbook.fixture.js';

/** Tables whose matters the histories of the product tell already. */
const toldElsewhere = new Set(['文件', '机构沿革', '镇街机构', '执法队伍', '赋权', '网格']);
const tables = services.flatMap(({ tables: own }) => own).filter(({ name }) => workbookTables.includes(name));

describe('a workbook with the further tables of a district', () => {
  it('has a row for each matter of each of its tables', () => {
    for (const table of tables.filter(({ name }) => !toldElsewhere.has(name))) {
      const told = workbookRows(table.name).map((cells) => cells['事项']);
      expect([table.name, describeTable(table).matters.map(({ matter }) => matter).filter((matter) => !told.includes(matter))]).toEqual([table.name, []]);
    }
  });

  it('goes in whole, is given out as the same rows and comes back as the same events', async () => {
    const { logs: before } = await importedWorkbook();
    const items = await exported(district, before);
    expect(items.flat().filter(({ kind }) => kind === 'unexportable')).toEqual([]);
    for (const { name } of tables) {
      const ids = items.flatMap(rowsIn).filter(({ table }) => table === name).map(({ cells }) => cells['序号']);
      expect([name, [...ids].sort()]).toEqual([name, workbookRows(name).map((cells) => cells['序号']).sort()]);
    }
    const after = await imported(district, async (index, name) => rowsIn(items[index]).filter(({ table }) => table === name).map(({ cells }) => cells), true, cutOver);
    expect(await factsOf(after)).toEqual(await factsOf(before));
  });
});
