import { movedFigures } from './moved.figures.js';

const title = { zh: '行政编制', en: 'administrative quota' };
const figure = (id: string, ...values: readonly (readonly [measure: string, value: number | string])[]) => ({ id, derived: values.map(([measure, value]) => ({ measure, value, unit: '名', title, basis: 'counted', tellings: [] })) }) as never;

describe('figures that moved', () => {
  it('are those whose derived values differ, and those that can be derived at one moment alone', () => {
    const before = { figures: [figure('A1', ['x', 1]), figure('A2', ['x', 2], ['y', '2019']), figure('A3', ['x', 3])] };
    const after = { figures: [figure('A1', ['x', 1]), figure('A2', ['x', 5], ['y', '2019']), figure('A4', ['x', 4])] };
    expect(movedFigures(before, after).map(({ id, measure, before: was, after: is }) => [id, measure, was, is])).toEqual([['A2', 'x', 2, 5], ['A3', 'x', 3, null], ['A4', 'x', null, 4]]);
    expect(movedFigures(after, after)).toEqual([]);
  });
});
