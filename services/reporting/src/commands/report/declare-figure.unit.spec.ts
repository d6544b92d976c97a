import { derivedId } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { defineMeasureUseCase } from '../definition/define-measure.use-case.js';
import { declareFigureUseCase } from './declare-figure.use-case.js';

const stream = `report/${derivedId('report', '150302', '某区汇报')}`;
const body = (over: object = {}) => ({ report: '某区汇报', figureId: 'A5', kind: 'count', words: '党委机构11', place: '一(一)', asOf: '2019年2月底', scope: '区本级党委机构·合计', measures: [{ measure: 'party-organs', value: '11', unit: '个' }], ...over });
const given = (over: object = {}): GivenEvent => {
  const [declared] = decideGiven([], declareFigureUseCase, body(over)).events;
  if (declared === undefined) throw new Error('nothing declared');
  return { stream, event: declared.event };
};
const rejection = (past: readonly GivenEvent[], over: object): string => {
  try {
    decideGiven(past, declareFigureUseCase, body(over));
    return 'accepted';
  } catch (error) {
    return (error as { rule?: string }).rule ?? String(error);
  }
};

describe('declaring a figure', () => {
  it('records what the report says, with the precision of its date', () => {
    const { events, rules } = decideGiven([], declareFigureUseCase, body());
    expect(rules).toEqual([]);
    expect(events).toMatchObject([{ stream: 'report', event: { type: 'FigureDeclared', data: { figureId: 'A5', words: '党委机构11', asOf: { from: '', to: '2019-02-28', text: '2019年2月底' }, measures: [{ measure: 'party-organs', value: '11' }] } } }]);
  });

  it('adds nothing when it is said again', () => {
    expect(decideGiven([given()], declareFigureUseCase, body()).events).toEqual([]);
  });

  it('refuses another content under the same id: that is a correction', () => {
    expect(rejection([given()], { measures: [{ measure: 'party-organs', value: '12', unit: '个' }] })).toBe('figure-already-declared');
  });

  it.each([
    ['unknown-measure', { measures: [{ measure: '各镇认领事项', value: '1', unit: '个' }] }],
    ['wrong-unit', { measures: [{ measure: 'party-organs', value: '11', unit: '家' }] }],
    ['scope-missing', { scope: '' }],
    ['scope-missing', { scope: '', measures: [] }],
    ['measure-twice', { measures: [{ measure: 'party-organs', value: '11', unit: '个' }, { measure: 'party-organs', value: '12', unit: '个' }] }],
    ['zero-with-value', { kind: 'zero', measures: [{ measure: 'self-set-organs', value: '1', unit: '个' }] }],
    ['list-without-count', { listed: [{ measure: 'halls', names: ['社保'] }] }],
    ['relation-to-itself', { relations: [{ kind: 'part-of', figureId: 'A5', partition: '类别' }] }],
    ['wrong-date', { asOf: '2019-02-30' }],
  ])('refuses %s', (rule, over) => {
    expect(rejection([], over)).toBe(rule);
  });

  it('takes a measure that only the district has once that is defined, in its unit', () => {
    const defined = decideGiven([], defineMeasureUseCase, { measure: '各镇认领事项', derivation: '合计(认领权力，单位类别=镇)', unit: '条' }).events.map(({ event }) => ({ stream: `measure-definition/${derivedId('measure-definition', '150302', '各镇认领事项')}`, event }));
    expect(rejection(defined, { measures: [{ measure: '各镇认领事项', value: '30', unit: '条' }] })).toBe('accepted');
    expect(rejection(defined, { measures: [{ measure: '各镇认领事项', value: '30', unit: '个' }] })).toBe('wrong-unit');
  });

  it('needs no scope of the figure where every measure has its own', () => {
    expect(rejection([], { scope: '', measures: [{ measure: 'party-organs', value: '11', unit: '个', scope: '区本级党委机构·合计' }] })).toBe('accepted');
  });

  it('keeps a part that is larger than its whole as a finding', () => {
    const whole = given({ figureId: 'A1', measures: [{ measure: 'organs', value: '10', unit: '个' }] });
    const part = body({ relations: [{ kind: 'part-of', figureId: 'A1', partition: '类别' }] });
    expect(decideGiven([whole], declareFigureUseCase, part).rules).toEqual(['part-exceeds-whole']);
    expect(decideGiven([given({ figureId: 'A1', measures: [{ measure: 'organs', value: '35', unit: '个' }] })], declareFigureUseCase, part).rules).toEqual([]);
  });

  it.each([
    ['a value that is no number', { measures: [{ measure: 'party-organs', value: '十一', unit: '个' }] }],
    ['a scope that does not say how it is counted', { scope: '全区' }],
    ['an id of no figure', { figureId: 'a5' }],
    ['a field that it does not know', { more: 1 }],
  ])('knows no %s', (_what, over) => {
    expect(declareFigureUseCase.body.safeParse(body(over)).success).toBe(false);
  });
});
