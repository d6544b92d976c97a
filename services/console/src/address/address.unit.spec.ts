import { carriedOf, changed, dayAfter, languageOf, momentOf, today } from './address.model.js';

const params = (query: string): URLSearchParams => new URLSearchParams(query);

describe('the address', () => {
  it('says where and when; what is mistyped shows less, never something else', () => {
    expect(momentOf(params('district=150302&on=2019-02-28&knownAt=staffing:40'))).toEqual({ district: '150302', on: '2019-02-28', knownAt: 'staffing:40' });
    expect(momentOf(params('district=海勃湾&on=2019-02-30'))).toEqual({ district: '', on: '', knownAt: '' });
    expect([momentOf(params('on=2019-13-01')).on, momentOf(params('on=2019-2-1')).on, momentOf(params('on=2020-02-29')).on]).toEqual(['', '', '2020-02-29']);
  });

  it('speaks Chinese unless it is asked for English', () => {
    expect([languageOf(params('')), languageOf(params('lang=en')), languageOf(params('lang=xx'))]).toEqual(['zh', 'en', 'zh']);
  });

  it('keeps the rest when some of it changes, and leaves out what is empty', () => {
    const before = params('district=150302&part=A&figure=A9');
    expect(String(changed(before, { figure: '', on: '2020-06-30' }))).toBe('district=150302&part=A&on=2020-06-30');
    expect(String(before)).toBe('district=150302&part=A&figure=A9');
  });

  it('takes the moment along to another screen, and no filter', () => {
    expect(String(carriedOf(params('district=150302&part=A&on=2020-06-30&lang=en&figure=A9')))).toBe('district=150302&on=2020-06-30&lang=en');
  });

  it('counts days over the ends of months and years, and knows what day it is in China', () => {
    expect([dayAfter('2020-02-28', 1), dayAfter('2020-01-01', -1), dayAfter('2019-12-31', 1)]).toEqual(['2020-02-29', '2019-12-31', '2020-01-01']);
    expect([today(new Date('2020-06-30T15:59:59Z')), today(new Date('2020-06-30T16:00:00Z'))]).toEqual(['2020-06-30', '2020-07-01']);
  });
});
