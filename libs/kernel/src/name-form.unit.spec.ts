import { nameForm } from './name-form.js';

describe('the form in which names are compared', () => {
  it.each([
    ['甲　局', '甲局'],
    ['甲 局 ', '甲局'],
    ['甲\u200b局', '甲局'],
    ['\ufeff甲\u2060局\u00ad', '甲局'],
    ['办公室(法规股)', '办公室（法规股）'],
    ['第１中心', '第1中心'],
    ['ＢＩＭ中心', 'bim中心'],
  ])('%j is %j', (written, form) => {
    expect(nameForm(written)).toBe(form);
  });

  it('leaves what a paper writes as it is, and different names different', () => {
    expect(['海勃湾区司法局', '办公室（法规股）', '人事·档案科'].map(nameForm)).toEqual(['海勃湾区司法局', '办公室（法规股）', '人事·档案科']);
    expect(nameForm('甲局')).not.toBe(nameForm('乙局'));
  });

  it('is its own form', () => {
    expect(nameForm(nameForm('第１ 中心(甲)'))).toBe(nameForm('第１ 中心(甲)'));
  });
});
