import { describeTable } from '@yange/use-case';
import { services } from './history.fixture.js';
import { exported, factsOf, imported, rowsIn } from './round-trip.fixture.js';
import { importedWorkbook, workbookCutOver as cutOver, workbookDistrict as district, workbookRows, workbookTables } from './workbook.fixture.js';

/** Tables whose matters the histories of the product tell already. */
const toldElsewhere = new Set(['文件', '机构沿革', '镇街机构', '执法队伍', '赋权', '网格', '政务中心', '编制', '领导职数', '人员转隶', '问题整改', '实名花名册', '改革任务']);
/** Whose rows speak of persons: no export gives them out. */
const ofPersons = ['实名花名册', '人员变动'];
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
    // Of persons it is told that they are left out.
    const out = items.flat().flatMap((item) => (item.kind === 'unexportable' ? [item] : []));
    expect(out.map(({ table, reason }) => `${table} ${reason.code}`)).toEqual(ofPersons.flatMap((name) => workbookRows(name).map(() => `${name} personal`)));
    for (const { name } of tables.filter((table) => !ofPersons.includes(table.name))) {
      const ids = items.flatMap(rowsIn).filter(({ table }) => table === name).map(({ cells }) => cells['序号']);
      expect([name, [...ids].sort()]).toEqual([name, workbookRows(name).map((cells) => cells['序号']).sort()]);
    }
    const after = await imported(district, async (index, name) => rowsIn(items[index]).filter(({ table }) => table === name).map(({ cells }) => cells), true, cutOver);
    const persons = /"(?:importRow|import_row)":\{[^}]*"(?:实名花名册|人员变动)"/u;
    const facts = (all: Awaited<ReturnType<typeof factsOf>>): readonly string[] => all.flatMap((log) => (log as readonly unknown[]).map((fact) => JSON.stringify(fact, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))).filter((fact) => !persons.test(fact));
    expect(facts(await factsOf(after))).toEqual(facts(await factsOf(before)));
  });
});
