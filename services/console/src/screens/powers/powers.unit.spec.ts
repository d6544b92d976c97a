import { reasonsFor, standingOf, type List } from './powers.model.js';

const refusal = (unitId: string, count: number, code: string): List['refusals'][number] => ({ unitId, unit: unitId, count, reason: { code, name: null }, words: '' });

describe('how a street stands to a list of powers', () => {
  it('is what it took, what it cannot take and why, and what nobody has said', () => {
    const list = { total: 99, refusals: [refusal('a', 70, 'no-enforcement-body'), refusal('b', 8, 'expertise'), refusal('a', 10, 'expertise')] };
    expect(standingOf(list, { id: 'a', claimed: 11 })).toEqual({ claimed: 11, refused: 80, rest: 8, reasons: [{ code: 'no-enforcement-body', count: 70 }, { code: 'expertise', count: 10 }] });
    expect(standingOf(list, { id: 'c', claimed: 41 })).toEqual({ claimed: 41, refused: 0, rest: 58, reasons: [] });
  });

  it('chooses a reason among the usual ones and those that the list was declined for, by the name that the district gave', () => {
    const own = { unitId: 'a', unit: 'a', count: 1, reason: { code: 'seasonal', name: '季节性事项' }, words: '' };
    const reasons = reasonsFor({ refusals: [own, refusal('b', 1, 'expertise')] });
    expect([reasons.length, reasons.at(-1), reasons[3]]).toEqual([7, { code: 'seasonal', name: '季节性事项' }, { code: 'expertise', name: null }]);
  });
});
