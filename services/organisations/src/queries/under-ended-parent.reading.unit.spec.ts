import { foundUnder } from './under-ended-parent.reading.js';

const under = (over: object = {}) => ({ organId: 'c', name: '甲所', underSince: '2010-01-01', underEventId: 'put', parentId: 'p', parentName: '区上级局', parentEndedOn: '2019-03-01', parentEndEventId: 'ended', successors: [], ...over });

describe('what is under an organ that ended', () => {
  it('keeps under-ended-parent until its parent ends, and breaks it from that day on: the day is the edge', () => {
    expect(foundUnder(under(), '2019-02-28')).toBeNull();
    expect([foundUnder(under(), '2019-03-01'), foundUnder(under(), '2020-01-01')]).toMatchObject([
      { rule: 'under-ended-parent', since: '2019-03-01', eventId: 'ended', organId: 'c', parentId: 'p' },
      { rule: 'under-ended-parent', since: '2019-03-01', eventId: 'ended' },
    ]);
  });

  it('that was put there on the day of the end is there by the end, and later by what put it there', () => {
    expect([foundUnder(under({ underSince: '2019-03-01' }), '2020-01-01'), foundUnder(under({ underSince: '2019-03-02' }), '2020-01-01')]).toMatchObject([
      { since: '2019-03-01', eventId: 'ended' },
      { since: '2019-03-02', eventId: 'put', zh: '上级机构“区上级局”已于 2019-03-01 撤销，“甲所”自 2019-03-02 起隶属于它' },
    ]);
  });

  it('is told in both languages, with whoever came after the parent', () => {
    expect(foundUnder(under({ successors: [{ organId: 'h', name: '承接局' }] }), '2019-03-01')).toMatchObject({
      zh: '上级机构“区上级局”已于 2019-03-01 撤销，“甲所”仍隶属于它；承接机构：承接局',
      en: 'the parent "区上级局" was abolished on 2019-03-01; "甲所" is still under it; it was succeeded by 承接局',
      successors: [{ organId: 'h', name: '承接局' }],
    });
  });
});
