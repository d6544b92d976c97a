import { parseEffectiveDate } from '@yange/kernel';
import { numbersIn } from './number.finder.js';
import { numberFormats, type NumberFormat, type ReportLanguage } from './report-number.format.js';
import { scopePattern } from './scope.language.js';

/*
 * A template is Markdown, whose numbers stand in double braces:
 *   {{A1}}   {{A16·转隶人员}}   {{A9|中文}}                 a figure, one measure of it, its format
 *   {{党政机构@2019年2月底}}   {{镇科级领导职数@报告日，千里山镇·单个}}   a measure at a date, of the one unit that a scope names
 *   {{=“1+1>2”}}                                             words that look like a number and are none
 * `# ` title, `## ` 一、, `### ` （一）; `**（一）…。**` at the beginning of a paragraph is a heading that the paragraph goes on from.
 * `{{时点 2019年2月底}}` at the beginning of a paragraph is the day of all measures in it that name none.
 */

/** From 1; columns count characters. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a number comes from. */
export interface Binding {
  readonly place: Place;
  /** as it stands between the braces */
  readonly written: string;
  /** null where a measure is named without a figure */
  readonly figureId: string | null;
  /** id or words; null for the only measure of the figure */
  readonly measure: string | null;
  /** as a clerk writes dates; null for the figure's own, or the day of the report */
  readonly date: string | null;
  /** 千里山镇·单个; empty for the whole district */
  readonly scope: string;
  readonly format: NumberFormat;
}

export type TemplatePiece = { readonly kind: 'text'; readonly text: string; readonly lead: boolean } | { readonly kind: 'fixed'; readonly text: string; readonly lead: boolean; readonly place: Place } | { readonly kind: 'number'; readonly binding: Binding; readonly lead: boolean };

export type BlockStyle = 'title' | 'heading-1' | 'heading-2' | 'paragraph';

export interface TemplateBlock {
  readonly style: BlockStyle;
  readonly place: Place;
  readonly pieces: readonly TemplatePiece[];
}

export type TemplateFault = 'braces' | 'binding-unreadable' | 'date-unreadable' | 'scope-unreadable' | 'unknown-format' | 'number-unbound' | 'unknown-figure' | 'unknown-measure' | 'measure-not-of-figure' | 'measure-unsaid' | 'format-misfit' | 'figure-not-in-chinese';

export interface TemplateProblem {
  readonly code: TemplateFault;
  readonly place: Place;
  /** what stands there */
  readonly written: string;
  readonly zh: string;
  readonly en: string;
}

export interface ReadTemplate {
  readonly blocks: readonly TemplateBlock[];
  readonly problems: readonly TemplateProblem[];
}

/** The day on which the report is made. */
export const reportDayWord = '报告日';

