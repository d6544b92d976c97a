import { assertNamesNobody, fieldsNaming } from './personal-names.check.js';

const names = ['冯金雀', '巴特尔·某', '王'];

describe('the name of whom a command is about', () => {
  it.each<readonly [string, unknown, readonly string[]]>([
    ['a reason', { personId: 'p', reason: '冯金雀本人申请' }, ['/reason']],
    ['a text with blanks, marks and another dot', { note: '冯 金\u200b雀', quote: '巴特尔•某同志' }, ['/note', '/quote']],
    ['the title of a document', { documents: [{ number: '海组发〔2026〕1号', title: '关于冯金雀任职的通知' }] }, ['/documents/0/title']],
    ['the content of a draft', { content: { personId: 'p', duties: ['冯金雀'] } }, ['/content/duties/0']],
    ['nobody', { reason: '本人申请', role: '副局长' }, []],
    ['somebody else', { reason: '冯金凤' }, []],
    ['what an organ is called', { owner: { organId: 'o', name: '冯金雀工作室' }, documents: [{ number: '冯金雀〔2026〕1号', issuer: '冯金雀工作室' }] }, []],
    ['a surname alone, which is looked for nowhere', { reason: '王府街道' }, []],
  ])('is found in %s', (_what, said, fields) => expect(fieldsNaming(said, names)).toEqual(fields));

  it('is refused by field and rule, with the way and without the name', () => {
    const refusal = () => assertNamesNobody({ reason: '冯金雀本人申请' }, names);
    expect(refusal).toThrow(expect.objectContaining({ rule: 'personal-name-in-text', zh: expect.stringMatching('/reason.*人员编号'), facts: { fields: '/reason' } }));
    expect(refusal).not.toThrow(/冯金雀/);
    expect(() => assertNamesNobody({ reason: '本人申请' }, names)).not.toThrow();
    expect(() => assertNamesNobody({ reason: '冯金雀本人申请' }, [])).not.toThrow();
  });
});
