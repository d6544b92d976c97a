import { numeralCharacters, readNumeral } from './chinese.numeral.js';
import type { FoundNumber, NumberKind } from './found.number.js';

/** Measure words of official Chinese, longest first; 正 and 副 count leaders, 镇 办 局 中心 count bodies in formulas such as 5办1局2中心. */
const measureWords = [
  '个工作日', '工作日', '方面', '平方公里', '平方米', '个百分点', '户次', '人次', '万元', '亿元', '小项', '中心', '长', '权', '大厅', '纵', '个', '名', '人', '家', '支', '条', '项', '块', '套', '辆', '间', '件', '户', '种', '次', '处', '所', '镇', '办', '局', '正', '副', '岁', '天', '类', '批', '级', '位', '只', '份', '座', '台', '元', '期', '场', '起', '宗', '篇', '字',
].join('|');

/** Words that hold numerals and say no number: names of congresses and sessions, ways of speaking. */
const saying = new RegExp(
  [
    `党的十[${numeralCharacters}]+大`, '十[一二三四五六七八九]大(?=和|精神|报告|以来|的|、|，|,|$)', `[${numeralCharacters}]+届`, `(?:[${numeralCharacters}]中、)*[${numeralCharacters}]+中全会`,
    '一(?:支笔|票否决|窗|把手|盘棋|站式|张网|体化?|次性|网|定|些|般|切|致|起|直|方面|系列|律|看|元|核|步|样|同|旦|线|事|流|批|边|经|二)', '(?:统|单|唯|专|进|逐|同|万|第)一(?!届|次|部|批|个|项|名)', '多元', '四面八方', '三定', '五位一体', '四个全面', '千方百计', '百姓', '万一', '千里山', '千条', '四办(?=服务)',
    '两(?:手|级|者|头)', '半(?!数)',
  ].join('|'),
  'gu',
);

/** Numbers that order the text and count nothing: 一、 (二) 三是 其四 (5) 2. */
const ordering = new RegExp(`^\\s*(?:[${numeralCharacters}]+、|\\d{1,2}[、.．](?!\\d))|[(（](?:[${numeralCharacters}]{1,3}|\\d{1,2})[)）]|(?<=^|[，。；：:;,!！\\s])(?:[一二三四五六七八九十]{1,2}是|其[一二三四五六七八九十]{1,2}[，,是])|第[${numeralCharacters}\\d]{1,3}(?:部分|章|条|款|届)`, 'gu');

/** Words before a document number that are not of it. */
const leading = /^(?:依据|根据|按照|参照|以及|印发|和|及|与|即|由|见|据|经|以)+/u;
const documentNumber = /[\p{Script=Han}]{2,14}?[〔[［(（【]\s*(\d{4})\s*[〕\]］)）】]?\s*第?\s*(\d+)\s*号/gu;
const garbledDocumentNumber = /[\p{Script=Han}]{2,14}?[〔[［]?(\d{4})[〕\]］]?(\d+)号/gu;
const date = /(截至|截止|至)?\s*(?:(\d{4})\s*年)?\s*(?:(\d{1,2})\s*月\s*(份)?)?(?:(\d{1,2})\s*日|(底|末))?/gu;
const formula = /\d+(?:\s*\+\s*[\dN]+)+(?:\s*[>＞=]\s*\d+)?/gu;
const range = new RegExp(`(\\d[\\d,]*)\\s*[-－–—~～至]\\s*(\\d[\\d,]*)\\s*(${measureWords})?`, 'gu');
/** 1镇6办: so many units together */
const townsAndStreets = /(\d+)\s*镇\s*(\d+)\s*办(?!事)/gu;
const first = /首(?=[家个次批])([家个次批])/gu;
const percent = new RegExp(`(\\d+(?:\\.\\d+)?)\\s*[%％]|百分之([${numeralCharacters}]+)`, 'gu');
const share = new RegExp(`([${numeralCharacters}]+)分之([${numeralCharacters}]+)`, 'gu');
const arabic = new RegExp(`(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?\\s*(万|亿)?\\s*(${measureWords})?`, 'gu');
const chinese = new RegExp(`([${numeralCharacters}]+)\\s*(${measureWords}|大(?=[\\p{Script=Han}]{0,4}(?:领域|任务|板块)))`, 'gu');

const about = /(?:约|大约|近|将近|超过|不少于|不低于|至少)(?:为|有|占)?\s*$/u;
const roughly = /^\s*(?:左右|余|多(?=[名个人件条项])|上下)/u;

/** Every number of a paragraph in the order in which it stands. Numbers of headings and of names (一、, 十九届, 一支笔) are none. */
export const numbersIn = (paragraph: string): readonly FoundNumber[] => new Paragraph(paragraph).numbers();

