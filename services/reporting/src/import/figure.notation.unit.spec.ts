import { NotationError } from '../language/notation.error.js';
import { readLists, readParts, readTopics, readValues } from './figure.notation.js';

const problem = (read: () => unknown): string => {
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof NotationError) return error.zh;
    throw error;
  }
};

describe('the notation of declared values', () => {
  it('reads several measures, about, scope, decimals and dates', () => {
    expect(readValues('正科级领导职数=79名；每网格人口=约1000人（网格·每个）；镇认领率=41.4%；权责交接月份=2020-03；正职配齐日期=2019-02-01')).toEqual([
      { measure: 'section-principal-posts', value: '79', unit: '名', scope: '', approximate: false },
      { measure: 'population-per-grid', value: '1000', unit: '人', scope: '网格·每个', approximate: true },
      { measure: 'town-claim-rate', value: '41.4', unit: '%', scope: '', approximate: false },
      { measure: 'handed-over-in', value: '2020-03', unit: '', scope: '', approximate: false },
      { measure: 'principals-complete-on', value: '2019-02-01', unit: '', scope: '', approximate: false },
    ]);
  });

  it('is empty for an empty cell: the report claims nothing', () => {
    expect([readValues(null), readValues('  ')]).toEqual([[], []]);
  });

  it.each([
    ['党政机构35个', '应如'],
    ['党政机构=三十五个', '应如'],
    ['党政机构=35家', '单位应为'],
    ['党政机构=35个（全区）', '口径'],
  ])('says what is wrong with %s', (cell, hint) => {
    expect(problem(() => readValues(cell))).toContain(hint);
  });
});

describe('the notation of relations, topics and lists', () => {
  it('reads what a figure is a part of', () => {
    expect(readParts('A1按改革方式')).toEqual([{ kind: 'part-of', figureId: 'A1', partition: '改革方式' }]);
    expect(problem(() => readParts('A1'))).toContain('应如');
  });

  it('reads topics', () => {
    expect(readTopics('自设机构：声明为零；整改:未办结')).toEqual([{ topic: '自设机构', aspect: 'zero' }, { topic: '整改', aspect: 'open' }]);
    expect(problem(() => readTopics('自设机构：没有'))).toContain('声明为零');
  });

  it('reads lists, open where they end in 等', () => {
    expect(readLists('服务大厅：社保、医保；中心职能：便民服务等')).toEqual([
      { measure: 'halls', names: ['社保', '医保'], open: false },
      { measure: 'centre-functions', names: ['便民服务'], open: true },
    ]);
    expect(problem(() => readLists('服务大厅：'))).toContain('没有列出');
    expect(readLists('某某：甲')).toEqual([{ measure: '某某', names: ['甲'], open: false }]);
  });
});
