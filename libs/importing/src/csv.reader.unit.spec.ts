import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { csvFile } from './csv.writer.js';
import { importLimits } from './import-limits.js';
import { readTable, type TableItem } from './table.reader.js';

const columns = [
  { header: '序号', required: true },
  { header: '生效日期', required: true },
  { header: '机构名称', required: true },
  { header: '原文', required: false },
];

const itemsOf = async (bytes: Uint8Array | AsyncIterable<Uint8Array>, limits = importLimits): Promise<TableItem[]> => {
  const items: TableItem[] = [];
  for await (const item of readTable(bytes, { table: '机构沿革', file: '机构沿革.csv', columns }, limits)) items.push(item);
  return items;
};

const rowsOf = (items: readonly TableItem[]) => items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
const problemsOf = (items: readonly TableItem[]) => items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []));
const warningsOf = (items: readonly TableItem[]) => items.flatMap((item) => (item.kind === 'warning' ? [item.warning] : []));
const csv = (...lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
const header = '序号,生效日期,机构名称,原文';

describe('a CSV as a clerk saves it', () => {
  it('is read with and without a byte order mark, by comma, tab or semicolon', async () => {
    const plain = csv(header, 'JG-001,2019年2月,区委组织部,');
    for (const bytes of [plain, Buffer.concat([Buffer.from('\ufeff'), plain]), Buffer.from(plain.toString().replaceAll(',', '\t')), Buffer.from(plain.toString().replaceAll(',', ';'))]) {
      expect(rowsOf(await itemsOf(bytes)).map(({ id, line, cells }) => ({ id, line, cells }))).toEqual([
        { id: 'JG-001', line: 2, cells: { 序号: 'JG-001', 生效日期: '2019年2月', 机构名称: '区委组织部', 原文: '' } },
      ]);
    }
  });

  it('skips blank rows and counts rows as a spreadsheet does', async () => {
    const items = await itemsOf(csv(header, 'JG-001,2019年2月,区委办,"两\n行"', ',,,', '', 'JG-002,2019年2月,区政府办,'));
    expect(problemsOf(items)).toEqual([]);
    expect(rowsOf(items).map(({ id, line }) => [id, line])).toEqual([['JG-001', 2], ['JG-002', 5]]);
  });

  it('takes a title above the header, a template asterisk and fullwidth ids', async () => {
    const items = await itemsOf(csv('海勃湾区机构沿革表,,,', '＊序号,生效日期*, 机构 名称 ,原文', 'ＪＧ－００１,2019年2月,　区委办　,'));
    expect(rowsOf(items)[0]).toMatchObject({ id: 'JG-001', line: 3, cells: { 序号: 'JG-001', 机构名称: '区委办' } });
    expect(warningsOf(items).map(({ rule }) => rule)).toEqual(['rows-above-header']);
  });

  it('gives back any table that was written', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'甲乙a1,"\n;\t =+-@\'。〔〕𠮷', '\r\n'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 20 }), async (table) => {
        const rows = table.map(([date, name, quote], index) => [`R-${index}`, date, name, quote]);
        const items = await itemsOf(csvFile([columns.map((column) => column.header), ...rows]));
        expect(problemsOf(items)).toEqual([]);
        const expected = rows.map((row) => row.map((text) => text.replace(/\r\n?/g, '\n').trim()));
        expect(rowsOf(items).map(({ cells }) => columns.map((column) => cells[column.header]))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same whatever the chunks of the stream', async () => {
    const bytes = csv(header, ...Array.from({ length: 50 }, (_, index) => `JG-${index},2019年2月,"海勃湾区，第${index}\r\n行",原文“𠮷”`));
    const whole = rowsOf(await itemsOf(bytes));
    expect(whole).toHaveLength(50);
    const inPieces = async function* (size: number) {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    for (const size of [1, 2, 7, 1000]) expect(rowsOf(await itemsOf(inPieces(size)))).toEqual(whole);
  });
});

describe('bad bytes and quotes', () => {
  it('names GBK as what it is and never reads it as mojibake', async () => {
    const items = await itemsOf(iconv.encode(`${header}\r\nJG-001,2019年2月,区委组织部,\r\n`, 'gbk'));
    expect(items).toHaveLength(1);
    expect(problemsOf(items)[0]).toMatchObject({ file: '机构沿革.csv', line: 1, column: null, rule: 'file-encoding', zh: expect.stringContaining('GBK') });
    expect(problemsOf(items)[0]?.hint.zh).toContain('CSV UTF-8');
  });

  it('finds the row where GBK was pasted into UTF-8', async () => {
    const items = await itemsOf(Buffer.concat([csv(header, 'JG-001,2019年2月,区委办,'), iconv.encode('JG-002,2019年2月,区政府办,\r\n', 'gb18030')]));
    expect(problemsOf(items)).toMatchObject([{ rule: 'file-encoding', line: 3 }]);
  });

  it('refuses UTF-16, workbooks in disguise and characters already lost', async () => {
    expect(problemsOf(await itemsOf(iconv.encode(header, 'utf16le', { addBOM: true })))).toMatchObject([{ rule: 'file-encoding', zh: expect.stringContaining('UTF-16') }]);
    expect(problemsOf(await itemsOf(Buffer.from('PK\u0003\u0004 and so on')))).toMatchObject([{ rule: 'file-format' }]);
    expect(problemsOf(await itemsOf(csv(header, 'JG-001,2019年2月,区委\ufffd,')))).toMatchObject([{ rule: 'lost-characters', line: 2, column: '机构名称' }]);
  });

  it.each([
    ['to the end of the file', ['JG-002,2019年2月,"区委组织部,', 'JG-003,2019年2月,区委宣传部,']],
    ['before another quoted cell', ['JG-002,2019年2月,"区委组织部,', 'JG-003,2019年2月,"区委宣传部",']],
  ])('says where quotes opened that do not close %s, and still gives the rows before', async (_, lines) => {
    const items = await itemsOf(csv(header, 'JG-001,2019年2月,区委办,', ...lines));
    expect(rowsOf(items).map(({ id }) => id)).toEqual(['JG-001']);
    expect(problemsOf(items)).toMatchObject([{ rule: 'unclosed-quote', line: 3, file: '机构沿革.csv' }]);
  });

  it('does not read a large file into one cell behind an open quote', async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => `JG-${index},2019年2月,机构${index},`);
    expect(problemsOf(await itemsOf(csv(header, 'JG-X,2019年2月,"区委办,', ...lines)))).toMatchObject([{ rule: 'unclosed-quote', line: 2 }]);
  });

  it('refuses a quote inside a cell and a NUL', async () => {
    expect(problemsOf(await itemsOf(csv(header, 'JG-001,2019年2月,区"委"办,')))).toMatchObject([{ rule: 'stray-quote', line: 2 }]);
    expect(problemsOf(await itemsOf(csv(header, 'JG-001,2019年2月,区委\u0000办,')))).toMatchObject([{ rule: 'control-character', column: '机构名称' }]);
  });
});

