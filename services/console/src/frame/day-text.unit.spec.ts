import { dayOfText, isTypedOut, monthOfText } from './day-text.model.js';

describe('a day that somebody types', () => {
  it.each(['2019-03-01', '2019-3-1', '2019/3/1', '2019.03.01', '2019年3月1日', '20190301', '２０１９－３－１', ' 2019 年 3 月 1 日 '])('is read: %s', (typed) => {
    expect(dayOfText(typed)).toBe('2019-03-01');
  });

  it.each(['', '2019', '2019-03', '2019-02-30', '2019-13-01', '201931', '03/01/2019', '2019-3-1x'])('is none: %s', (typed) => {
    expect(dayOfText(typed)).toBeNull();
  });

  it('is typed out once no further character makes it another', () => {
    expect(['2019-03-01', '20190301'].map(isTypedOut)).toEqual([true, true]);
    expect(['2019-3-1', '2019-03-0', '2019-02-30', ''].map(isTypedOut)).toEqual([false, false, false, false]);
  });
});

describe('a month that somebody types', () => {
  it.each(['2019-03', '2019-3', '2019/3', '2019.03', '2019年3月', '201903', '２０１９年３月', ' 2019 年 3 月 '])('is read: %s', (typed) => {
    expect(monthOfText(typed)).toBe('2019-03');
  });

  it.each(['', '2019', '2019-13', '2019-0', '03/2019', '2019-03-01', '2019年3月底'])('is none: %s', (typed) => {
    expect(monthOfText(typed)).toBeNull();
  });
});
