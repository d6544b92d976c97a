import { AlignmentType, BorderStyle, Document, DocumentGridType, Footer, FootnoteReferenceRun, LineRuleType, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun, type IRunOptions } from 'docx';
import { bodyIndent, charactersOf, faces, grid, page, sizes, twipsOfCharacters, type Face } from './official.layout.js';
import { madeTheSameEveryTime } from './same.package.js';

export interface OfficialRun {
  readonly text: string;
  /** of a heading that the paragraph goes on from */
  readonly lead: boolean;
  /** number of a footnote that stands after it */
  readonly note: number | null;
}

export interface OfficialBlock {
  readonly style: 'title' | 'heading-1' | 'heading-2' | 'paragraph';
  readonly runs: readonly OfficialRun[];
}

/** What an official document says, part by part as GB/T 9704-2012 names them. */
export interface OfficialDocument {
  readonly language: 'zh' | 'en';
  /** 版头: 发文机关标志 and 发文字号; null for a text that has none yet */
  readonly head: { readonly mark: string; readonly number: string } | null;
  /** above everything, on a document that is not to be taken for a real one */
  readonly banner: string | null;
  readonly blocks: readonly OfficialBlock[];
  /** by their number, from 1 */
  readonly notes: readonly string[];
  /** 主送机关; empty for none */
  readonly addressee: string;
  /** 附件说明: titles of the annexes */
  readonly annexes: readonly string[];
  readonly signature: string;
  /** 成文日期, `YYYY-MM-DD` */
  readonly on: string;
  /** 抄送 */
  readonly copies: readonly string[];
}

