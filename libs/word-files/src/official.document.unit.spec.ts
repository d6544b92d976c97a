import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import JSZip from 'jszip';
import { officialWordOf, type OfficialDocument } from './official.document.js';
import { charactersOf, grid, page } from './official.layout.js';
import { WordFile } from './word.file.js';

const run = (text: string, more: object = {}) => ({ text, lead: false, note: null, ...more });

const letter: OfficialDocument = {
  language: 'zh',
  head: { mark: '示例区委编办文件', number: '示编办发〔2020〕5号' },
  banner: '虚拟数据，仅供演示',
  blocks: [
    { style: 'title', runs: [run('示例区机构改革情况的汇报')] },
    { style: 'heading-1', runs: [run('一、机构')] },
    { style: 'paragraph', runs: [run('（一）总的情况。', { lead: true }), run('现有机构'), run('35', { note: 1 }), run('个，编制'), run('461', { note: 2 }), run('名。')] },
  ],
  notes: ['机构35个。《意见》', '编制461名。《意见》'],
  addressee: '市委编办',
  annexes: ['机构名录', '编制'],
  signature: '示例区委编办',
  on: '2020-06-30',
  copies: ['区委办', '区政府办'],
};

const partOf = async (bytes: Buffer, path: string): Promise<string> => (await (await JSZip.loadAsync(bytes)).file(path)?.async('string')) ?? '';

describe('an official document', () => {
  it('is laid out as GB/T 9704 says: A4, its margins, 22 lines of 28 characters, page numbers outside', async () => {
    const xml = await partOf(await officialWordOf(letter), 'word/document.xml');
    // A4 is 210 × 297 mm; 37, 26, 35 and 28 mm are its margins, in twips.
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(/<w:pgMar [^>]*>/.exec(xml)?.[0]).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(grid.line * 22).toBeLessThanOrEqual(page.size.height - page.margin.top - page.margin.bottom);
    expect((16 * 20 + grid.closer) * 28).toBeLessThanOrEqual(page.textWidth);
    expect((16 * 20 + grid.closer) * 29).toBeGreaterThan(page.textWidth);
    expect(xml).toContain('w:type="even"');
  });

  it('has the parts in their order', async () => {
    const { paragraphs } = await WordFile.open(await officialWordOf(letter));
    expect(paragraphs.map((text) => text.trim()).filter((text) => text !== '')).toEqual([
      '虚拟数据，仅供演示', '示例区委编办文件', '示编办发〔2020〕5号', '示例区机构改革情况的汇报', '市委编办：', '一、机构', '（一）总的情况。现有机构35个，编制461名。', '附件：1. 机构名录', '2. 编制',
      '示例区委编办', '2020年6月30日', '抄送：区委办，区政府办。', expect.stringMatching(/^示例区委编办\s*2020年6月30日印发$/),
    ]);
  });

  it('has no head and no imprint where it has neither number nor copies', async () => {
    const { paragraphs } = await WordFile.open(await officialWordOf({ ...letter, head: null, copies: [], banner: null }));
    expect(paragraphs.join('\n')).not.toMatch(/文件|印发|抄送|虚拟/);
  });

  it('has footnotes of Word, one for each note', async () => {
    const bytes = await officialWordOf(letter);
    expect([...(await partOf(bytes, 'word/document.xml')).matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map((match) => match[1])).toEqual(['1', '2']);
    const notes = await partOf(bytes, 'word/footnotes.xml');
    for (const text of letter.notes) expect(notes).toContain(text);
  });

  it('is the same to the last byte whenever it is made, whatever was made before', async () => {
    const once = await officialWordOf(letter);
    await officialWordOf({ ...letter, language: 'en', notes: [], blocks: letter.blocks.slice(0, 2) });
    await setTimeout(1_100);
    const again = await officialWordOf(letter);
    expect(createHash('sha256').update(again).digest('hex')).toBe(createHash('sha256').update(once).digest('hex'));
  });

  it('counts Latin letters and digits as half a character', () => expect([charactersOf('2020年6月30日'), charactersOf('区委编办')]).toEqual([6.5, 4]));
});
