import type { ReportContent } from './report.shapes.js';

type Block = ReportContent['blocks'][number];

const marks: Readonly<Record<Block['style'], string>> = { title: '# ', 'heading-1': '## ', 'heading-2': '### ', paragraph: '' };

const words = {
  zh: { synthetic: '> 虚拟数据，仅供演示', annex: '附件', to: '：', date: (on: string) => { const [year = 0, month = 0, day = 0] = on.split('-').map(Number); return `${year}年${month}月${day}日`; } },
  en: { synthetic: '> Made-up data, for demonstration only', annex: 'Annex ', to: ':', date: (on: string) => on },
} as const;

/** The report as one text: footnotes as `[^1]`, annexes as tables. */
export const markdownOf = ({ language, addressee, issuer, on, synthetic, blocks, notes, annexes }: ReportContent): string => {
  const say = words[language];
  const bodyFrom = blocks.findIndex(({ style }) => style !== 'title');
  const lines = blocks.map(lineOf);
  return [
    ...(synthetic ? [say.synthetic] : []),
    ...lines.slice(0, Math.max(0, bodyFrom)),
    ...(addressee === '' ? [] : [`${addressee}${say.to}`]),
    ...lines.slice(Math.max(0, bodyFrom)),
    ...(annexes.length === 0 ? [] : [annexes.map(({ title }, place) => `${say.annex}${place + 1}. ${title}`).join('\n')]),
    `${issuer}\n${say.date(on)}`,
    ...annexes.flatMap(({ title, columns, rows }, place) => [`## ${say.annex}${place + 1} ${title}`, [row(columns), row(columns.map(() => '---')), ...rows.map((one) => row(one.map(String)))].join('\n')]),
    ...notes.map(({ number, text }) => `[^${number}]: ${text}`),
  ].join('\n\n').concat('\n');
};

const lineOf = ({ style, runs }: Block): string => {
  const lead = runs.filter((run) => run.lead).map(runText).join('');
  const rest = runs.filter((run) => !run.lead).map(runText).join('');
  return `${marks[style]}${lead === '' ? '' : `**${lead}**`}${rest}`;
};

const runText = ({ text, note }: Block['runs'][number]): string => `${text}${note === null ? '' : `[^${note}]`}`;

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
