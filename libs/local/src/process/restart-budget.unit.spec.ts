import { RestartBudget } from './restart-budget.js';

describe('how soon something is started again', () => {
  const limits = { perMinute: 3, firstWaitMs: 100, longestWaitMs: 300 };

  it('waits longer each time within a minute, up to a limit', () => {
    const budget = new RestartBudget({ ...limits, perMinute: 9 });
    expect([0, 1_000, 2_000, 3_000].map((now) => budget.take(now))).toEqual([100, 200, 300, 300]);
    expect(budget.take(70_000)).toBe(100);
  });

  it('gives no more starts within any minute than the limit', () => {
    const budget = new RestartBudget(limits);
    expect([0, 200, 500].map((now) => budget.take(now))).toEqual([100, 200, 300]);
    expect(budget.take(1_000)).toBe(59_100);
    // The start at 100 is out of the minute, three others are in it: the second of all leaves it at 60,400.
    expect(budget.take(60_200)).toBe(300);
  });
});
