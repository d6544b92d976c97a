import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { activateSealUseCase } from '../../commands/milestone/activate-seal.use-case.js';
import { inaugurateUseCase } from '../../commands/milestone/inaugurate.use-case.js';
import { issueCreditCodeCertificateUseCase } from '../../commands/milestone/issue-credit-code-certificate.use-case.js';
import { openOrganUseCase } from '../../commands/milestone/open-organ.use-case.js';
import { issueSandingUseCase } from '../../commands/milestone/issue-sanding.use-case.js';

const organId = derivedId('organ');
const given = (event: GivenEvent['event'], date = '2019-01-01'): GivenEvent => ({ stream: `organ/${organId}`, event, effective: onDay(date) });
const past = [given(organisationsContract.make('OrganEstablished', { organId, name: '区财政局', category: 'government-department' }))];
const on = (date: string) => ({ effective: onDay(date) });

/** Made-up codes of GB 32100-2015 with right check characters. */
const ofOrgan = '11150302TE5T10003T';
const ofInstitution = '12150302TE5T10003P';

describe('what makes a reformed organ operational', () => {
  it('is about the organ by name and id', () => {
    const { events } = decideGiven(past, activateSealUseCase, { organId }, on('2019-02-28'));
    expect(events[0]?.event).toMatchObject({ type: 'SealActivated', data: { subject: { organId, name: '区财政局', count: 1 } } });
  });

  it('told again adds nothing, told for another day takes a correction', () => {
    const activated = [...past, given(organisationsContract.make('SealActivated', { subject: { organId, count: 1 } }), '2019-02-28')];
    expect(decideGiven(activated, activateSealUseCase, { organId }, on('2019-02-28')).events).toEqual([]);
    expect(() => decideGiven(activated, activateSealUseCase, { organId }, on('2019-03-01'))).toThrow('told-otherwise');
  });

  it('lets the premises follow the plate', () => {
    const hung = [...past, given(organisationsContract.make('OrganInaugurated', { subject: { organId, count: 1 }, plateHung: true }), '2019-02-02')];
    expect(decideGiven(hung, inaugurateUseCase, { organId, plateHung: false, premisesAllocated: true }, on('2019-03-01')).events).toHaveLength(1);
    expect(() => inaugurateUseCase.body.parse({ organId, plateHung: false, premisesAllocated: false })).toThrow();
  });

  it('before the establishment is a finding in history and refused live', () => {
    expect(decideGiven(past, issueSandingUseCase, { organId }, on('2018-12-31')).rules).toEqual(['before-establishment']);
  });

  it('claims a credit code that checks and fits the category', () => {
    const { keys, rules } = decideGiven(past, issueCreditCodeCertificateUseCase, { organId, code: ofOrgan }, on('2019-02-28'));
    expect(rules).toEqual([]);
    expect(keys.claims[0]).toMatchObject({ key: `credit-code:${ofOrgan}`, taken: { rule: 'credit-code-taken' } });
    expect(decideGiven(past, issueCreditCodeCertificateUseCase, { organId, code: ofInstitution }, on('2019-02-28')).rules).toEqual(['credit-code-category']);
    expect(() => decideGiven(past, issueCreditCodeCertificateUseCase, { organId, code: '11150302TE5T10003X' }, on('2019-02-28'))).toThrow('credit-code');
    const found = (wanted: string) => decideGiven(past, issueCreditCodeCertificateUseCase, { organId, code: wanted }, on('2019-02-28')).rules;
    expect([found('11150302TE5T10004X'), found('11150302TE5T1002XD'), found('11150302TE5T102300')]).toEqual([['credit-code-organisation'], [], []]);
  });
});

describe('the division within a credit code: rule credit-code-region', () => {
  const seat = (regionCode: string, date = '2019-01-02') => given(organisationsContract.make('OrganRegionRecorded', { organId, regionCode }), date);
  const rules = (code: string, more: readonly GivenEvent[] = []) => decideGiven([...past, ...more], issueCreditCodeCertificateUseCase, { organId, code }, on('2019-02-28')).rules;
  const [ofCity, ofOther] = ['11150300TE5T10003X', '11150303TE5T100039'] as const;

  it('is the district or the city above it, and not another district', () => {
    expect([rules(ofOrgan), rules(ofCity), rules(ofOther)]).toEqual([[], [], ['credit-code-region']]);
  });

  it('or that of the seat of the organ on that day', () => {
    expect([rules(ofOther, [seat('150303')]), rules(ofOther, [seat('150302001')]), rules(ofOther, [seat('150303', '2019-03-01')])]).toEqual([[], ['credit-code-region'], ['credit-code-region']]);
  });
});

describe('the opening of an organ', () => {
  const subject = { organId, count: 1 };
  const items = [
    given(organisationsContract.make('OrganInaugurated', { subject, plateHung: true }), '2019-02-02'),
    given(organisationsContract.make('OrganInaugurated', { subject, premisesAllocated: true }), '2019-02-10'),
    given(organisationsContract.make('SealActivated', { subject }), '2019-02-20'),
    given(organisationsContract.make('SealFiled', { subject }), '2019-02-25'),
    given(organisationsContract.make('CreditCodeCertificateIssued', { subject, code: ofOrgan }), '2019-02-26'),
    given(organisationsContract.make('SandingIssued', { subject, version: 1 }), '2019-03-31'),
  ];

  it('waits for all of the list: rule organ-not-ready', () => {
    expect(decideGiven([...past, ...items], openOrganUseCase, { organId }, on('2019-03-31'))).toMatchObject({ rules: [], events: [{ event: { type: 'OrganOpened', data: { organName: '区财政局' } } }] });
    expect(decideGiven([...past, ...items], openOrganUseCase, { organId }, on('2019-03-30')).rules).toEqual(['organ-not-ready']);
    for (const left of items) expect(decideGiven([...past, ...items.filter((item) => item !== left)], openOrganUseCase, { organId }, on('2019-04-01')).rules).toEqual(['organ-not-ready']);
  });

  it('is told once; what was there before the record begins is open', () => {
    const opened = [...past, ...items, given(organisationsContract.make('OrganOpened', { organId }), '2019-04-01')];
    expect(decideGiven(opened, openOrganUseCase, { organId }, on('2019-04-02')).events).toEqual([]);
    const retained = given(organisationsContract.make('OrganRetained', { organId, name: '区财政局', category: 'government-department' }));
    expect(decideGiven([retained], openOrganUseCase, { organId }, on('2019-04-02')).events).toEqual([]);
  });
});
