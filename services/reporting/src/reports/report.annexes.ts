import { membersAt, type Member } from '../figures/query.evaluation.js';
import type { AnnexDefinition } from '../language/annex.notation.js';
import { englishOfDimension, englishOfMeasure, englishOfValue, ledgerMeasureOf, wordOfValue, wordsOfDimension } from '../language/ledger.words.js';
import type { ReportLanguage } from '../language/report-number.format.js';
import type { LedgerIndex } from '../ledger/ledger.js';
import { nameOfMember, type NamesAt } from './member.names.js';
import type { ReportContent } from './report.shapes.js';

type Annex = ReportContent['annexes'][number];

const unnamed = { zh: '（未逐一列名）', en: '(not named one by one)' } as const;

/** A table of what the ledger holds by the end of a day: a line per name and columns, with its number; the last line is the total. */
export const annexOf = ({ title, titleEn, query, columns }: AnnexDefinition, index: LedgerIndex, on: string, names: NamesAt, language: ReportLanguage): Annex => {
  const lines = new Map<string, { readonly cells: readonly string[]; count: number }>();
  let total = 0;
  for (const member of membersAt(query, index, { asOf: on, unit: null })) {
    const cells = [nameOfMember(member, on, names) ?? unnamed[language], ...columns.map((dimension) => valueOf(member, dimension, language))];
    const line = lines.get(JSON.stringify(cells)) ?? { cells, count: 0 };
    line.count += member.amount;
    total += member.amount;
    lines.set(JSON.stringify(cells), line);
  }
  const words = ledgerMeasureOf(query.measure)?.zh ?? query.measure;
  return {
    title: language === 'en' && titleEn !== '' ? titleEn : title,
    columns: language === 'zh' ? ['序号', '名称', ...columns.map(wordsOfDimension), words] : ['No.', 'Name', ...columns.map(englishOfDimension), englishOfMeasure(query.measure)],
    rows: [...[...lines.values()].map(({ cells, count }, place) => [place + 1, ...cells, count]), ['', language === 'zh' ? '合计' : 'Total', ...columns.map(() => ''), total]],
  };
};

const valueOf = ({ dims }: Member, dimension: string, language: ReportLanguage): string => (language === 'zh' ? wordOfValue : englishOfValue)(dimension, dims[dimension] ?? '');
