import { personalCellErrors, personalTextsIn } from './personal-data.check.js';

const number = '11010519491231002X';

describe('texts that say who somebody is', () => {
  it('are found wherever in a body they stand', () => {
    const body = { note: `张某 ${number}`, documents: [{ title: '批复' }, { quote: '电话13800138000' }], content: { says: { reasons: ['一', number] } }, count: 13800138000, at: null };
    expect(personalTextsIn(body)).toEqual([
      { path: ['note'], datum: 'identity-number' },
      { path: ['documents', '1', 'quote'], datum: 'mobile-number' },
      { path: ['content', 'says', 'reasons', '1'], datum: 'identity-number' },
    ]);
  });

  it('are found in the name of a field, which is then not told', () => {
    expect(personalTextsIn({ marks: { [number]: 'x' } })).toEqual([{ path: ['marks'], datum: 'identity-number' }]);
  });

  it('are told of a row by column and rule, without the number', () => {
    const errors = personalCellErrors({ 序号: 'J-1', 问题: `超编，${number}`, 代码: '91350100M000100Y43', 原文: '13800138000' });
    expect(errors.map(({ column, rule }) => `${column} ${rule}`)).toEqual(['问题 personal-data-in-text', '原文 personal-data-in-text']);
    expect(JSON.stringify(errors)).not.toMatch(/\d{11}/);
  });
});
