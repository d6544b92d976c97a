import JSZip from 'jszip';
import { UnreadableWordFile } from './unreadable-word-file.js';
import { remark, sampleWord } from './word.file.fixture.js';
import { WordFile } from './word.file.js';

const partOf = async (bytes: Buffer, path: string): Promise<string> => (await JSZip.loadAsync(bytes)).file(path)?.async('string') ?? '';

/** The text between the marks of a remark, runs and all. */
const marked = (xml: string, id: number): string => {
  const between = new RegExp(`<w:commentRangeStart w:id="${id}"/>(.*)<w:commentRangeEnd w:id="${id}"/>`, 'su').exec(xml)?.[1] ?? '';
  return [...between.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join('');
};

describe('a Word document', () => {
  it('is read paragraph by paragraph, tables among them', async () => {
    expect((await WordFile.open(await sampleWord())).paragraphs).toEqual(['共计核定行政编制461名，核定科级领导职数248名', '一\t七支队伍\n第二行', '网格444个']);
  });

  it('gets remarks at stretches that run over changes of formatting, and reads the same afterwards', async () => {
    const word = await WordFile.open(await sampleWord());
    await word.remark({ paragraph: 0, from: 8, to: 12 }, remark);
    await word.remark({ paragraph: 0, from: 21, to: 25 }, { ...remark, text: '另一条' });
    await word.remark({ paragraph: 1, from: 2, to: 4 }, remark);
    await word.remark({ paragraph: 2, from: 2, to: 6 }, remark);
    const saved = await word.save();
    const xml = await partOf(saved, 'word/document.xml');
    expect([0, 1, 2, 3].map((id) => marked(xml, id))).toEqual(['461名', '248名', '七支', '444个']);
    const again = await WordFile.open(saved);
    expect(again.paragraphs).toEqual((await WordFile.open(await sampleWord())).paragraphs);
    expect(await partOf(saved, 'word/comments.xml')).toContain('<w:t xml:space="preserve">行政编制461名</w:t>');
    expect(await partOf(saved, '[Content_Types].xml')).toContain('/word/comments.xml');
  });

  it('keeps the remarks of others and their ids', async () => {
    const first = await WordFile.open(await sampleWord());
    await first.remark({ paragraph: 2, from: 0, to: 2 }, { ...remark, author: '张三', text: '请核对' });
    const second = await WordFile.open(await first.save());
    await second.remark({ paragraph: 0, from: 0, to: 2 }, remark);
    const comments = await partOf(await second.save(), 'word/comments.xml');
    expect([...comments.matchAll(/w:id="(\d+)" w:author="([^"]*)"/gu)].map(([, id, author]) => [id, author])).toEqual([['0', '张三'], ['1', '沿革']]);
  });

  it('keeps formatting on both sides of a cut', async () => {
    const word = await WordFile.open(await sampleWord());
    await word.remark({ paragraph: 0, from: 2, to: 4 }, remark);
    const xml = await partOf(await word.save(), 'word/document.xml');
    const bold = [...xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:b\/>(?:(?!<\/w:r>).)*<w:t[^>]*>([^<]*)</gsu)].map(([, text]) => text);
    expect(bold).toEqual(['共计', '核定', '行政编制4']);
  });

  it('gives the same bytes for the same remarks', async () => {
    const bytes = await sampleWord();
    const make = async (): Promise<Buffer> => {
      const word = await WordFile.open(bytes);
      await word.remark({ paragraph: 0, from: 8, to: 12 }, remark);
      return word.save();
    };
    expect((await make()).equals(await make())).toBe(true);
  });

  it.each([
    [{ paragraph: 0, from: 3, to: 3 }],
    [{ paragraph: 0, from: -1, to: 3 }],
    [{ paragraph: 0, from: 0, to: 400 }],
    [{ paragraph: 9, from: 0, to: 1 }],
  ])('takes no remark where no text is: %j', async (place) => {
    await expect((await WordFile.open(await sampleWord())).remark(place, remark)).rejects.toThrow(RangeError);
  });

  it('refuses what is no Word document, and what would swell', async () => {
    const zipOf = async (parts: Record<string, string>): Promise<Buffer> => {
      const zip = new JSZip();
      for (const [path, content] of Object.entries(parts)) zip.file(path, content);
      return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
    const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
    const faulty: readonly (readonly [Uint8Array, string])[] = [
      [Buffer.from('just text'), 'file-format'],
      [await zipOf({ 'xl/workbook.xml': '<workbook/>' }), 'file-format'],
      [await zipOf({ '_rels/.rels': relations, 'word/document.xml': '<a><b></a>' }), 'file-format'],
      [await zipOf({ '_rels/.rels': relations, 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), 'file-format'],
      [await zipOf({ '_rels/.rels': relations, 'word/document.xml': `<a>${' '.repeat(65 * 1024 * 1024)}</a>` }), 'file-too-large'],
    ];
    for (const [bytes, code] of faulty) {
      const refused = await WordFile.open(bytes).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(UnreadableWordFile);
      expect((refused as UnreadableWordFile).code).toBe(code);
    }
  });
});
