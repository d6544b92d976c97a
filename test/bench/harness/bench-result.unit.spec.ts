import { benchOptions, chosen } from './bench-options.js';
import { compared, type Run } from './bench-result.js';
import { interleaved } from './interleaved.js';
import { readableTable } from './readable-table.js';
import { median, percentile, rounded } from './statistics.js';

const run = (value: number, ...took: number[]): Run => ({ value, took });

describe('percentiles and medians', () => {
  it('are values that were measured, whatever their order', () => {
    expect([0, 0.5, 0.99, 1].map((share) => percentile([30, 10, 20, 40], share))).toEqual([10, 20, 40, 40]);
    expect(median([9, 1, 5])).toBe(5);
  });

  it('take the mean of the two in the middle, and nothing of nothing', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(percentile([], 0.5)).toBeNull();
    expect(() => median([])).toThrow(RangeError);
  });

  it('order numbers as numbers and leave the input alone', () => {
    const values = [100, 9, 20];
    expect(median(values)).toBe(20);
    expect(values).toEqual([100, 9, 20]);
  });

  it('are told to three digits', () => {
    expect([12_345, 0.123456, 7].map(rounded)).toEqual([12_300, 0.123, 7]);
  });
});

describe('a comparison', () => {
  const ours = [run(100, 1, 2, 3), run(10, 5, 5, 5), run(300, 2, 2, 9)];
  const theirs = [run(50), run(20), run(100)];

  it('has the shape that is asked for, with the median of the ratios run by run and not the ratio of the medians', () => {
    expect(compared({ name: 'append.1', unit: 'events/s', against: 'emmett', ours, theirs })).toEqual({
      name: 'append.1', value: 100, unit: 'events/s', p50_ms: 2, p99_ms: 5, against: 'emmett', ratio: 2, runs: 3,
    });
  });

  it('tells no percentiles of runs that are one piece of work', () => {
    expect(compared({ name: 'rebuild', unit: 'events/s', against: 'SELECT', ours: theirs, theirs: ours })).toMatchObject({ p50_ms: null, p99_ms: null });
  });

  it('is refused where a side did nothing, or not as often', () => {
    expect(() => compared({ name: 'a', unit: 'x', against: 'b', ours, theirs: [run(1), run(0), run(1)] })).toThrow('did nothing');
    expect(() => compared({ name: 'a', unit: 'x', against: 'b', ours, theirs: [run(1)] })).toThrow('1 of b');
  });

  it('is shown to people with all that it holds', () => {
    const shown = readableTable({ machine: 'two cores', commit: 'abc1234', results: [compared({ name: 'append.1', unit: 'events/s', against: 'emmett', ours, theirs })] });
    for (const text of ['two cores', 'abc1234', 'append.1', 'events/s', 'emmett', '100']) expect(shown).toContain(text);
  });
});

describe('the sides', () => {
  it('take turns, and begin in turn', async () => {
    const order: string[] = [];
    const side = (name: string): { name: string; once: () => Promise<Run> } => ({ name, once: () => Promise.resolve(run(order.push(name))) });
    const done = await interleaved([side('a'), side('b')], 3, () => undefined);
    expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
    expect([...done].map(([name, runs]) => [name, runs.map(({ value }) => value)])).toEqual([['a', [1, 4, 5]], ['b', [2, 3, 6]]]);
  });
});

describe('what is asked of the benchmark', () => {
  it('is at least five runs, or said to be quick', () => {
    expect(benchOptions([])).toEqual({ json: false, quick: false, runs: 5, events: null, only: [] });
    expect(benchOptions(['--json', '--quick', '--only', 'append, catchup'])).toEqual({ json: true, quick: true, runs: 1, events: null, only: ['append', 'catchup'] });
    expect(() => benchOptions(['--runs', '3'])).toThrow('at least 5');
    expect(benchOptions(['--events', '50000']).events).toBe(50_000);
    for (const wrong of [['--runs', 'many'], ['--events', '10'], ['--events', 'many']]) expect(() => benchOptions(wrong)).toThrow(RangeError);
    expect(() => benchOptions(['--fast'])).toThrow('--fast');
  });

  it('names workloads, or the word before their dot', () => {
    const all = ['append.1', 'append.16', 'catchup'].map((name) => ({ name }));
    expect(chosen(all, ['append']).map(({ name }) => name)).toEqual(['append.1', 'append.16']);
    expect(chosen(all, ['append.1', 'catchup']).map(({ name }) => name)).toEqual(['append.1', 'catchup']);
    expect(chosen(all, [])).toEqual(all);
    expect(() => chosen(all, ['apend'])).toThrow('no workload apend: there are append.1');
  });
});
