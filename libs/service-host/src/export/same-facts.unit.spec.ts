import { randomUUID } from 'node:crypto';
import { SameFacts } from './same-facts.js';

const [a, b, x, y] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

describe('two records that say the same, ids aside', () => {
  it('have one id for one id, in every record', () => {
    const facts = new SameFacts();
    expect(facts.same({ id: a, name: '甲' }, { id: x, name: '甲' })).toBe(true);
    expect(facts.same([`organ/${a}`, { of: a }], [`organ/${x}`, { of: x }])).toBe(true);
    expect(facts.same({ of: a }, { of: y })).toBe(false);
    expect(facts.same({ of: b }, { of: x })).toBe(false);
    expect([facts.originalOf(x), facts.originalOf(y)]).toEqual([a, y]);
  });

  it('differ in a word, a number, a field or the length of a list', () => {
    const facts = new SameFacts();
    const record = { id: a, count: 3, names: ['甲', '乙'] };
    for (const other of [{ ...record, count: 4 }, { ...record, names: ['甲'] }, { ...record, names: ['甲', '丙'] }, { id: a, count: 3 }, { ...record, more: '' }]) expect(facts.same(record, other)).toBe(false);
    expect(facts.same({ key: `${a}/1` }, { key: `${x}/2` })).toBe(false);
  });

  it('teach nothing where they differ', () => {
    const facts = new SameFacts();
    expect(facts.same({ id: a, count: 1 }, { id: x, count: 2 })).toBe(false);
    expect(facts.same({ id: a }, { id: y })).toBe(true);
  });
});