describe('bad rows', () => {
  it('reports missing columns once each, with the header that was found', async () => {
    const items = await itemsOf(csv('序号,机构名,原文', 'JG-001,区委办,'));
    expect(problemsOf(items)).toMatchObject([
      { rule: 'missing-column', column: '生效日期', line: 1 },
      { rule: 'missing-column', column: '机构名称', line: 1, hint: { zh: expect.stringContaining('机构名、原文') } },
    ]);
    expect(warningsOf(items)).toMatchObject([{ rule: 'unknown-column', column: '机构名' }]);
    expect(rowsOf(items)).toEqual([]);
  });

  it('finds every bad row in one pass', async () => {
    const items = await itemsOf(
      csv(header, ',2019年2月,区委办,', 'JG-002,2019年2月,区政府办,', 'JG-002,2019年3月,区纪委,', 'JG-004,2019年2月', 'JG-005,2019年2月,a,b,多', `JG-006,2019年2月,${'长'.repeat(4001)},`, 'JG 7,2019年2月,甲,'),
    );
    expect(problemsOf(items).map(({ rule, line, column }) => [rule, line, column])).toEqual([
      ['row-id-missing', 2, '序号'],
      ['duplicate-row-id', 4, '序号'],
      ['cell-count', 5, null],
      ['cell-count', 6, null],
      ['cell-too-long', 7, '机构名称'],
      ['row-id-form', 8, '序号'],
    ]);
    expect(rowsOf(items).map(({ id }) => id)).toEqual(['JG-002']);
    for (const { zh, en, hint } of problemsOf(items)) expect([zh, en, hint.zh, hint.en].every((words) => words.length > 0)).toBe(true);
  });

  it('warns of two ids with one content, whatever the order of columns', async () => {
    const items = await itemsOf(csv(header, 'JG-001,2019年2月,区委办,摘', 'JG-002,2019年2月,区委办,摘'));
    expect(warningsOf(items)).toMatchObject([{ rule: 'same-content', line: 3, zh: expect.stringContaining('第 2 行') }]);
    expect(rowsOf(items)).toHaveLength(2);
    const [row] = rowsOf(await itemsOf(csv('备注,原文,机构名称,序号,生效日期', '随手,摘,区委办,JG-009,2019年2月')));
    expect(row?.contentHash).toBe(rowsOf(items)[0]?.contentHash);
    expect(row?.contentHash).toBe('0e96f696825cd0ea8918c9945eeddc63f3617abcd3e22a0e185163069b840715');
  });

  it('stops after so many problems, rows or columns', async () => {
    const lines = Array.from({ length: 20 }, () => ',2019年2月,区委办,');
    expect(problemsOf(await itemsOf(csv(header, ...lines), { ...importLimits, problemsPerFile: 5 })).map(({ rule }) => rule)).toEqual([...Array(5).fill('row-id-missing'), 'too-many-problems']);
    expect(problemsOf(await itemsOf(csv(header, 'JG-1,a,b,', 'JG-2,a,c,'), { ...importLimits, csvRows: 1 }))).toMatchObject([{ rule: 'file-too-large' }]);
    expect(problemsOf(await itemsOf(csv(`${header}${',x'.repeat(120)}`)))).toMatchObject([{ rule: 'file-too-large' }]);
    expect(problemsOf(await itemsOf(csv(header, 'JG-1,a,b,'), { ...importLimits, csvBytes: 10 }))).toMatchObject([{ rule: 'file-too-large' }]);
    expect(problemsOf(await itemsOf(Buffer.alloc(0)))).toMatchObject([{ rule: 'table-empty' }]);
  });
});

/** Collects garbage now, so that what is counted is what is held. */
const heldBytes = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

describe('100,000 rows', () => {
  it('pass with flat memory: 24 bytes a row are all that grows', async () => {
    const source = async function* () {
      yield Buffer.from(`${header}\n`);
      for (let at = 0; at < 100_000; at += 1) yield Buffer.from(`JG-${at},2019年2月,海勃湾区第${at}办公室,${'原文摘录'.repeat(20)}${at}\n`);
    };
    let rows = 0;
    const held: number[] = [];
    for await (const item of readTable(source(), { table: '机构沿革', file: '机构沿革.csv', columns })) {
      if (item.kind === 'row') rows += 1;
      if (rows % 20_000 === 0) held.push(heldBytes());
    }
    expect(rows).toBe(100_000);
    expect((held.at(-1) ?? Infinity) - (held[0] ?? 0)).toBeLessThan(16 * 1024 * 1024);
  });
});
