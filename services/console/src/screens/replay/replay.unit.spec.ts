import { lineOf, linesOf, standingAt, type Step } from './replay.model.js';

const step = (...figures: readonly (readonly [id: string, before: number | null, after: number])[]): Step =>
  ({ event: {}, figures: figures.map(([id, before, after]) => ({ id, measure: 'm', title: { zh: '数', en: 'n' }, unit: '', before, after })) }) as unknown as Step;

describe('a replay', () => {
  it('is put together of pieces that end anywhere', () => {
    const [first, rest] = linesOf('', '{"a":1}\n{"b"');
    expect([first, linesOf(rest, ':2}\n\n')]).toEqual([['{"a":1}'], [['{"b":2}'], '']]);
  });

  it('is whole when the last line says how many steps there were', () => {
    expect(lineOf('{"end":true,"total":19}')).toEqual({ total: 19 });
    expect(lineOf('{"event":{},"figures":[]}')).toEqual({ step: { event: {}, figures: [] } });
  });

  it('shows each figure as it stands at a step, not as it comes to be', () => {
    const steps = [step(['A1', null, 35]), step(['A9', null, 461]), step(['A1', 35, 36])];
    expect(standingAt(steps, 1).map(({ id, after }) => [id, after])).toEqual([['A9', 461], ['A1', 35]]);
    expect(standingAt(steps, 2).map(({ id, after }) => [id, after])).toEqual([['A1', 36], ['A9', 461]]);
    expect(standingAt(steps, -1)).toEqual([]);
  });
});