/** A text of which one part after the other is recognised; what is recognised once is looked at no more. */
class Paragraph {
  private readonly found: FoundNumber[] = [];
  private rest: string;

  constructor(private readonly text: string) {
    this.rest = text;
  }

  numbers(): readonly FoundNumber[] {
    this.each(ordering, () => []);
    for (const pattern of [documentNumber, garbledDocumentNumber]) this.each(pattern, (match) => [this.document(match)]);
    this.dates();
    this.each(formula, (match) => [this.number(match, 'formula', match[0].replaceAll(/\s/gu, ''))]);
    this.each(saying, () => []);
    this.each(percent, (match) => [this.number(match, 'percent', match[1] ?? String(readNumeral(match[2] ?? '') ?? ''), '%')]);
    this.each(share, (match) => this.shares(match));
    this.each(townsAndStreets, (match) => [this.number(match, 'amount', String(Number(match[1]) + Number(match[2])), '个')]);
    this.each(first, (match) => [this.number(match, 'amount', '1', match[1] ?? '')]);
    this.each(range, (match) => this.ends(match));
    this.each(arabic, (match) => [this.number(match, 'amount', scaled(match), match[4] ?? '')]);
    this.each(chinese, (match) => this.spoken(match));
    return this.found.sort((a, b) => a.from - b.from);
  }

  private each(pattern: RegExp, read: (match: RegExpExecArray) => readonly FoundNumber[]): void {
    for (const match of this.rest.matchAll(pattern)) {
      if (match[0] === '') continue;
      const numbers = read(match);
      if (numbers.length === 0 && pattern !== ordering && pattern !== saying) continue;
      this.found.push(...numbers);
      this.take(match.index, match[0].length);
    }
  }

  /** Replaced by something of the same length, so that offsets stay. */
  private take(from: number, length: number): void {
    this.rest = this.rest.slice(0, from) + '\u0000'.repeat(length) + this.rest.slice(from + length);
  }

  private number(match: RegExpExecArray, kind: NumberKind, value: string, unit = '', upTo = false): FoundNumber {
    const [from, to] = [match.index, match.index + match[0].trimEnd().length];
    return { from, to, text: this.text.slice(from, to), kind, value, unit, approximate: about.test(this.text.slice(Math.max(0, from - 6), from)) || roughly.test(this.text.slice(to, to + 4)), upTo };
  }

  private document(match: RegExpExecArray): FoundNumber {
    const { from, text, ...found } = this.number(match, 'document', `${match[1] ?? ''}-${match[2] ?? ''}`);
    const before = leading.exec(text)?.[0].length ?? 0;
    return { ...found, from: from + before, text: text.slice(before) };
  }

  /** 2月2日 after 2019年2月1日 is of the same year. */
  private dates(): void {
    let year = '';
    this.each(date, (match) => {
      const [, till, ownYear, month, , day, end] = match;
      if (ownYear === undefined && (month === undefined || (day === undefined && end === undefined && till === undefined))) return month === undefined || year === '' ? [] : [this.number(match, 'date', dateOf(year, month))];
      year = ownYear ?? year;
      return year === '' ? [] : [this.number(match, 'date', dateOf(year, month, day), '', till !== undefined || end !== undefined)];
    });
  }

  private shares(match: RegExpExecArray): readonly FoundNumber[] {
    const [whole, part] = [readNumeral(match[1] ?? ''), readNumeral(match[2] ?? '')];
    return whole === null || part === null || whole === 0 ? [] : [this.number(match, 'share', String(Math.round((part / whole) * 1_000) / 10), '%')];
  }

  private ends(match: RegExpExecArray): readonly FoundNumber[] {
    const [all, low = '', high = '', unit = ''] = match;
    const second = match.index + all.lastIndexOf(high);
    const end = (from: number, to: number, value: string): FoundNumber => ({ from, to, text: this.text.slice(from, to), kind: 'range-end', value: value.replaceAll(',', ''), unit, approximate: false, upTo: false });
    return [end(match.index, match.index + low.length, low), end(second, match.index + all.trimEnd().length, high)];
  }

  /** 一个 and the like are ways of speaking as often as numbers; a count of one is only read with a number beside it (一项 in a list is written 1项). */
  private spoken(match: RegExpExecArray): readonly FoundNumber[] {
    const value = readNumeral(match[1] ?? '');
    return value === null || value < 2 ? [] : [this.number(match, 'amount', String(value), (match[2] ?? '') === '大' ? '个' : (match[2] ?? ''))];
  }
}

const dateOf = (year: string, month?: string, day?: string): string => [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-');

const scaled = ([, whole = '', fraction = '', scale]: RegExpExecArray): string => {
  const plain = whole.replaceAll(',', '') + fraction;
  return scale === undefined ? plain : String(Math.round(Number(plain) * (scale === '万' ? 10_000 : 100_000_000)));
};
