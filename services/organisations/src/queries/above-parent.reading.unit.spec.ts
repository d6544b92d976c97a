import type { ReferenceEntry } from '@yange/use-case';
import { foundAbove, type Above, type Below } from './above-parent.reading.js';

const ranks: readonly ReferenceEntry[] = [['county-deputy', '副县处级'], ['section-principal', '正科级'], ['section-deputy', '副科级']].map(([code = '', name = '']) => ({ code, name, marks: [], source: '' }));

const span = (from: string, eventId: string, to: string | null = null) => ({ from, to, eventId });

/** 某中心, 正科级, under 某局 since 2010. */
const centre = (over: Partial<Below> = {}): Below => ({ organId: 'c', name: '某中心', ranks: [{ rank: '正科级', ...span('2010-01-01', 'begun') }], parents: [{ parentId: 'p', ...span('2010-01-01', 'begun') }], ...over });

/** 某局 ranks lower from 2019-03-01 on, and again as before from 2021-01-01 on. */
const bureau: Above = {
  name: '某局',
  ranks: [{ rank: 'section-principal', ...span('2005-01-01', 'first', '2019-03-01') }, { rank: '副科级', ...span('2019-03-01', 'lower', '2021-01-01') }, { rank: '正科级', ...span('2021-01-01', 'again') }],
};
const found = (day: string, below = centre(), above: Above = bureau) => foundAbove(below, new Map([['p', above]]), ranks, day);

describe('an institution beside what it is under', () => {
  it('keeps rank-above-parent until its parent ranks lower, breaks it from that day on, by the event that did so, and keeps it again: the days are the edges', () => {
    expect([found('2019-02-28'), found('2021-01-01')]).toEqual([null, null]);
    expect([found('2019-03-01'), found('2020-12-31')]).toMatchObject([{ rule: 'rank-above-parent', since: '2019-03-01', eventId: 'lower', organId: 'c', parentId: 'p' }, { since: '2019-03-01', eventId: 'lower' }]);
    expect(found('2019-03-01')?.zh).toBe('“某中心”规格为正科级，高于其上级机构“某局”的副科级（超规格）');
  });

  it('breaks it by what put it there, or by its own rank, where that came later, and since the first of several days on end', () => {
    expect(found('2020-06-30', centre({ parents: [{ parentId: 'p', ...span('2020-01-01', 'put') }] }))).toMatchObject({ since: '2020-01-01', eventId: 'put' });
    const raised = centre({ ranks: [{ rank: '副科级', ...span('2010-01-01', 'begun', '2020-02-01') }, { rank: '正科级', ...span('2020-02-01', 'raised', '2020-03-01') }, { rank: '副县处级', ...span('2020-03-01', 'once more') }] });
    expect([found('2020-01-31', raised), found('2020-06-30', raised)]).toMatchObject([null, { since: '2020-02-01', eventId: 'raised' }]);
  });

  it('is not judged where a rank is not said, is none of the table, or where nothing is above it that day', () => {
    expect(found('2020-01-01', centre({ ranks: [{ rank: '', ...span('2010-01-01', 'begun') }] }))).toBeNull();
    expect(found('2020-01-01', centre(), { name: '某局', ranks: [{ rank: '相当于科级', ...span('2005-01-01', 'first') }] })).toBeNull();
    expect(found('2020-01-01', centre({ parents: [{ parentId: 'p', ...span('2010-01-01', 'begun', '2019-12-31') }] }))).toBeNull();
  });
});
