import JSZip from 'jszip';
import { filesInZip, tablesOfFolder, unpacked, zipLimits, ZipFault, type ZipLimits } from './zip.model.js';

const packed = async (files: Readonly<Record<string, string>>, compression: 'DEFLATE' | 'STORE' = 'DEFLATE'): Promise<Uint8Array<ArrayBuffer>> => {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(files)) zip.file(name, text, { createFolders: false });
  return (await zip.generateAsync({ type: 'uint8array', compression })) as Uint8Array<ArrayBuffer>;
};

const fault = async (bytes: Uint8Array<ArrayBuffer>, limits: Partial<ZipLimits> = {}): Promise<string> => {
  const error: unknown = await filesInZip(new Blob([bytes]), { ...zipLimits, ...limits }).then(() => null, (thrown: unknown) => thrown);
  return error instanceof ZipFault ? `${error.entry}: ${error.words.en}` : String(error);
};

/** With other bytes in the place of some. */
const changed = (bytes: Uint8Array<ArrayBuffer>, from: readonly number[], to: readonly number[]): Uint8Array<ArrayBuffer> => {
  const next = bytes.slice();
  for (let at = 0; at < next.length; at += 1) if (from.every((byte, index) => next[at + index] === byte)) next.set(to, at);
  return next;
};

describe('an archive of tables', () => {
  it('is read as the files in it, whatever they are packed by; one folder around all of them is left out, and so is what systems leave behind', async () => {
    for (const compression of ['DEFLATE', 'STORE'] as const) {
      const files = await filesInZip(new Blob([await packed({ '导入/文件.csv': '序号,标题\n1,甲\n', '导入/manifest.json': '{}', '__MACOSX/导入/._文件.csv': 'x', '导入/.DS_Store': 'x' }, compression)]));
      expect(await Promise.all(files.map(async (file) => [file.name, await file.text()]))).toEqual([['文件.csv', '序号,标题\n1,甲\n'], ['manifest.json', '{}']]);
    }
  });

  it('has names in the way of Windows as well', async () => {
    const [plain, gbk] = [[...new TextEncoder().encode('AAAA.csv')], [0xce, 0xc4, 0xbc, 0xfe, ...new TextEncoder().encode('.csv')]];
    const [file] = await filesInZip(new Blob([changed(await packed({ 'AAAA.csv': '1' }), plain, gbk)]));
    expect(file?.name).toBe('文件.csv');
  });

  it('is refused with the entry that is to blame: ways out, folders in it, what is no table, twice the same', async () => {
    expect(await fault(await packed({ '../../etc/a.csv': 'x' }))).toMatch(/^\.\.\/\.\.\/etc\/a\.csv: .*leads out/);
    expect(await fault(changed(await packed({ 'xxxa.csv': 'x' }), [...new TextEncoder().encode('xxxa.csv')], [...new TextEncoder().encode('..\\a.csv')]))).toMatch(/leads out/);
    expect(await fault(await packed({ 'a.csv': 'x', 'deep/b.csv': 'x' }))).toMatch(/^deep\/b\.csv: .*folder/);
    expect(await fault(await packed({ 'a.csv': 'x', 'run.exe': 'x' }))).toMatch(/^run\.exe: .*no table/);
    expect(await fault(changed(await packed({ 'a.csv': 'x', 'b.csv': 'y' }), [...new TextEncoder().encode('b.csv')], [...new TextEncoder().encode('a.csv')]))).toMatch(/^a\.csv: .*twice/);
  });

  it('is left as soon as it swells too far, and where its sizes are not true', async () => {
    const bomb = await packed({ 'a.csv': '0'.repeat(4_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(await fault(bomb)).toMatch(/^a\.csv: .*too large/);
    expect(await fault(await packed({ 'a.csv': 'abc'.repeat(100) }), { entryBytes: 200 })).toMatch(/too large/);
    expect(await fault(await packed({ 'a.csv': 'abc'.repeat(50), 'b.csv': 'abc'.repeat(50) }), { allBytes: 200 })).toMatch(/^b\.csv: .*too large/);
    expect(await fault(await packed({ 'a.csv': 'x', 'b.csv': 'y', 'c.csv': 'z' }), { entries: 2 })).toMatch(/More than/);
  });

  it('is refused where it is damaged, encrypted, empty or none', async () => {
    const whole = await packed({ 'a.csv': 'hello hello hello' }, 'STORE');
    expect(await fault(changed(whole, [...new TextEncoder().encode('hello hello')], [...new TextEncoder().encode('hexlo hello')]))).toMatch(/^a\.csv: .*damaged/);
    expect(await fault(whole.slice(0, 40))).toMatch(/no ZIP/);
    expect(await fault(await packed({}))).toMatch(/no table/);
    expect(await fault(changed(whole, [0x50, 0x4b, 1, 2, 0x14, 0, 0x0a, 0, 0, 0], [0x50, 0x4b, 1, 2, 0x14, 0, 0x0a, 0, 1, 0]))).toMatch(/encrypted/);
  });

  it('stands beside other files, and of a folder only the tables that lie right in it are brought', async () => {
    const zip = new File([await packed({ 'a.csv': 'x' })], '表.ZIP');
    expect((await unpacked([zip, new File(['y'], 'b.csv')])).map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
    await expect(unpacked([zip, new File(['y'], 'a.csv')])).rejects.toThrow('comes twice');
    const inFolder = (name: string, path: string): File => Object.defineProperty(new File([''], name), 'webkitRelativePath', { value: path });
    expect(tablesOfFolder([inFolder('a.csv', '表/a.csv'), inFolder('b.csv', '表/旧/b.csv'), inFolder('说明.docx', '表/说明.docx')]).map(({ name }) => name)).toEqual(['a.csv']);
  });
});