const dateIn = (language: 'zh' | 'en', on: string): string => {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${day}日` : on;
};

const words = { zh: { annex: '附件：', to: '：', copies: '抄送：', printed: '印发' }, en: { annex: 'Annexes: ', to: ':', copies: 'Copies: ', printed: 'printed' } } as const;

const run = (text: string, face: Face, size: number, more: Partial<IRunOptions> = {}): TextRun =>
  new TextRun({ text, font: faces[face], size, ...(size === sizes.text ? { characterSpacing: grid.closer } : {}), ...more });

const exactly = { line: grid.line, lineRule: LineRuleType.EXACTLY, before: 0, after: 0 } as const;

const plain = (children: readonly (TextRun | FootnoteReferenceRun)[], more: object = {}): Paragraph => new Paragraph({ spacing: exactly, children: [...children], ...more });

const empty = (): Paragraph => plain([run('', 'text', sizes.text)]);

const runsOf = ({ style, runs }: OfficialBlock): (TextRun | FootnoteReferenceRun)[] =>
  runs.flatMap(({ text, lead, note }) => {
    const face: Face = style === 'title' ? 'title' : style === 'heading-1' ? 'heading' : style === 'heading-2' || lead ? 'subheading' : 'text';
    return [run(text, face, style === 'title' ? sizes.title : sizes.text), ...(note === null ? [] : [new FootnoteReferenceRun(note)])];
  });

const blockOf = (block: OfficialBlock): Paragraph =>
  block.style === 'title'
    ? plain(runsOf(block), { alignment: AlignmentType.CENTER })
    : plain(runsOf(block), { alignment: AlignmentType.BOTH, indent: bodyIndent, ...(block.style === 'paragraph' ? {} : { keepNext: true }) });

/** As large as the standard allows and as one line takes. */
const markSize = (mark: string): number => Math.min(sizes.mark, Math.floor(page.textWidth / 10 / Math.max(1, charactersOf(mark))) - 2);

/** 版头: the mark in red, the number below it, a red line. */
const headOf = ({ head }: OfficialDocument): readonly Paragraph[] =>
  head === null
    ? []
    : [
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 600, after: 400 }, children: [run(head.mark, 'title', markSize(head.mark), { color: 'FF0000' })] }),
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: { ...exactly, after: 0 }, border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: 'FF0000', space: 8 } }, children: [run(head.number, 'text', sizes.text)] }),
        empty(),
      ];

const addresseeOf = ({ addressee, language }: OfficialDocument): readonly Paragraph[] => (addressee === '' ? [] : [plain([run(`${addressee}${words[language].to}`, 'text', sizes.text)])]);

const annexesOf = ({ annexes, language }: OfficialDocument): readonly Paragraph[] => {
  if (annexes.length === 0) return [];
  const label = words[language].annex;
  const behind = twipsOfCharacters(2 + charactersOf(label));
  return [
    empty(),
    ...annexes.map((title, place) =>
      plain([run(`${place === 0 ? label : ''}${annexes.length === 1 ? '' : `${place + 1}. `}${title}`, 'text', sizes.text)], { indent: place === 0 ? { left: behind, hanging: behind - twipsOfCharacters(2) } : { left: behind } }),
    ),
  ];
};

/** The signature ends two characters from the right, the date begins two characters right of it; the longer of them gives way. */
const signatureOf = ({ signature, on, language }: OfficialDocument): readonly Paragraph[] => {
  const date = dateIn(language, on);
  const [signed, dated] = [charactersOf(signature), charactersOf(date)];
  const dateAt = Math.max(0, Math.min(grid.characters - 2 - signed + 2, grid.characters - 2 - dated));
  const at = Math.max(0, Math.min(grid.characters - 2 - signed, dateAt - 2));
  return [empty(), empty(), plain([run(signature, 'text', sizes.text)], { indent: { left: twipsOfCharacters(at) }, keepNext: true }), plain([run(date, 'text', sizes.text)], { indent: { left: twipsOfCharacters(dateAt) } })];
};

/** 版记: between two thick lines, a thin one between copies and who printed it when. */
const imprintOf = (document: OfficialDocument): readonly Paragraph[] => {
  const { copies, signature, on, language, head } = document;
  if (copies.length === 0 && head === null) return [];
  const say = words[language];
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 } as const;
  const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 4 } as const;
  const side = twipsOfCharacters(1);
  const close = { characterSpacing: grid.closer * 3 };
  const printed = new Paragraph({
    spacing: exactly, indent: { left: side, right: side }, border: { top: copies.length > 0 ? thin : thick, bottom: thick }, tabStops: [{ type: TabStopType.RIGHT, position: page.textWidth - side }],
    children: [run(signature, 'text', sizes.imprint, close), new TextRun({ children: [new Tab(), `${dateIn(language, on)}${language === 'zh' ? '' : ' '}${say.printed}`], font: faces.text, size: sizes.imprint, ...close })],
  });
  const copied = copies.length === 0 ? [] : [new Paragraph({ spacing: exactly, indent: { left: side + twipsOfCharacters(3), right: side, hanging: twipsOfCharacters(3) }, border: { top: thick }, children: [run(`${say.copies}${copies.join('，')}。`, 'text', sizes.imprint)] })];
  return [empty(), ...copied, printed];
};

const pageNumber = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer =>
  new Footer({
    children: [new Paragraph({ alignment, indent: alignment === AlignmentType.LEFT ? { left: twipsOfCharacters(1) } : { right: twipsOfCharacters(1) }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: faces.number, size: sizes.number })] })],
  });

const noteOf = (text: string): Paragraph => new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.AUTO }, children: [run(` ${text}`, 'text', sizes.note)] });

/**
 * A Word document in the layout of GB/T 9704-2012: A4, 37, 26, 35 and 28 mm, 22 lines of 28 characters of 3号 仿宋, title in 2号 小标宋, headings in 黑体 and 楷体, page numbers
 * outside, real footnotes. The same input gives the same bytes.
 */
export const officialWordOf = async (document: OfficialDocument): Promise<Buffer> => {
  const bodyFrom = document.blocks.findIndex(({ style }) => style !== 'title');
  const titles = bodyFrom === -1 ? document.blocks : document.blocks.slice(0, bodyFrom);
  const body = bodyFrom === -1 ? [] : document.blocks.slice(bodyFrom);
  const made = new Document({
    creator: '沿革 Yange',
    lastModifiedBy: '沿革 Yange',
    title: titles.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: faces.text, size: sizes.text } } } },
    footnotes: Object.fromEntries(document.notes.map((text, place) => [place + 1, { children: [noteOf(text)] }])),
    sections: [
      {
        properties: { page: { size: page.size, margin: page.margin }, grid: { type: DocumentGridType.LINES, linePitch: grid.line } },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...(document.banner === null ? [] : [new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactly, children: [run(document.banner, 'heading', sizes.text)] })]),
          ...headOf(document),
          ...titles.map(blockOf),
          empty(),
          ...addresseeOf(document),
          ...body.map(blockOf),
          ...annexesOf(document),
          ...signatureOf(document),
          ...imprintOf(document),
        ],
      },
    ],
  });
  return madeTheSameEveryTime(await Packer.toBuffer(made));
};
