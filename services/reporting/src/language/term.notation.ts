import { dimensionNamed, dimensions, ledgerMeasureNamed, ledgerMeasureOf, valueNamed, wordOfValue, wordsOfDimension, type LedgerMeasure } from './ledger.words.js';
import { NotationError } from './notation.error.js';
import { usualDay, type Day, type Query, type Rounding, type Taking, type Term } from './term.js';

/*
 * 推算 in the words of those who count:
 *   合计(编制，编制类型=行政编制，单位类别=党委机构/政府工作部门)     每个(职数，按=单位)     最新(承接指标)
 *   时间(挂牌)     日期(文件，取=成文日期，文件=执法改革方案)     未给出
 *   一致(…，…)     加(…，…)     减(…，…)     占比(…，…，1位，四舍五入)     最少个数(…，…)
 * 单位=口径 takes the one unit that the figure's scope names; 截至=数据时点 or 报告日 overrides the usual day. A value in “…” may hold any sign, ” written twice.
 */

const takings: Readonly<Record<string, Taking>> = { 合计: 'sum', 每个: 'each', 最新: 'latest', 时间: 'when', 日期: 'date' };
const days: Readonly<Record<string, Day>> = { 数据时点: 'as-of', 报告日: 'report' };
const roundings: Readonly<Record<string, Rounding>> = { 四舍五入: 'half-up', 舍去: 'down', 进一: 'up' };
const forms = ['一致', '加', '减', '占比', '最少个数', '未给出'] as const;
const scopeWord = '口径';
const deepest = 8;

const wordOf = <T extends string>(table: Readonly<Record<string, T>>, id: T): string => Object.keys(table).find((word) => table[word] === id) ?? id;

const quoted = (value: string): string => (value === '' || value === scopeWord || /[，,（）()=＝/／“”\s]/u.test(value) ? `“${value.replaceAll('”', '””')}”` : value);

/** One text for one term: what {@link readTerm} reads back. */
export const writeTerm = (term: Term): string => {
  switch (term.form) {
    case 'query':
      return writeQuery(term.query);
    case 'not-given':
      return '未给出';
    case 'agreed':
      return `一致(${term.terms.map(writeTerm).join('，')})`;
    case 'plus':
      return `加(${term.terms.map(writeTerm).join('，')})`;
    case 'minus':
      return `减(${writeTerm(term.left)}，${writeTerm(term.right)})`;
    case 'share':
      return `占比(${[writeTerm(term.part), writeTerm(term.whole), `${term.decimals}位`, ...(term.rounding === 'half-up' ? [] : [wordOf(roundings, term.rounding)])].join('，')})`;
    case 'least-count':
      return `最少个数(${writeTerm(term.percent)}，${writeTerm(term.of)})`;
  }
};

const writeQuery = ({ measure, where = {}, ofScope, take, by, upTo }: Query): string => {
  const chosen = Object.entries(where).map(([dimension, wanted]) => `${wordsOfDimension(dimension)}=${[wanted].flat().map((value) => quoted(wordOfValue(dimension, value))).join('/')}`);
  const parts = [
    ledgerMeasureOf(measure)?.zh ?? measure,
    ...(by === undefined ? [] : [`${take === 'date' ? '取' : '按'}=${wordsOfDimension(by)}`]),
    ...chosen,
    ...(ofScope ? [`单位=${scopeWord}`] : []),
    ...(upTo === undefined ? [] : [`截至=${wordOf(days, upTo)}`]),
  ];
  return `${wordOf(takings, take)}(${parts.join('，')})`;
};

/** @throws {NotationError} saying what is wrong, and what there is instead */
export const readTerm = (text: string): Term => {
  const reader = new Reader(text.normalize('NFC'));
  const term = readOne(reader, 0);
  reader.end();
  return term;
};

const readOne = (reader: Reader, depth: number): Term => {
  if (depth > deepest) throw new NotationError(`推算套了 ${deepest} 层以上，请拆开`, `terms are nested more than ${deepest} deep`);
  const word = reader.word();
  if (word === '未给出') return { form: 'not-given' };
  const take = Object.hasOwn(takings, word) ? takings[word] : undefined;
  if (take === undefined && !(forms as readonly string[]).includes(word)) throw unknownForm(word);
  reader.open();
  const term = take === undefined ? readCalculation(word, reader, depth + 1) : readQuery(take, reader);
  reader.close();
  return term;
};

const unknownForm = (word: string): NotationError => {
  const known = [...Object.keys(takings), ...forms].join('、');
  return new NotationError(`“${word}”不是推算方法；可用 ${known}`, `"${word}" is no way of deriving; there are ${known}`);
};

const readCalculation = (word: string, reader: Reader, depth: number): Term => {
  const terms = [readOne(reader, depth)];
  if (word === '占比') return readShare(terms[0] as Term, reader, depth);
  while (reader.comma()) terms.push(readOne(reader, depth));
  const [left, right, ...others] = terms;
  if (left === undefined || right === undefined) throw new NotationError(`“${word}”至少要两项`, `"${word}" needs two terms at least`);
  if (word === '一致' || word === '加') return { form: word === '加' ? 'plus' : 'agreed', terms };
  if (others.length > 0) throw new NotationError(`“${word}”只有两项`, `"${word}" has two terms`);
  return word === '减' ? { form: 'minus', left, right } : { form: 'least-count', percent: left, of: right };
};

