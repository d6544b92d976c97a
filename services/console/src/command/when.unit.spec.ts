import { sharpnessOf, sharpnesses } from './when.model.js';

describe('a date as precisely as it is known', () => {
  it('is shown in the field that fits what it says', () => {
    expect(['', '2019-02-01', '2019-02', '2019', '2019年2月底', '截至2020年6月'].map(sharpnessOf)).toEqual(['day', 'day', 'month', 'year', 'words', 'words']);
  });

  it('loses what is not known, and never makes up a day', () => {
    expect([sharpnesses.month.from('2019-02-01'), sharpnesses.year.from('2019-02-01'), sharpnesses.year.from('2019-02')]).toEqual(['2019-02', '2019', '2019']);
    expect([sharpnesses.day.from('2019-02'), sharpnesses.month.from('2019'), sharpnesses.month.from('2019年2月底'), sharpnesses.day.from('')]).toEqual(['', '', '', '']);
    expect(sharpnesses.words.from('2019-02')).toBe('2019-02');
  });
});
