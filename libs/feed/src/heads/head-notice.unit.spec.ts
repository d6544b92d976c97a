import fc from 'fast-check';
import { fromHeadMessage, headsTopic, toHeadMessage } from './head-notice.js';

const received = (key: string | null, value: string | null) => ({ key: key === null ? null : Buffer.from(key), value: value === null ? null : Buffer.from(value) });
const good = JSON.stringify({ position: 12, at: '2020-06-30T08:00:00.000Z' });

describe('what a relay says of its log', () => {
  it('comes back as it was said', () => {
    fc.assert(
      fc.property(fc.nat(), fc.date({ min: new Date('2018-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (position, at) => {
        const notice = { logId: '150302/staffing', position, at: at.toISOString() };
        const { key, value } = toHeadMessage(notice);
        expect(fromHeadMessage(received(String(key), String(value)), '150302')).toEqual(notice);
      }),
    );
  });

  it('lies on one partition per district, of which each log keeps its last', () => {
    expect(headsTopic('150302', 3)).toEqual({ topic: 'yange.150302.heads.v1', partitions: 1, replicationFactor: 3, keeps: 'latest' });
  });

  it.each([
    ['another district', received('150303/staffing', good)],
    ['a district whose code begins alike', received('1503029/staffing', good)],
    ['no key', received(null, good)],
    ['no value', received('150302/staffing', null)],
    ['no JSON', received('150302/staffing', '{')],
    ['no object', received('150302/staffing', 'null')],
    ['no position', received('150302/staffing', JSON.stringify({ at: '2020-06-30T08:00:00.000Z' }))],
    ['a position below zero', received('150302/staffing', JSON.stringify({ position: -1, at: '2020-06-30T08:00:00.000Z' }))],
    ['half a position', received('150302/staffing', JSON.stringify({ position: 1.5, at: '2020-06-30T08:00:00.000Z' }))],
    ['no time', received('150302/staffing', JSON.stringify({ position: 1, at: 'soon' }))],
  ])('is passed over when it has or is %s', (_what, message) => {
    expect(fromHeadMessage(message, '150302')).toBeNull();
  });
});
