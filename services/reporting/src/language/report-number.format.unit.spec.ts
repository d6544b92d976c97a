import fc from 'fast-check';
import { readNumeral } from './chinese.numeral.js';
import { chineseNumeral, fitsFormat, writeNumber, type NumberFormat } from './report-number.format.js';

describe('a number of a report', () => {
  it.each<[string, NumberFormat, string | null, string | null]>([
    ['35', 'number', '35', '35'], ['35', 'words', '三十五', '35'], ['24596', 'thousands', '24,596', '24,596'], ['41.4', 'percent', '41.4%', '41.4%'],
    ['1000', 'about', '约1000', 'about 1000'], ['33.3', 'fraction', '三分之一', 'one third'], ['40', 'fraction', '五分之二', 'two fifths'], ['2019-02-01', 'date', '2019年2月1日', '1 February 2019'],
    ['2019-02-02', 'day-of-year', '2月2日', '2 February'], ['2020-03', 'month', '2020年3月', 'March 2020'], ['2019-02-01', 'month', '2019年2月', 'February 2019'], ['2020-03', 'number', '2020年3月', 'March 2020'],
    ['1', 'ordinal', '首', 'first'], ['6', 'ordinal', '第六', 'sixth'], ['12', 'ordinal', '第十二', '12th'], ['22', 'ordinal', '第二十二', '22nd'], ['0', 'none', '不存在', 'no'],
    ['0', 'ordinal', null, null], ['1', 'none', null, null], ['35', 'date', null, null], ['2020-03', 'date', null, null], ['2020-03', 'words', null, null], ['41.4', 'words', null, null], ['12.7', 'fraction', null, null],
  ])('%s as %s', (value, format, zh, en) => {
    expect([writeNumber(value, format, 'zh'), writeNumber(value, format, 'en')]).toEqual([zh, en]);
    expect(fitsFormat(value, format)).toBe(zh !== null);
  });

  it('in Chinese words is read back as the same number', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => readNumeral(chineseNumeral(value)) === value));
    expect([0, 10, 12, 20, 101, 110, 1_010, 10_001, 100_000, 120_345].map(chineseNumeral)).toEqual(['零', '十', '十二', '二十', '一百零一', '一百一十', '一千零一十', '一万零一', '十万', '十二万零三百四十五']);
  });
});
