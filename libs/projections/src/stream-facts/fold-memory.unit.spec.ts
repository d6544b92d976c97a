import { FoldMemory, LastUsed } from './fold-memory.js';

describe('the memory of a fold', () => {
  it('is each owner\'s own, and gone once it is forgotten', () => {
    const memory = new FoldMemory();
    const [one, other] = [{}, {}];
    const kept = memory.of(one, () => ['first']);
    expect(memory.of(one, () => ['again'])).toBe(kept);
    expect(memory.of(other, () => ['other'])).toEqual(['other']);
    memory.forget();
    expect(memory.of(one, () => ['anew'])).toEqual(['anew']);
  });
});

describe('what was used last', () => {
  it('stays, up to a weight in sum; what was put anew counts as used', () => {
    const kept = new LastUsed<string>(10);
    kept.put('a', 'A', 4);
    kept.put('b', 'B', 4);
    kept.put('a', 'A2', 5);
    kept.put('c', 'C', 4);
    expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual(['A2', undefined, 'C']);
  });

  it('is nothing where one thing alone is too heavy, and light things fit again afterwards', () => {
    const kept = new LastUsed<string>(10);
    kept.put('a', 'A', 11);
    expect(kept.get('a')).toBeUndefined();
    kept.put('b', 'B', 10);
    expect(kept.get('b')).toBe('B');
  });
});