const styles: readonly (readonly [mark: RegExp, style: BlockStyle])[] = [[/^### +/, 'heading-2'], [/^## +/, 'heading-1'], [/^# +/, 'title']];

/** Every fault of a text at once, and what could be read of it. A blank line parts paragraphs; a line break within one means nothing. */
export const readTemplate = (text: string, language: ReportLanguage): ReadTemplate => {
  const problems: TemplateProblem[] = [];
  const blocks: TemplateBlock[] = [];
  let paragraph: { readonly line: number; readonly column: number; readonly text: string }[] = [];
  const close = (): void => {
    if (paragraph.length > 0) blocks.push(readBlock('paragraph', paragraph, language, problems));
    paragraph = [];
  };
  for (const [index, line] of text.replaceAll(/\r\n?/g, '\n').split('\n').entries()) {
    const [mark, style] = styles.map(([pattern, of]) => [pattern.exec(line)?.[0] ?? '', of] as const).find(([found]) => found !== '') ?? ['', null];
    if (style !== null || line.trim() === '') close();
    if (style !== null) blocks.push(readBlock(style, [{ line: index + 1, column: mark.length + 1, text: line.slice(mark.length).trimEnd() }], language, problems));
    else if (line.trim() !== '') paragraph.push({ line: index + 1, column: 1, text: line });
  }
  close();
  return { blocks, problems };
};

interface Line {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A character that no number is written with stands for what the braces hold. */
const hole = '\uFFFC';

const readBlock = (style: BlockStyle, lines: readonly Line[], language: ReportLanguage, problems: TemplateProblem[]): TemplateBlock => {
  const pieces: TemplatePiece[] = [];
  const places: Place[] = [];
  let literal = '';
  let day: string | null = null;
  let lead = false;
  const words = (text: string, line: number, from: number): void => {
    for (const [index, part] of text.split('**').entries()) {
      if (index > 0) lead = !lead;
      if (part !== '') pieces.push({ kind: 'text', text: part, lead });
    }
    let column = from;
    for (const one of text) {
      literal += one;
      for (let unit = 0; unit < one.length; unit += 1) places.push({ line, column });
      column += 1;
    }
  };
  for (const [index, { line, column, text }] of lines.entries()) {
    if (index > 0 && language === 'en') words(' ', line, 1);
    let at = 0;
    for (const match of text.matchAll(/\{\{(.*?)\}\}/gu)) {
      words(text.slice(at, match.index), line, column + [...text.slice(0, at)].length);
      const place = { line, column: column + [...text.slice(0, match.index)].length };
      const inner = (match[1] ?? '').trim();
      at = match.index + match[0].length;
      const dated = /^时点\s+(.+)$/u.exec(inner)?.[1];
      if (dated !== undefined) {
        day = readDay(dated, place, inner, problems);
        continue;
      }
      pieces.push(inner.startsWith('=') ? { kind: 'fixed', text: inner.slice(1), lead, place } : { kind: 'number', binding: readBinding(inner, place, day, problems), lead });
      literal += hole;
      places.push(place);
    }
    words(text.slice(at), line, column + [...text.slice(0, at)].length);
  }
  problems.push(...unbound(literal, places, language));
  return { style, place: { line: lines[0]?.line ?? 1, column: lines[0]?.column ?? 1 }, pieces };
};

const problem = (code: TemplateFault, place: Place, written: string, zh: string, en: string): TemplateProblem => ({ code, place, written, zh, en });

const bindingForm = /^([^@，,|]+?)(?:@([^，,|]+?))?(?:[，,]([^|]+?))?(?:\|(.+))?$/u;

const readBinding = (inner: string, place: Place, day: string | null, problems: TemplateProblem[]): Binding => {
  const match = bindingForm.exec(inner);
  const nothing: Binding = { place, written: inner, figureId: null, measure: null, date: null, scope: '', format: 'number' };
  if (match === null) {
    problems.push(problem('binding-unreadable', place, inner, `“{{${inner}}}”读不懂；应为 {{数据编号}} 或 {{指标@时点}}`, `"{{${inner}}}" is neither {{figure}} nor {{measure@date}}`));
    return nothing;
  }
  const [, name = '', date, scope = '', format = '数'] = match.map((one) => one?.trim());
  const figure = /^([A-Z][1-9]\d{0,2})(?:·(.+))?$/u.exec(name);
  const formats: Readonly<Record<string, NumberFormat>> = numberFormats;
  if (!Object.hasOwn(numberFormats, format)) problems.push(problem('unknown-format', place, inner, `没有“${format}”这种写法；可用 ${Object.keys(numberFormats).join('、')}`, `"${format}" is no format; there are ${Object.keys(numberFormats).join(', ')}`));
  if (scope !== '' && !scopePattern.test(scope)) problems.push(problem('scope-unreadable', place, inner, `口径“${scope}”读不懂，应如 千里山镇·单个`, `"${scope}" is no scope such as 千里山镇·单个`));
  return {
    ...nothing,
    figureId: figure?.[1] ?? null,
    measure: figure === null ? name : (figure[2] ?? null),
    date: date === undefined ? (figure === null ? day : null) : readDay(date, place, inner, problems),
    scope,
    format: formats[format] ?? 'number',
  };
};

const readDay = (date: string, place: Place, written: string, problems: TemplateProblem[]): string => {
  if (date === reportDayWord) return date;
  try {
    parseEffectiveDate(date);
  } catch {
    problems.push(problem('date-unreadable', place, written, `时点“${date}”读不懂；应如 2019年2月底、截至2020年6月、报告日`, `"${date}" is no date such as 2019年2月底 or 报告日`));
  }
  return date;
};

const foreignNumber = /\d[\d,.]*/gu;

/** Every number is written by a figure: one that stands in the text itself is either forgotten or no number. */
const unbound = (literal: string, places: readonly Place[], language: ReportLanguage): readonly TemplateProblem[] => {
  const found = language === 'zh' ? numbersIn(literal).map(({ from, text }) => ({ from, text })) : [...literal.matchAll(foreignNumber)].map((match) => ({ from: match.index, text: match[0] }));
  const braces = [...literal.matchAll(/\{\{|\}\}/gu)].map((match) => problem('braces', places[match.index] ?? { line: 1, column: 1 }, match[0], '“{{”与“}}”须在同一行内成对', 'braces go in pairs, on one line'));
  return [
    ...braces,
    ...found.map(({ from, text }) => problem('number-unbound', places[from] ?? { line: 1, column: 1 }, text, `“${text}”没有绑定数据；不是数据的写作 {{=${text}}}`, `"${text}" is bound to no figure; what is no number is written {{=${text}}}`)),
  ];
};

/** Every number that the blocks bind, in the order of the text. */
export const bindingsIn = (blocks: readonly TemplateBlock[]): readonly Binding[] => blocks.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'number' ? [piece.binding] : [])));
