import { decideGiven, type GivenEvent } from '@yange/use-case';
import { derivedId } from '@yange/kernel';
import { defineMeasureUseCase } from './define-measure.use-case.js';

const body = (over: object = {}) => ({ measure: '网格', derivation: '合计(网格)', ...over });
const past = (over: object = {}, measure = 'grids'): readonly GivenEvent[] =>
  decideGiven([], defineMeasureUseCase, body(over)).events.map(({ event }) => ({ stream: `measure-definition/${derivedId('measure-definition', '150302', measure)}`, event }));

const rejection = (given: readonly GivenEvent[], over: object): string => {
  try {
    decideGiven(given, defineMeasureUseCase, body(over));
    return 'accepted';
  } catch (error) {
    return (error as { rule?: string }).rule ?? String(error);
  }
};

describe('defining a measure', () => {
  it('records how it is derived, under the id that its words stand for', () => {
    expect(past()).toMatchObject([{ event: { type: 'MeasureDefined', data: { measure: 'grids', figureId: '', term: { form: { case: 'query', value: { measure: 'grids', conditions: [] } } } } } }]);
    expect(past({ measure: 'grids' })).toEqual(past());
  });

  it('adds nothing when it is defined so once more, and replaces what was before', () => {
    expect(decideGiven(past(), defineMeasureUseCase, body()).events).toEqual([]);
    expect(decideGiven(past(), defineMeasureUseCase, body({ derivation: '合计(网格，单位类别=镇)' })).events).toHaveLength(1);
    expect(decideGiven(past(), defineMeasureUseCase, body({ figureId: 'B26' })).events).toHaveLength(1);
  });

  it('makes a measure of the district\'s own of words that are new, and keeps its unit', () => {
    const own = past({ measure: '专班', unit: '个', titleEn: 'task forces' }, '专班');
    expect(own).toMatchObject([{ event: { data: { measure: '专班', unit: '个', titleEn: 'task forces' } } }]);
    expect(decideGiven(own, defineMeasureUseCase, body({ measure: '专班', figureId: 'B1' })).events).toMatchObject([{ event: { data: { unit: '个' } } }]);
    expect(rejection(own, { measure: '专班', unit: '家' })).toBe('wrong-unit');
  });

  it.each([
    ['wrong-derivation', { derivation: '合计(网点)' }],
    ['wrong-derivation', { numerator: '数一数' }],
    ['wrong-unit', { unit: '家' }],
    ['rate-half-given', { numerator: '合计(网格)' }],
  ])('refuses %s', (rule, over) => expect(rejection([], over)).toBe(rule));
});
