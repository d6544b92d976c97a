import fc from 'fast-check';
import { lineageOf, toldOnce, type LineageStep } from './lineage.js';

const step = (from: string, to: string, date: string, how = 'merged'): LineageStep => ({ from, to, how, count: 1, date, eventIds: [`${from}${to}`] });
const ends = (steps: readonly LineageStep[]): readonly string[] => steps.map(({ from, to }) => `${from}→${to}`);

describe('lineage', () => {
  const steps = [step('甲', '丙', '2010-01-01'), step('乙', '丙', '2010-01-01'), step('丙', '丁', '2019-02-01'), step('丙', '戊', '2019-02-01', 'split'), step('丁', '丁', '2020-01-01', 'renamed')];

  it('goes back and forth over any number of steps', () => {
    expect(ends(lineageOf(steps, '丁', '2026-01-01').predecessors)).toEqual(['丙→丁', '丁→丁', '甲→丙', '乙→丙']);
    expect(ends(lineageOf(steps, '甲', '2026-01-01').successors)).toEqual(['甲→丙', '丙→丁', '丙→戊', '丁→丁']);
    expect(lineageOf(steps, '戊', '2026-01-01').successors).toEqual([]);
  });

  it('is as of a day', () => {
    expect(ends(lineageOf(steps, '甲', '2019-01-31').successors)).toEqual(['甲→丙']);
    expect(lineageOf(steps, '丁', '2019-01-31')).toEqual({ predecessors: [], successors: [] });
  });

  it('runs one way in time: what the source took in later is no predecessor of what had split from it', () => {
    const later = [step('甲', '乙', '2010-01-01', 'split'), step('丙', '甲', '2015-01-01', 'absorbed'), step('乙', '甲', '2020-01-01', 'absorbed')];
    expect(ends(lineageOf(later, '乙', '2026-01-01').predecessors)).toEqual(['甲→乙']);
    expect(new Set(ends(lineageOf(later, '甲', '2026-01-01').predecessors))).toEqual(new Set(['丙→甲', '乙→甲', '甲→乙']));
    expect(ends(lineageOf(later, '丙', '2026-01-01').successors)).toEqual(['丙→甲']);
  });

  it('is the same seen from both ends, whatever the graph', () => {
    const node = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const some = fc.array(fc.tuple(node, node, fc.integer({ min: 10, max: 28 })), { maxLength: 12 }).map((all) => all.map(([from, to, day]) => step(from, to, `2019-02-${day}`)));
    fc.assert(
      fc.property(some, node, node, (graph, one, other) => {
        const reached = (id: string) => lineageOf(graph, id, '2026-01-01');
        const forth = one === other || reached(one).successors.some(({ to }) => to === other);
        const back = one === other || reached(other).predecessors.some(({ from }) => from === one);
        expect(forth).toBe(back);
      }),
    );
  });

  it('takes a step that both ends tell for one, with the events of both', () => {
    const told = (how: string, eventId: string): LineageStep => ({ ...step('甲', '乙', '2019-02-01', how), eventIds: [eventId] });
    expect(toldOnce([told('merged', 'e-1'), told('merged', 'e-2'), told('split', 'e-3')])).toMatchObject([{ eventIds: ['e-1', 'e-2'] }, { how: 'split', eventIds: ['e-3'] }]);
  });
});
