import { overOf, stateOf, totalsOf, type Account } from './quota.model.js';

const account = (kind: string, approved: number | null, actual: number | null): Account => ({ accountId: `${kind}${approved}`, organId: null, ownerName: '', ownerCount: 1, ownerEach: false, kind, management: '', funding: '', validFrom: '2020-06-30', approved, change: 0, actual, vacant: null });

describe('quota', () => {
  it('is over, full or within; what is not recorded is neither', () => {
    expect([[10, 11], [10, 10], [10, 9], [10, null], [null, 3]].map(([approved = null, actual = null]) => stateOf({ approved, actual }))).toEqual(['isOver', 'isFull', 'isWithin', 'unknownState', 'unknownState']);
    expect([overOf({ approved: 10, actual: 12 }), overOf({ approved: 10, actual: 9 }), overOf({ approved: 10, actual: null })]).toEqual([2, 0, null]);
  });

  it('adds up by kind what is approved, and says of how many accounts the actual number is known', () => {
    expect(totalsOf([account('administrative', 461, null), account('administrative', 9, 8), account('institution', null, 2)])).toEqual([{ kind: 'administrative', approved: 470, actual: 8, known: 1, accounts: 2 }]);
  });
});
