import { assertLiveCitations } from './live-citation.rule.js';
import type { Citing } from './use-case.definition.js';

const good = { number: '内党办发〔2019〕22号', issuer: '内蒙古自治区党委办公厅', issuedOn: '2019-04-01' };

describe('what a live change rests on', () => {
  it('is one or more documents with number, issuer and date', () => {
    expect(() => assertLiveCitations([good])).not.toThrow();
    expect(() => assertLiveCitations([good, { ...good, number: '海编发〔2020〕1号', place: '三', quote: '略' }])).not.toThrow();
  });

  it('is signed by today', () => {
    expect(() => assertLiveCitations([good], '2019-04-01')).not.toThrow();
    expect(() => assertLiveCitations([{ ...good, issuedOn: '2019-03-01' }, good], '2019-03-31')).toThrow(expect.objectContaining({ rule: 'document-in-future', facts: { number: good.number, issuedOn: '2019-04-01', today: '2019-03-31' } }));
  });

  it.each<readonly [string, readonly Citing[], string]>([
    ['nothing', [], 'document-required'],
    ['a title only', [{ title: '关于机构改革的通知' }], 'document-number'],
    ['a number with the wrong brackets', [{ ...good, number: '内党办发[2019]22号' }], 'document-number'],
    ['no issuer', [{ number: good.number, issuedOn: good.issuedOn }], 'document-incomplete'],
    ['an empty issuer', [{ ...good, issuer: '' }], 'document-incomplete'],
    ['no date', [{ number: good.number, issuer: good.issuer }], 'document-incomplete'],
    ['a date that does not exist', [{ ...good, issuedOn: '2019-02-30' }], 'document-incomplete'],
    ['a month', [{ ...good, issuedOn: '2019-02' }], 'document-incomplete'],
    ['a good one and a bad one', [good, { title: '纪要' }], 'document-number'],
  ])('is not %s', (_what, citations, rule) => expect(() => assertLiveCitations(citations)).toThrow(expect.objectContaining({ rule, zh: expect.stringMatching(/\p{Script=Han}/u) })));
});
