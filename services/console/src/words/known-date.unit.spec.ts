import { dateText, instantText } from './known-date.js';

describe('when', () => {
  it('something was recorded is told as clocks in China show it, over the end of a day, a month and a year', () => {
    expect([instantText('2020-06-30T15:59:59.999Z'), instantText('2020-06-30T16:00:00Z'), instantText('2019-12-31T16:30:00+00:00'), instantText('2020-01-01T00:30:00+08:00')]).toEqual(['2020-06-30 23:59:59', '2020-07-01 00:00:00', '2020-01-01 00:30:00', '2020-01-01 00:30:00']);
    expect([instantText('不详'), instantText('')]).toEqual(['不详', '']);
  });

  it('something takes effect is told as the document has it, and as exactly as is known', () => {
    expect([dateText({ from: '2019-02-01', to: '2019-02-28', text: '2019年2月' }), dateText({ from: '2019-02-01', to: '2019-02-01' }), dateText({ from: '2019-02-01', to: '2019-02-28' }), dateText(null)]).toEqual(['2019年2月', '2019-02-01', '2019-02-01 至 2019-02-28', '']);
  });
});
