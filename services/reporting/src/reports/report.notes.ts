import { dayInEnglish } from '../language/report-day.format.js';
import { writeNumber, type ReportLanguage } from '../language/report-number.format.js';
import { scopeInEnglish } from '../language/scope.words.js';
import type { LedgerEventView } from '../view/event.reading.js';
import type { BoundNumber } from './bound.number.js';

/** Where a fact stands, for footnotes: 机构日志第 17 条. */
const logWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  organisations: { zh: '机构', en: 'organisations' },
  staffing: { zh: '编制', en: 'staffing' },
  enforcement: { zh: '执法', en: 'enforcement' },
  grid: { zh: '网格', en: 'grid' },
  reporting: { zh: '汇报', en: 'reporting' },
};

const mostDocuments = 4;

/** The numbers of one figure in words, with the events and documents that they rest on; where the log gives none, the event by which the district declared them. */
export const noteText = (numbers: readonly BoundNumber[], events: ReadonlyMap<string, LedgerEventView>, language: ReportLanguage): string => {
  const [first] = numbers;
  if (first === undefined) return '';
  const known = eventsOf(numbers).flatMap((eventId) => events.get(eventId) ?? []);
  const [documents, places] = [documentsOf(known, language), placesOf(known, language)];
  const values = distinct(numbers.map((one) => (language === 'zh' ? `${one.title.zh}${valueIn(one, language)}${one.unit}` : `${one.title.en} ${valueIn(one, language)}${one.unit === '%' ? '%' : ''}`)));
  const rests = [documents, places].filter((text) => text !== '').join(language === 'zh' ? '；' : '; ');
  const { binding: { figureId }, scope, asOf } = first;
  if (language === 'zh') return `${figureId === null ? '' : `${figureId}　`}${values.join('、')}${scope === '' ? '' : `（${scope}）`}，${dayOf(first)}。${rests === '' ? '' : `${rests}。`}`;
  return `${figureId === null ? '' : `${figureId}: `}${values.join('; ')}${scope === '' ? '' : ` (${scopeInEnglish(scope)})`}, ${dayInEnglish(asOf)}.${rests === '' ? '' : ` ${rests}.`}`;
};

const valueIn = ({ value }: BoundNumber, language: ReportLanguage): string => (value === null ? '' : (writeNumber(value, 'number', language) ?? value));

/** In the words of the figure; a day as one writes it. */
const dayOf = ({ asOf: { text } }: BoundNumber): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? (writeNumber(text, 'date', 'zh') ?? text) : text);

/** What the numbers rest on. */
export const eventsOf = (numbers: readonly BoundNumber[]): readonly string[] => {
  const derived = distinct(numbers.flatMap(({ events }) => events));
  return derived.length > 0 ? derived : distinct(numbers.flatMap(({ declaredBy }) => declaredBy ?? []));
};

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

const documentsOf = (events: readonly LedgerEventView[], language: ReportLanguage): string => {
  const named = distinct(events.flatMap(({ citations }) => citations.map(({ title = '', number = '' }) => documentWords(title, number, language))).filter((words) => words !== ''));
  const shown = named.slice(0, mostDocuments).join(language === 'zh' ? '、' : ', ');
  return named.length <= mostDocuments ? shown : language === 'zh' ? `${shown}等${named.length}件` : `${shown} and ${named.length - mostDocuments} more`;
};

/** Titles and numbers stand as the documents bear them. */
const documentWords = (title: string, number: string, language: ReportLanguage): string => {
  const named = title === '' || /^[《“]/u.test(title) ? title : `《${title}》`;
  return number === '' || title === '' ? `${named}${number}` : language === 'zh' ? `${named}（${number}）` : `${named} (${number})`;
};

/** 机构第12–17、21条；编制第3条 */
const placesOf = (events: readonly LedgerEventView[], language: ReportLanguage): string => {
  const logs = [...new Set(events.map(({ logId }) => logId))].sort();
  return logs
    .map((logId) => {
      const context = logId.split('/').at(-1) ?? '';
      const ranges = rangesOf(events.filter((one) => one.logId === logId).map(({ position }) => position));
      return language === 'zh' ? `${logWords[context]?.zh ?? context}日志第${ranges.join('、')}条` : `${logWords[context]?.en ?? context} ${ranges.join(', ')}`;
    })
    .join(language === 'zh' ? '；' : '; ');
};

const rangesOf = (positions: readonly number[]): readonly string[] => {
  const ranges: [number, number][] = [];
  for (const position of [...new Set(positions)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && position === last[1] + 1) last[1] = position;
    else ranges.push([position, position]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
};
