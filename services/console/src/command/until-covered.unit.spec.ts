import { hasCovered } from './until-covered.js';

const model = (covered: number | undefined, health = 'ok'): object => ({ name: 'calls', health, logs: covered === undefined ? {} : { '150302/grid': { covered, head: 9, lag: 0 } } });
const has = (...projections: readonly object[]): boolean => hasCovered({ grid: { context: 'grid', feed: 'log', logs: {}, projections } } as never, 'grid', '150302/grid', 7);

describe('what was recorded can be read', () => {
  it('once every read model that is well has read that far', () => {
    expect([has(model(7), model(8)), has(model(7), model(6)), has(model(7), model(6, 'failing'))]).toEqual([true, false, true]);
  });

  it('and is not waited for where nobody says how far', () => {
    expect([has(model(undefined)), hasCovered({} as never, 'grid', '150302/grid', 7), hasCovered({ grid: { reachable: false } } as never, 'grid', '150302/grid', 7)]).toEqual([true, true, true]);
  });
});
