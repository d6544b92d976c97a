import fc from 'fast-check';
import { onDay } from '@yange/kernel';
import type { Half } from './half.js';
import { matchHalves } from './half.matching.js';
import { movedSums } from './moved.sums.js';

const [city, a, b] = ['150300', '150303', '150304'];
const read = { region: city, read: new Map([city, a, b].map((one) => [one, null] as const)), cityRecords: false };
const half = (eventId: string, over: Partial<Half> = {}): Half => ({
  eventId, district: a, direction: 'out', counterpart: b, words: '', what: 'persons', quotaKind: '', management: '', funding: '', count: 3, effective: onDay('2020-04-01'), documents: ['甲〔2020〕1号'], recordedAt: eventId, logId: `${over.district ?? a}/staffing`, position: 1, ...over,
});
const into = (eventId: string, over: Partial<Half> = {}): Half => half(eventId, { direction: 'in', district: b, counterpart: a, ...over });
const states = (...halves: readonly Half[]) => Object.fromEntries(matchHalves(halves, read).map(({ eventId, state }) => [eventId, state]));

describe('halves of a move', () => {
  it('are put together by document, kind, count, day and each other', () => {
    expect(states(half('1'), into('2'))).toEqual({ 1: 'matched', 2: 'matched' });
    expect(states(half('1', { documents: ['甲〔2020〕1号', '乙〔2020〕2号'] }), into('2', { documents: ['乙〔2020〕2号'] }))).toEqual({ 1: 'matched', 2: 'matched' });
  });

  it.each([
    { count: 4 }, { documents: ['甲〔2020〕2号'] }, { documents: [] }, { effective: onDay('2020-04-02') }, { what: 'quota' as const, quotaKind: 'administrative' }, { counterpart: city }, { direction: 'out' as const },
  ])('stay apart where one thing differs: %j', (over) => {
    expect(states(half('1'), into('2', over))).toMatchObject({ 1: 'open', 2: 'open' });
  });

  it('of kinds of quota that are managed or paid in another way are no one move', () => {
    const quota = { what: 'quota', quotaKind: 'institution' } as const;
    expect(states(half('1', { ...quota, funding: 'full' }), into('2', { ...quota, funding: 'self' }))).toEqual({ 1: 'open', 2: 'open' });
  });

  it('name the nearest one of the other side, and none where two are as near', () => {
    const near = (...halves: readonly Half[]) => matchHalves(halves, read).map((one) => one.near?.eventId ?? null);
    expect(near(half('1'), into('2', { count: 4 }))).toEqual(['2', '1']);
    expect(near(half('1'), into('2', { count: 4 }), into('3', { count: 5 }))).toEqual([null, '1', '1']);
    expect(near(half('1'), into('2', { count: 4, effective: onDay('2020-04-02') }))).toEqual([null, null]);
  });

  it('up to a city stand there, unless the city keeps a log of its own or they came down from it', () => {
    const up = half('1', { counterpart: city });
    expect(matchHalves([up], read)[0]?.state).toBe('up');
    expect(matchHalves([up], { ...read, cityRecords: true })[0]?.state).toBe('open');
    expect(matchHalves([into('2', { counterpart: city })], read)[0]?.state).toBe('open');
  });

  it('whose other side is not read, or not named, wait for nobody here', () => {
    expect(states(half('1', { counterpart: '150202' }), half('2', { counterpart: null }))).toEqual({ 1: 'elsewhere', 2: 'unnamed' });
  });

  it('net to zero: every half that is matched has one other, which has it, and what is left is what no pairing could use', () => {
    const side = fc.record({ direction: fc.constantFrom('out' as const, 'in' as const), count: fc.integer({ min: 1, max: 3 }), day: fc.constantFrom('2020-04-01', '2020-04-02'), documents: fc.constantFrom(['x'], ['y']) });
    fc.assert(fc.property(fc.array(side, { maxLength: 12 }), (sides) => {
      const halves = sides.map(({ direction, count, day, documents }, n) => (direction === 'out' ? half : into)(String(n), { count, effective: onDay(day), documents, position: n }));
      const matched = matchHalves(halves, read);
      const of = new Map(matched.map((one) => [one.eventId, one]));
      for (const one of matched) expect(one.other === null ? one.state : of.get(one.other)?.other).toBe(one.other === null ? 'open' : one.eventId);
      const [sum] = movedSums(matched);
      if (sum === undefined) return;
      expect([sum.left, sum.arrived]).toEqual([sum.between + sum.openOut, sum.between + sum.openIn]);
      const apart = matched.filter(({ state }) => state === 'open').map(({ direction, count, effective, documents }) => [direction, `${count} ${effective.to} ${documents.join()}`] as const);
      expect(apart.filter(([way, key]) => way === 'out' && apart.some(([other, same]) => other === 'in' && same === key))).toEqual([]);
    }));
  });
});
