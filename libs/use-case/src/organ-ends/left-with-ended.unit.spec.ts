import { leftWithEnded, type HeldThing } from './left-with-ended.js';

const end = { organId: 'o', name: '甲街道', endedOn: '2019-03-01', eventId: 'e', successors: [] };
const thing = (id: string, validFrom: string, validTo: string | null = null, more: Partial<HeldThing> = {}): HeldThing => ({ organId: 'o', streamId: 's', id, name: id, number: 1, validFrom, validTo, ...more });
const left = (held: readonly HeldThing[], day: string) => leftWithEnded([end], held, day).map(({ number, since, later, things }) => [number, since, later?.id ?? null, things.map(({ id }) => id).join(' ')]);

describe('what is left with an organ that ended', () => {
  it('is what it had when it ended, from that day on and as long as it has it', () => {
    const held = [thing('a', '2018-01-01', '2019-06-01', { number: 2 }), thing('b', '2018-01-01', '2019-09-01')];
    expect([left(held, '2019-02-28'), left(held, '2019-03-01'), left(held, '2019-05-31'), left(held, '2019-06-01'), left(held, '2019-09-01')]).toEqual([
      [], [[3, '2019-03-01', null, 'a b']], [[3, '2019-03-01', null, 'a b']], [[1, '2019-03-01', null, 'b']], [],
    ]);
  });

  it('is what it came to have afterwards, from that day on', () => {
    expect([left([thing('a', '2019-05-01')], '2019-04-30'), left([thing('a', '2019-05-01')], '2019-05-01')]).toEqual([[], [[1, '2019-05-01', 'a', 'a']]]);
    expect(left([thing('a', '2019-03-01')], '2019-05-01')).toEqual([[1, '2019-03-01', null, 'a']]);
  });

  it('runs through a change of the thing and from one thing to the next, and begins anew after a day without any', () => {
    expect(left([thing('a', '2018-01-01', '2019-05-01'), thing('a', '2019-05-01', null, { name: '又名' })], '2019-12-31')).toEqual([[1, '2019-03-01', null, 'a']]);
    expect(left([thing('a', '2019-04-01', '2019-06-01'), thing('b', '2019-06-01', '2019-08-01'), thing('c', '2019-07-01')], '2019-12-31')).toEqual([[1, '2019-04-01', 'a', 'c']]);
    expect(left([thing('a', '2018-01-01', '2019-06-01'), thing('b', '2019-06-02')], '2019-12-31')).toEqual([[1, '2019-06-02', 'b', 'b']]);
  });

  it('is nothing of what others have, and nothing of which there is none', () => {
    expect(left([thing('a', '2018-01-01', null, { organId: 'p' }), thing('b', '2018-01-01', null, { number: 0 })], '2019-12-31')).toEqual([]);
  });
});
