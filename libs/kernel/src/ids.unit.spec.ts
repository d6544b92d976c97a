import fc from 'fast-check';
import { derivedId, isId, newId } from './ids.js';

describe('an id', () => {
  it('derived from words is the same for ever: rows and events of old imports are known by it', () => {
    expect(derivedId('row', '150302', '机构沿革', '1')).toBe('ff23a712-d760-5b95-a66f-ecf5c9b05b9a');
    expect(derivedId()).toBe('0b1c4563-3b93-57b0-bda6-c2f4d2e68a51');
  });

  it('tells apart words that are only joined differently', () => {
    expect(new Set([derivedId('a', 'b'), derivedId('ab'), derivedId('a', 'b', ''), derivedId('', 'a', 'b'), derivedId('a,b'), derivedId('a","b')]).size).toBe(6);
    fc.assert(fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => expect(derivedId(...a) === derivedId(...b)).toBe(JSON.stringify(a) === JSON.stringify(b))));
  });

  it('made anew sorts by time and is a uuid', () => {
    const made = Array.from({ length: 1000 }, newId);
    expect([...made].sort()).toEqual(made);
    expect([...made, derivedId('a')].every(isId)).toBe(true);
    expect(['', 'a', made[0]?.slice(1) ?? '', '2437-1a0e'].some(isId)).toBe(false);
  });
});
