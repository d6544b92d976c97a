import fc from 'fast-check';
import { certaintyAt, onDay, parseEffectiveDate, type EffectiveDate } from './effective-date.js';
import { Rejected } from './rejected.js';

const ruleOf = (words: string): string => {
  try {
    parseEffectiveDate(words);
    return 'accepted';
  } catch (error) {
    return error instanceof Rejected ? error.rule : String(error);
  }
};

describe('an effective date', () => {
  it.each<readonly [string, string | null, string, EffectiveDate['precision']]>([
    ['2019-02-01', '2019-02-01', '2019-02-01', 'day'],
    ['2019年2月1日', '2019-02-01', '2019-02-01', 'day'],
    ['2019年02月01日', '2019-02-01', '2019-02-01', 'day'],
    ['2020年2月29日', '2020-02-29', '2020-02-29', 'day'],
    ['2019年2月', '2019-02-01', '2019-02-28', 'month'],
    ['2019年2月份', '2019-02-01', '2019-02-28', 'month'],
    ['2020-02', '2020-02-01', '2020-02-29', 'month'],
    ['1986.5', '1986-05-01', '1986-05-31', 'month'],
    ['1986.05', '1986-05-01', '1986-05-31', 'month'],
    ['1986.12', '1986-12-01', '1986-12-31', 'month'],
    ['2019年', '2019-01-01', '2019-12-31', 'year'],
    ['2019', '2019-01-01', '2019-12-31', 'year'],
    ['2019年2月底', null, '2019-02-28', 'by-end-of'],
    ['2020年2月末', null, '2020-02-29', 'by-end-of'],
    ['2019年底', null, '2019-12-31', 'by-end-of'],
    ['截至2020年6月', null, '2020-06-30', 'by-end-of'],
    ['截止2020年6月底', null, '2020-06-30', 'by-end-of'],
    ['截至2020年6月15日', null, '2020-06-15', 'by-end-of'],
    ['2018年1月到2019年5月', '2018-01-01', '2019-05-31', 'range'],
    ['2018年1月至2019年5月', '2018-01-01', '2019-05-31', 'range'],
    ['2018-01-10～2019-05-20', '2018-01-10', '2019-05-20', 'range'],
    ['2018年—2019年', '2018-01-01', '2019-12-31', 'range'],
    ['２０１９年２月１日', '2019-02-01', '2019-02-01', 'day'],
    ['２０１９年２月', '2019-02-01', '2019-02-28', 'month'],
    [' 2019 年 2 月 ', '2019-02-01', '2019-02-28', 'month'],
  ])('reads %j', (words, from, to, precision) => expect(parseEffectiveDate(words)).toEqual({ from, to, precision, text: words.trim() }));

  it.each(['2019-02-30', '2019年2月30日', '2019-02-29', '2019年13月', '2019年0月', '2019-13', '1986.13', '1899年', '2200年', '2019/2/1', '2019-2-1', '2019年2月1日底', '2019年2月至2018年1月', '截至', '底', '至', '2019年2月至', '', '  ', '上个月', '2019年2月底前后', 'Infinity', '-2019', '2019-02-01T00:00'])(
    'refuses %j as a wrong date', (words) => expect(ruleOf(words)).toBe('wrong-date'));

  it.each(['43500', '43500.5', '１２３４５', ' 43500 '])('refuses %j as an Excel serial, not as a year', (words) => expect(ruleOf(words)).toBe('excel-serial-date'));

  it.each(['1986.1', '2019.1'])('refuses %s: it may be October whose zero a spreadsheet dropped', (words) => expect(ruleOf(words)).toBe('wrong-date'));

  it('says what to write instead, in both languages, and repeats the words', () => {
    expect(() => parseEffectiveDate('2019-02-30')).toThrow(expect.objectContaining({ zh: expect.stringContaining('“2019-02-30”'), en: expect.stringContaining('"2019-02-30"') }));
  });

  it('never makes a month its first day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), (y, m) => {
        const read = parseEffectiveDate(`${y}年${m}月`);
        expect(read.precision).toBe('month');
        expect(Number(read.to.slice(8))).toBeGreaterThanOrEqual(28);
        expect(certaintyAt(read, read.from ?? '')).toBe('possible');
      }),
    );
  });

  it('never throws anything but a rejection, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789０９年月日底末截至到止~—.- 份a') }), (words) => expect(['accepted', 'wrong-date', 'excel-serial-date']).toContain(ruleOf(words))),
      { numRuns: 2000 },
    );
  });
});

describe('whether a fact counts at a date', () => {
  const month = parseEffectiveDate('2019年2月');
  const until = parseEffectiveDate('2019年2月底');

  it.each([
    ['a day, the day before', onDay('2019-02-15'), '2019-02-14', 'later'],
    ['a day, on it', onDay('2019-02-15'), '2019-02-15', 'certain'],
    ['a month, before it', month, '2019-01-31', 'later'],
    ['a month, on its first day', month, '2019-02-01', 'possible'],
    ['a month, on its last day but one', month, '2019-02-27', 'possible'],
    ['a month, on its last day', month, '2019-02-28', 'certain'],
    ['by the end of a month, long before', until, '1990-01-01', 'possible'],
    ['by the end of a month, on its last day', until, '2019-02-28', 'certain'],
  ] as const)('%s', (_what, effective, date, certainty) => expect(certaintyAt(effective, date)).toBe(certainty));
});