const readShare = (part: Term, reader: Reader, depth: number): Term => {
  const shape = new NotationError('占比应如 占比(部分，全部，1位)', 'a share looks like 占比(part，whole，1位)');
  if (!reader.comma()) throw shape;
  const whole = readOne(reader, depth);
  if (!reader.comma()) throw shape;
  const decimals = /^([0-4])位$/.exec(reader.word())?.[1];
  if (decimals === undefined) throw shape;
  const how = reader.comma() ? reader.word() : '四舍五入';
  const rounding = Object.hasOwn(roundings, how) ? roundings[how] : undefined;
  if (rounding === undefined) throw new NotationError(`“${how}”不是取整方法；可用 ${Object.keys(roundings).join('、')}`, `"${how}" is no way of rounding`);
  return { form: 'share', part, whole, decimals: Number(decimals), rounding };
};

const readQuery = (take: Taking, reader: Reader): Term => {
  const words = reader.word();
  const measure = ledgerMeasureNamed(words);
  if (measure === undefined) throw new NotationError(`账上没有“${words}”这类数`, `the ledger knows no "${words}"`);
  const where: Record<string, string | readonly string[]> = {};
  const query: { -readonly [K in keyof Query]?: Query[K] } = {};
  while (reader.comma()) {
    const name = reader.word();
    reader.equals();
    if (name === '按' || name === '取') query.by = dimensionOf(reader.word(), measure);
    else if (name === '截至') query.upTo = dayOf(reader.word());
    else {
      const condition = conditionOf(name, reader, measure);
      Object.assign('ofScope' in condition ? query : where, condition);
    }
  }
  if ((take === 'each' || take === 'date') !== (query.by !== undefined)) {
    throw new NotationError(`“${wordOf(takings, take)}”${take === 'each' ? '要写 按=…' : take === 'date' ? '要写 取=…' : '不写 按 或 取'}`, `"${wordOf(takings, take)}" ${query.by === undefined ? 'says by what (按=…, 取=…)' : 'groups by nothing'}`);
  }
  const { by, ofScope, upTo } = query;
  return {
    form: 'query',
    query: { measure: measure.id, where, ...(ofScope ? { ofScope } : {}), take, ...(by === undefined ? {} : { by }), ...(upTo === undefined || upTo === usualDay(take) ? {} : { upTo }) },
  };
};

const conditionOf = (name: string, reader: Reader, measure: LedgerMeasure): object => {
  const dimension = dimensionOf(name, measure);
  const values = [reader.value()];
  while (reader.slash()) values.push(reader.value());
  if (dimension === 'owner' && values.length === 1 && values[0]?.plain === true && values[0].text === scopeWord) return { ofScope: true };
  const ids = values.map(({ text }) => {
    const id = valueNamed(dimension, text);
    if (id === undefined) throw new NotationError(`“${name}”没有“${text}”；可用 ${Object.keys(dimensions[dimension]?.values ?? {}).join('、')}`, `"${name}" has no value "${text}"`);
    return id;
  });
  return { [dimension]: ids.length === 1 ? (ids[0] ?? '') : ids };
};

const dimensionOf = (words: string, { zh, dimensions: known }: LedgerMeasure): string => {
  const id = dimensionNamed(words);
  if (id !== undefined && known.includes(id)) return id;
  const choices = known.map(wordsOfDimension).join('、');
  throw new NotationError(`“${zh}”不分“${words}”；${choices === '' ? '不能再加条件' : `可用 ${choices}`}`, `"${zh}" cannot be chosen by "${words}"`);
};

const dayOf = (word: string): Day => {
  const day = Object.hasOwn(days, word) ? days[word] : undefined;
  if (day === undefined) throw new NotationError(`“截至”应为 ${Object.keys(days).join('、')}`, `截至 is one of ${Object.keys(days).join(', ')}`);
  return day;
};

interface Value {
  readonly text: string;
  /** not in quotation marks */
  readonly plain: boolean;
}

/** Signs in their full and half width; blanks between them do not count. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  word(): string {
    return this.value().text;
  }

  value(): Value {
    this.blanks();
    const rest = this.text.slice(this.at);
    const inMarks = /^“((?:[^”]|””)*)”/u.exec(rest);
    const plain = /^[^，,（）()=＝/／“”]+/u.exec(rest);
    const found = inMarks ?? plain;
    if (found === null) throw this.unexpected('一个词', 'a word');
    this.at += found[0].length;
    return inMarks === null ? { text: found[0].trim(), plain: true } : { text: (inMarks[1] ?? '').replaceAll('””', '”'), plain: false };
  }

  open(): void {
    this.due('(（', '(');
  }

  close(): void {
    this.due(')）', ')');
  }

  equals(): void {
    this.due('=＝', '=');
  }

  comma(): boolean {
    return this.take('，,');
  }

  slash(): boolean {
    return this.take('/／');
  }

  end(): void {
    this.blanks();
    if (this.at < this.text.length) throw this.unexpected('结尾', 'the end');
  }

  private due(signs: string, sign: string): void {
    if (!this.take(signs)) throw this.unexpected(`“${sign}”`, `"${sign}"`);
  }

  private take(signs: string): boolean {
    this.blanks();
    const next = this.text[this.at];
    if (next === undefined || !signs.includes(next)) return false;
    this.at += 1;
    return true;
  }

  private blanks(): void {
    while (/\s/u.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private unexpected(zh: string, en: string): NotationError {
    const rest = this.text.slice(this.at, this.at + 12);
    return new NotationError(`${rest === '' ? '推算没有写完' : `“${rest}…”处`}，此处应为${zh}`, `${en} is due ${rest === '' ? 'at the end' : `at "${rest}…"`}`);
  }
}
