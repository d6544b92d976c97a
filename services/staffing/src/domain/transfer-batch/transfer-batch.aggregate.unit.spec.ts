import { transferBatch } from './transfer-batch.aggregate.js';

describe('a batch of people', () => {
  const broken = (persons: number, ...named: readonly string[]): readonly (readonly [string, number])[] =>
    (transferBatch.limits?.({ recorded: true, persons, units: 1, named: new Set(named), finished: false }, '2019-01-01') ?? []).map(({ rule, excess }) => [rule, excess]);

  it('that is corrected below those whom it names already breaks a limit, by as many', () => {
    expect(broken(1, 'p-1', 'p-2', 'p-3')).toEqual([['batch-exhausted', 2]]);
  });

  it('may be named to the last one', () => {
    expect(broken(2, 'p-1', 'p-2')).toEqual([]);
  });
});
