import { officialWordOf } from '@yange/word-files';

type Cell = string | number;

/** What reporting gives of a report. */
export interface ReportContent {
  readonly language: 'zh' | 'en';
  readonly kind: string;
  readonly issuer: string;
  readonly addressee: string;
  readonly copies: readonly string[];
  readonly on: string;
  readonly synthetic: boolean;
  readonly blocks: readonly { readonly style: 'title' | 'heading-1' | 'heading-2' | 'paragraph'; readonly runs: readonly { readonly text: string; readonly lead: boolean; readonly note: number | null }[] }[];
  readonly notes: readonly { readonly number: number; readonly text: string }[];
  readonly annexes: readonly { readonly title: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }[];
}

export interface ReportPaper {
  readonly title: string;
  readonly content: ReportContent;
  readonly markdown: string;
}

/** How it is laid out, beside what it says. */
export interface Layout {
  /** 发文字号; empty for a text that has none: then it has no 版头 */
  readonly number: string;
  /** `none`: the clean text, as it is sent out on paper */
  readonly notes: 'all' | 'none';
}

const banner = { zh: '虚拟数据，仅供演示', en: 'Made-up data, for demonstration only' } as const;

/** The report as a Word document in the layout of GB/T 9704. */
export const reportDocument = ({ content }: ReportPaper, { number, notes }: Layout): Promise<Buffer> => {
  const { language, blocks, issuer, addressee, annexes, on, copies, synthetic } = content;
  const shown = notes === 'all' ? blocks : blocks.map(({ style, runs }) => ({ style, runs: runs.map((run) => ({ ...run, note: null })) }));
  return officialWordOf({
    language,
    head: number === '' ? null : { mark: language === 'zh' ? `${issuer}文件` : issuer, number },
    banner: synthetic ? banner[language] : null,
    blocks: shown,
    notes: notes === 'all' ? content.notes.map(({ text }) => text) : [],
    addressee,
    annexes: annexes.map(({ title }) => title),
    signature: issuer,
    on,
    copies,
  });
};
