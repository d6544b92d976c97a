import { entry } from './entry.fixture.js';
import { endOfOwner } from './ended-owners.js';
import { byEffect } from './by-effect.js';
import { completed, type LedgerName } from './ledger.js';

const name = (over: Partial<LedgerName>): LedgerName => ({ name: '', standing: 'known', subjectId: '', category: '', eventId: 'e', ...over });

describe('the completed ledger', () => {
  it('gives owners the category that another log knows', () => {
    const ledger = { superseded: [], names: [name({ name: '千里山镇', subjectId: 'o-1', category: 'town' })], entries: [entry({ measure: 'posts', dims: { ownerId: 'o-1', owner: '千里山镇' } })] };
    expect(completed(ledger).entries[0]?.dims).toMatchObject({ ownerCategory: 'town' });
  });

  it('knows a group by its name, and calls any other group a group', () => {
    const names = [name({ name: '本级党政机构', subjectId: 'g-1', category: 'group-of-party-organ' })];
    const entries = [entry({ measure: 'quota', dims: { ownerId: '', owner: '本级党政机构' } }), entry({ measure: 'quota', dims: { ownerId: '', owner: '各街道办事处' } })];
    expect(completed({ names, entries, superseded: [] }).entries.map((one) => one.dims.ownerCategory)).toEqual(['group-of-party-organ', 'group']);
  });

  it('keeps the later category of a renamed organ whose renaming says none', () => {
    const names = [name({ subjectId: 'o-1', category: 'town' }), name({ subjectId: 'o-1', category: '' })];
    expect(completed({ names, superseded: [], entries: [entry({ measure: 'posts', dims: { ownerId: 'o-1' } })] }).entries[0]?.dims.ownerCategory).toBe('town');
  });

  it('takes nothing from what no longer counts, and remembers what an owner lost with it', () => {
    const names = [name({ subjectId: 'o-1', category: 'town', eventId: 'retained', former: 'annulled' })];
    const gone = entry({ measure: 'posts', key: 'p', dims: { level: '科级' }, former: 'corrected' });
    const found = completed({ names, superseded: [], entries: [gone, entry({ measure: 'posts', key: 'p', dims: { ownerId: 'o-1' } })] });
    expect(found.entries[1]).toMatchObject({ dims: { ownerId: 'o-1', ownerCategory: 'group' }, lost: { ownerCategory: 'town', eventId: 'retained', how: 'annulled' } });
    expect(found.entries[1]?.dims['level']).toBeUndefined();
    expect(found.entries[0]?.dims['level']).toBe('科级');
    expect(found.names).toEqual([]);
  });

  it('ends the plates of an organ with it, those of others and those taken down before not, and none where the end was annulled', () => {
    const plate = (key: string, owner: string, amount = 1, on = '2019-01-01') => entry({ measure: 'plates', key, kind: 'entity', operation: 'set', amount, on, dims: { ownerId: owner, name: key } });
    const end = entry({ measure: 'plates', key: endOfOwner('o-1'), kind: 'entity', operation: 'set', amount: 0, on: '2020-01-01', dims: { ownerId: 'o-1' }, eventId: 'ended' });
    const entries = [end, plate('left', 'o-1'), plate('down', 'o-1'), plate('down', 'o-1', 0, '2019-06-01'), plate('other', 'o-2')];
    const hanging = (some: typeof entries, on: string) => {
      const state = new Map<string, number>();
      for (const one of [...completed({ names: [], superseded: [], entries: some }).entries].filter(({ effective }) => effective.to <= on).sort(byEffect)) state.set(one.key, one.amount);
      return [...state].filter(([, amount]) => amount > 0).map(([key]) => key).sort();
    };
    expect([hanging(entries, '2019-03-01'), hanging(entries, '2019-12-31'), hanging(entries, '2020-01-01')]).toEqual([['down', 'left', 'other'], ['left', 'other'], ['other']]);
    expect(hanging([{ ...end, former: 'annulled' }, ...entries.slice(1)], '2020-01-01')).toEqual(['left', 'other']);
    expect(completed({ names: [], superseded: [], entries }).entries.find(({ key, amount }) => key === 'left' && amount === 0)).toMatchObject({ eventId: 'ended', dims: { name: 'left' } });
  });

  it('ends units of an organ with it that were only counted, as what they are', () => {
    const units = entry({ measure: 'internal-units', key: 'b-1', kind: 'block', operation: 'add', amount: 5, on: '2019-01-01', dims: { ownerId: 'o-1' } });
    const end = entry({ measure: 'internal-units', key: endOfOwner('o-1'), kind: 'entity', operation: 'set', amount: 0, on: '2020-01-01', dims: { ownerId: 'o-1' } });
    expect(completed({ names: [], superseded: [], entries: [units, end] }).entries[1]).toMatchObject({ key: 'b-1', kind: 'block', operation: 'set', amount: 0 });
  });

  it('lets whoever leaves keep the dimensions of its joining', () => {
    const joined = entry({ measure: 'organs', key: 'o-1', operation: 'set', dims: { category: 'party-organ' }, on: '2019-01-01' });
    const left = entry({ measure: 'organs', key: 'o-1', operation: 'set', amount: 0, on: '2020-01-01' });
    for (const entries of [[joined, left], [left, joined]]) {
      expect(completed({ names: [], entries, superseded: [] }).entries.map((one) => one.dims)).toEqual([{ category: 'party-organ' }, { category: 'party-organ' }]);
    }
  });

  it('lets an entry speak for itself where it does', () => {
    const entries = [entry({ measure: 'organs', key: 'o-1', dims: { category: 'old' }, on: '2019-01-01' }), entry({ measure: 'organs', key: 'o-1', dims: { category: 'new' }, on: '2020-01-01' })];
    expect(completed({ names: [], entries, superseded: [] }).entries.map((one) => one.dims.category)).toEqual(['old', 'new']);
  });
});
