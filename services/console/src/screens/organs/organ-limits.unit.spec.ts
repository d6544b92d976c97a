import { fullness, limitState } from './organ-limits.model.js';

const limit = (most: number | null, counted: number) => ({ limit: most, counted, remaining: most === null ? null : most - counted });

describe('a limit of organs as a bar', () => {
  it('is full at the limit and beyond it, and not before: the last one is the edge', () => {
    expect([limit(25, 24), limit(25, 25), limit(25, 26), limit(1000, 999), limit(25, 0), limit(0, 0)].map(fullness)).toEqual([96, 100, 100, 99, 0, 100]);
    expect([limit(25, 24), limit(25, 25), limit(25, 26)].map(limitState)).toEqual(['withinLimit', 'atLimit', 'overLimit']);
  });

  it('is none where no limit is set', () => {
    expect([fullness(limit(null, 11)), limitState(limit(null, 11))]).toEqual([null, 'noLimit']);
  });
});
