import { readTable, type TableItem } from './table.reader.js';

const columns = (required: boolean) => [{ header: '序号', required }, { header: '公民身份号码', required: true }, { header: '单位', required: true }, { header: '姓名', required: false }];

const read = async (text: string, required = false): Promise<readonly TableItem[]> => {
  const items: TableItem[] = [];
  for await (const item of readTable(Buffer.from(text), { table: '工资册', file: '工资册.csv', columns: columns(required) })) items.push(item);
  return items;
};
const told = (items: readonly TableItem[]): readonly unknown[] => items.map((item) => (item.kind === 'row' ? [item.row.id, item.row.line, item.row.cells['单位']] : item.kind === 'problem' ? item.problem.rule : item.warning.rule));

describe('a table whose rows need no 序号', () => {
  it('names them by their lines, below a title too', async () => {
    expect(told(await read('公民身份号码,单位\n1,甲局\n2,乙局\n'))).toEqual([['行2', 2, '甲局'], ['行3', 3, '乙局']]);
    expect(told(await read('二月工资册,\n公民身份号码,单位\n1,甲局\n'))).toEqual(['rows-above-header', ['行3', 3, '甲局']]);
  });

  it('holds them to it where the column is there', async () => {
    expect(told(await read('序号,公民身份号码,单位\nA1,1,甲局\n,2,乙局\nA1,3,丙局\n'))).toEqual([['A1', 2, '甲局'], 'row-id-missing', 'duplicate-row-id']);
  });

  it('is no other table: where 序号 is due it is missed, and so is any other column that is', async () => {
    expect(told(await read('公民身份号码,单位\n1,甲局\n', true))).toEqual(['missing-column']);
    expect(told(await read('公民身份号码,姓名\n1,甲\n'))).toEqual(['missing-column']);
  });
});
