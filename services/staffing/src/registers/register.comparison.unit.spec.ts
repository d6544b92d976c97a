import fc from 'fast-check';
import { severityOf, type DifferenceCode } from '../domain/register-snapshot/difference.codes.js';
import { comparePerson, type LogPlace, type OtherRegister, type PersonEvidence, type RegisterRow } from './register.comparison.js';

const [bureau, centre, third] = ['a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', 'c7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a03'] as const;
const away = { organId: centre, organName: '乙中心', until: '2019-12-31', pastTerm: false };
const row = (over: Partial<RegisterRow> = {}): RegisterRow => ({ line: 2, organId: bureau, organName: '甲局', left: false, faults: [], ...over });
const place = (over: Partial<LogPlace> = {}): LogPlace => ({ organId: bureau, organName: '甲局', kind: 'administrative', since: '2019-01-01', leftReason: null, ...over });
const other = (over: Partial<OtherRegister> = {}): OtherRegister => ({ kind: 'human-resources', kindName: '人社台账', organId: bureau, organName: '甲局', line: 9, ...over });
const evidence = (over: Partial<PersonEvidence> = {}): PersonEvidence => ({ personId: 'p', unknownPersonId: null, hasNumber: true, rows: [row()], others: [], place: place(), ...over });
const [payroll, unpaid] = [{ pays: true }, { pays: false }];
const codes = (over: Partial<PersonEvidence>, register = payroll) => comparePerson(register, evidence(over)).map(({ code, severity }) => `${code} ${severity}`);

describe('a register against the log, one person', () => {
  it.each<readonly [string, Partial<PersonEvidence>, readonly string[]]>([
    ['paid where the log has them', {}, []],
    ['paid, and nobody in the log', { personId: null, unknownPersonId: 'u', place: null }, ['not-in-establishment suspect']],
    ['paid before they entered', { place: null }, ['not-in-establishment suspect']],
    ['paid after they left', { place: place({ leftReason: '退休' }) }, ['left-still-in-register suspect']],
    ['left for no reason that is known', { place: place({ leftReason: '' }) }, ['left-still-in-register suspect']],
    ['paid twice', { rows: [row(), row({ line: 3 })] }, ['twice-in-register suspect']],
    ['paid twice, once elsewhere', { rows: [row(), row({ line: 3, organId: centre })] }, ['twice-in-register suspect', 'other-organ difference']],
    ['paid elsewhere', { rows: [row({ organId: centre })] }, ['other-organ difference']],
    ['paid by an organ that nobody knows', { rows: [row({ organId: null })] }, []],
    ['counted in a group', { place: place({ organId: null }), rows: [row({ organId: centre })] }, []],
    ['on the books, not paid', { rows: [] }, ['not-in-register difference']],
    ['on the books without a number', { rows: [], hasNumber: false }, ['without-number notice']],
    ['outside the establishment, not paid', { rows: [], place: place({ kind: 'outside' }) }, []],
    ['neither', { rows: [], place: place({ leftReason: '退休' }) }, []],
    ['left by both', { rows: [row({ left: true })], place: place({ leftReason: '退休' }) }, []],
    ['left by the register alone', { rows: [row({ left: true })] }, ['register-says-left difference']],
    ['in another register at another organ', { others: [other({ organId: centre })] }, ['other-register-other-organ difference']],
    ['in another register at the same organ', { others: [other()] }, []],
    ['under another name', { rows: [row({ faults: ['name-differs'] })] }, ['name-differs difference']],
    ['paid by their own organ while seconded', { place: place({ secondment: away }) }, ['seconded-away notice']],
    ['paid where they are seconded to', { rows: [row({ organId: centre })], place: place({ secondment: away }) }, ['seconded-away notice']],
    ['paid by both', { rows: [row(), row({ line: 3, organId: centre })], place: place({ secondment: away }) }, ['seconded-away notice', 'twice-in-register suspect']],
    ['paid by a third organ while seconded', { rows: [row({ organId: third })], place: place({ secondment: away }) }, ['other-organ difference', 'seconded-away notice']],
    ['seconded nobody knows where, paid elsewhere', { rows: [row({ organId: centre })], place: place({ secondment: { ...away, organId: null, organName: '' } }) }, ['other-organ difference', 'seconded-away notice']],
    ['seconded beyond the last day', { place: place({ secondment: { ...away, pastTerm: true } }) }, ['seconded-past-term difference']],
    ['seconded, and in no register', { rows: [], place: place({ secondment: away }) }, ['not-in-register difference']],
    ['in another register where the log had them then', { others: [other({ organId: centre, asLog: true })] }, []],
    ['in another register where the log had them then, and paid by a third organ', { rows: [row({ organId: third })], others: [other({ organId: centre, asLog: true })] }, ['other-organ difference', 'other-register-other-organ difference']],
    ['dead by the payroll itself, and nobody in the log', { personId: null, unknownPersonId: 'u', place: null, rows: [row({ left: true, faults: ['gone-in-register'] })] }, ['gone-in-register difference']],
    ['dead by the payroll itself, and by the log', { rows: [row({ left: true, faults: ['gone-in-register'] })], place: place({ leftReason: '死亡' }) }, ['gone-in-register difference']],
    ['dead in one row, paid in another', { rows: [row({ left: true, faults: ['gone-in-register'] }), row({ line: 3 })] }, ['gone-in-register difference']],
    ['with a wrong number', { personId: null, place: null, rows: [row({ faults: ['number-invalid'] })] }, ['number-invalid notice']],
  ])('%s', (_what, over, expected) => expect(codes(over).sort()).toEqual([...expected].sort()));

  it('holds nothing against a register of the dead that pays nobody', () => expect(codes({ rows: [row({ left: true, faults: ['gone-in-register'] })], place: place({ leftReason: '死亡' }) }, unpaid)).toEqual([]));

  it('suspects nobody where no money is paid', () => {
    expect(codes({ place: null }, unpaid)).toEqual(['not-in-establishment difference']);
    expect(codes({ place: place({ leftReason: '退休' }) }, unpaid)).toEqual(['left-still-in-register difference']);
  });

  it('shows both sides, and counts to the organ of the log', () => {
    const [found] = comparePerson(payroll, evidence({ rows: [row({ organId: centre, organName: '乙中心', line: 7 })] }));
    expect(found).toEqual({ code: 'other-organ', severity: 'difference', personId: 'p', unknownPersonId: null, organId: bureau, organName: '甲局', register: { organId: centre, organName: '乙中心', lines: [7], saysLeft: false }, log: place(), other: null });
    expect(comparePerson(payroll, evidence({ place: null }))[0]).toMatchObject({ organId: bureau, organName: '甲局', log: null });
  });
});

