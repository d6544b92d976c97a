import { dimensionNamed, ledgerMeasureOf, wordsOfDimension } from './ledger.words.js';
import { NotationError } from './notation.error.js';
import { readTerm, writeTerm } from './term.notation.js';
import type { Query } from './term.js';

/** A table behind a report: what the ledger holds of one measure, a line per name. */
export interface AnnexDefinition {
  readonly title: string;
  readonly titleEn: string;
  readonly query: Query;
  /** dimensions that become columns */
  readonly columns: readonly string[];
}

const form = /^([^=＝]+)[=＝]\s*(合计\(.+\)|合计（.+）)\s*(?:[·:：]\s*(.+))?$/u;

/**
 * `机构名录 organs=合计(机构)：机构类别、改革方式`: title, which measure under which conditions in the notation of 推算, and the columns.
 * @throws {NotationError}
 */
export const readAnnex = (text: string): AnnexDefinition => {
  const [, names = '', derivation = '', by = ''] = form.exec(text.normalize('NFC').trim()) ?? [];
  if (names === '') throw new NotationError(`附件“${text}”读不懂；应如 机构名录=合计(机构)：机构类别、改革方式`, `"${text}" is no annex such as 机构名录=合计(机构)：机构类别、改革方式`);
  const term = readTerm(derivation);
  if (term.form !== 'query') throw new NotationError(`附件“${text}”应为 合计(…)`, `the annex "${text}" is no sum`);
  const [, title = '', titleEn = ''] = /^(\S*[\p{Script=Han}）)]\S*)\s*(.*)$/u.exec(names.trim()) ?? [];
  const { query } = term;
  return { title: title === '' ? names.trim() : title, titleEn: titleEn.trim(), query, columns: by === '' ? [] : by.split(/[、,，]/u).map((word) => column(word.trim(), query.measure)) };
};

const column = (word: string, measure: string): string => {
  const dimension = dimensionNamed(word);
  const known = ledgerMeasureOf(measure)?.dimensions ?? [];
  if (dimension !== undefined && known.includes(dimension)) return dimension;
  throw new NotationError(`没有“${word}”这一列；可用 ${known.map(wordsOfDimension).join('、')}`, `there is no column "${word}"; there are ${known.map(wordsOfDimension).join(', ')}`);
};

export const writeAnnex = ({ title, titleEn, query, columns }: AnnexDefinition): string =>
  `${title}${titleEn === '' ? '' : ` ${titleEn}`}=${writeTerm({ form: 'query', query })}${columns.length === 0 ? '' : `：${columns.map(wordsOfDimension).join('、')}`}`;
