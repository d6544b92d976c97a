import { foundIn } from './in-ended-division.reading.js';

const inside = (over: object = {}) => ({ organId: 'o', name: '甲所', inSince: '2010-01-01', inEventId: 'recorded', regionCode: '150302005', regionName: '卡布其街道', regionEndedOn: '2021-03-01', regionEndEventId: 'ended', into: [], ...over });

describe('what is in a division that ended', () => {
  it('keeps in-ended-division until the division ends, and breaks it from that day on: the day is the edge', () => {
    expect(foundIn(inside(), '2021-02-28')).toBeNull();
    expect([foundIn(inside(), '2021-03-01'), foundIn(inside(), '2022-01-01')]).toMatchObject([
      { rule: 'in-ended-division', since: '2021-03-01', eventId: 'ended', organId: 'o', regionCode: '150302005' },
      { rule: 'in-ended-division', since: '2021-03-01', eventId: 'ended' },
    ]);
  });

  it('that was recorded there on the day of the end is there by the end, and later by what recorded it', () => {
    expect([foundIn(inside({ inSince: '2021-03-01' }), '2022-01-01'), foundIn(inside({ inSince: '2021-03-02' }), '2022-01-01')]).toMatchObject([
      { since: '2021-03-01', eventId: 'ended' },
      { since: '2021-03-02', eventId: 'recorded', zh: '区划“卡布其街道”（150302005）已于 2021-03-01 撤销，“甲所”自 2021-03-02 起登记在该区划' },
    ]);
  });

  it('is told in both languages, with the divisions that its area went to', () => {
    expect(foundIn(inside({ into: [{ code: '150302003', name: '新华街道' }] }), '2021-03-01')).toMatchObject({
      zh: '区划“卡布其街道”（150302005）已于 2021-03-01 撤销，“甲所”仍登记在该区划；并入：新华街道',
      en: 'the division "卡布其街道" (150302005) was abolished on 2021-03-01; "甲所" is still recorded in it; its area went to 新华街道',
      into: [{ code: '150302003', name: '新华街道' }],
    });
  });
});