/** Flat lists, as the two registers lie side by side: nothing is grouped, every question is asked of all of them. */
interface Lists {
  readonly register: readonly (RegisterRow & { readonly person: number })[];
  readonly others: readonly (OtherRegister & { readonly person: number })[];
  readonly log: readonly (LogPlace & { readonly person: number; readonly hasNumber: boolean })[];
}

const organ = fc.constantFrom(bureau, centre, null);
const person = fc.integer({ min: 1, max: 6 });
const lists: fc.Arbitrary<Lists> = fc.record({
  register: fc.array(fc.record({ person, organId: organ, left: fc.boolean(), faults: fc.constantFrom<readonly DifferenceCode[]>([], [], ['name-differs'], ['number-invalid'], ['gone-in-register']) }), { maxLength: 12 }).map((rows) => rows.map((one, index) => ({ ...one, organName: one.organId ?? '', line: index + 2 }))),
  others: fc.array(fc.record({ person, organId: organ, kind: fc.constantFrom('human-resources', 'organisation-department'), asLog: fc.boolean() }), { maxLength: 6 }).map((rows) => rows.map((one, index) => ({ ...one, kindName: one.kind, organName: one.organId ?? '', line: index + 2 }))),
  log: fc.uniqueArray(fc.record({ person, organId: organ, kind: fc.constantFrom('administrative', 'outside'), leftReason: fc.constantFrom(null, '退休', ''), hasNumber: fc.boolean(), secondment: fc.constantFrom(null, null, away, { ...away, pastTerm: true }) }), { selector: (one) => one.person }).map((all) => all.map((one) => ({ ...one, organName: one.organId ?? '某组', since: '2019-01-01' }))),
});

