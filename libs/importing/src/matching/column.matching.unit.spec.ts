import { matchColumns } from './column.matching.js';
import { likeness, likenessAtMost } from './likeness.js';

const columns = [
  { header: '序号', required: true, synonyms: ['编号'] }, { header: '单位', required: false }, { header: '单位数', required: false },
  { header: '名单', required: false }, { header: '生效日期', required: true, synonyms: ['时间'] },
];
const matched = (...written: readonly string[]): unknown => matchColumns(written, columns).map((match) => [match.written, match.column, match.how]);

describe('headers of a clerk\'s own', () => {
  it('are the table\'s where they are written so, whatever their width, blanks and asterisks', () => {
    expect(matched('＊序 号', '单位 ', '生效日期')).toEqual([['＊序 号', '序号', 'same'], ['单位', '单位', 'same'], ['生效日期', '生效日期', 'same']]);
  });

  it('are known by other names, or by likeness, each column once and the nearest first', () => {
    expect(matched('编号', '时间', '单位名称', '单位数量')).toEqual([['编号', '序号', 'synonym'], ['时间', '生效日期', 'synonym'], ['单位名称', '单位', 'similar'], ['单位数量', '单位数', 'similar']]);
    // What is written as the table has it is never given to another header that resembles it.
    expect(matched('单位名', '单位')).toEqual([['单位名', '单位数', 'similar'], ['单位', '单位', 'same']]);
  });

  it('stay the clerk\'s own where nothing resembles them; the column 错误 is ours', () => {
    expect(matched('备考', '序号', '错误')).toEqual([['备考', null, 'own'], ['序号', '序号', 'same']]);
  });

  it('are compared from 0 to 1, the same both ways', () => {
    expect([likeness('单位', '单位'), likeness('单位', '名单'), likeness('', '单位')]).toEqual([1, 0.25, 0]);
    for (const [one, other] of [['单位名称', '单位'], ['生效日期', '日期'], ['名单', '单位']] as const) expect(likeness(one, other)).toBe(likeness(other, one));
  });

  it('are never more alike than their lengths allow', () => {
    const words = ['单位', '单位名称', '名单', '一', '单位位单', '截至二〇二〇年六月底单位编制名单', '𠮷野', '𠮷', '野'];
    for (const one of words) for (const other of words) expect([one, other, likeness(one, other) <= likenessAtMost(one, other)]).toEqual([one, other, true]);
  });
});