/** Says of a code and a person whether it should be told, from the lists alone. */
const oracle: Readonly<Partial<Record<DifferenceCode, (who: number, lists: Lists) => boolean>>> = {
  'number-invalid': (who, { register }) => register.some((one) => one.person === who && one.faults.includes('number-invalid')),
  'name-differs': (who, all) => sound(who, all) && all.register.some((one) => one.person === who && one.faults.includes('name-differs')),
  'gone-in-register': (who, all) => sound(who, all) && all.register.some((one) => one.person === who && one.faults.includes('gone-in-register')),
  'not-in-establishment': (who, all) => sound(who, all) && claims(who, all).length > 0 && !all.log.some((one) => one.person === who),
  'left-still-in-register': (who, all) => sound(who, all) && claims(who, all).length > 0 && all.log.some((one) => one.person === who && one.leftReason !== null),
  'twice-in-register': (who, all) => sound(who, all) && claims(who, all).length >= 2,
  'other-organ': (who, all) => sound(who, all) && all.log.some((one) => one.person === who && one.leftReason === null && one.organId !== null && claims(who, all).some((claim) => isAstray(claim, one))),
  'seconded-away': (who, all) => sound(who, all) && claims(who, all).length > 0 && all.log.some((one) => one.person === who && one.leftReason === null && one.secondment?.pastTerm === false),
  'seconded-past-term': (who, all) => sound(who, all) && claims(who, all).length > 0 && all.log.some((one) => one.person === who && one.leftReason === null && one.secondment?.pastTerm === true),
  'register-says-left': (who, all) => sound(who, all) && all.register.some((one) => one.person === who) && claims(who, all).length === 0 && all.log.some((one) => one.person === who && one.leftReason === null),
  'not-in-register': (who, all) => !all.register.some((one) => one.person === who) && all.log.some((one) => one.person === who && one.leftReason === null && one.kind !== 'outside' && one.hasNumber),
  'without-number': (who, all) => !all.register.some((one) => one.person === who) && all.log.some((one) => one.person === who && one.leftReason === null && one.kind !== 'outside' && !one.hasNumber),
  'other-register-other-organ': (who, all) => sound(who, all) && claims(who, all).some((one) => one.organId !== null) && all.others.some((one) => one.person === who && one.organId !== null && !(one.asLog === true && isWhereLogHas(who, all)) && claims(who, all).every((claim) => claim.organId !== one.organId)),
};
const sound = (who: number, { register }: Lists): boolean => !register.some((one) => one.person === who && one.faults.includes('number-invalid'));
const isAstray = (claim: RegisterRow, { organId, secondment }: LogPlace): boolean => claim.organId !== null && claim.organId !== organId && claim.organId !== secondment?.organId;
const isWhereLogHas = (who: number, all: Lists): boolean => all.log.some((one) => one.person === who && one.leftReason === null && (one.organId === null || !claims(who, all).some((claim) => isAstray(claim, one))));
const claims = (who: number, { register }: Lists) => register.filter((one) => one.person === who && !one.left);

describe('a register against the log, as a whole', () => {
  it('tells of each person what a reading of both lists tells, and nothing else', () => {
    fc.assert(
      fc.property(lists, fc.boolean(), (all, pays) => {
        for (let who = 1; who <= 6; who += 1) {
          const known = all.log.find((one) => one.person === who);
          const found = comparePerson({ pays }, {
            personId: known === undefined ? null : `p${who}`, unknownPersonId: known === undefined ? `u${who}` : null, hasNumber: known?.hasNumber ?? true,
            rows: all.register.filter((one) => one.person === who), others: all.others.filter((one) => one.person === who), place: known ?? null,
          });
          const expected = Object.entries(oracle).filter(([code, holds]) => (pays || code !== 'gone-in-register') && holds(who, all)).map(([code]) => code);
          expect([...new Set(found.map(({ code }) => code))].sort()).toEqual(expected.sort());
          for (const { code, severity } of found) expect(severity).toBe(severityOf(code, pays));
        }
      }),
      { numRuns: 400 },
    );
  });
});
