import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { carryOverPersonUseCase } from '../../commands/carry-over/carry-over-person.use-case.js';
import { carryOverQuotaUseCase } from '../../commands/carry-over/carry-over-quota.use-case.js';
import { carryOverEndedOrganUseCase } from '../../commands/organ-notes/carry-over-ended-organ.use-case.js';
import { noteOrganEndUseCase } from '../../commands/organ-notes/organ-note.use-cases.js';
import { staffingUseCases } from '../../commands/staffing.use-cases.js';
import { quotaAccountMessage, quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import { excessLeadersStream } from '../excess-leaders/excess-leaders.aggregate.js';
import { organNoteStream } from './organ-note.aggregate.js';

const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const ended = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '甲局', count: 1, each: false };
const other = { organId: 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', name: '乙局', count: 1, each: false };
const note = (event: StaffingEvent): GivenEvent => ({ stream: organNoteStream(ended.organId).streamId, event });
const end = note(staffingContract.make('OrganEndNoted', { organId: ended.organId, name: '甲局', endedOn: '2026-06-01' }) as StaffingEvent);
const approved = (owner: typeof ended, count: number): GivenEvent => ({ stream: quotaAccountStream(owner, type).streamId, event: staffingContract.make('QuotaApproved', { account: quotaAccountMessage(owner, type), count }) as StaffingEvent });
const live = { mode: 'live', effective: onDay('2026-07-01') } as const;
const named = (name: string): AnyUseCase => staffingUseCases.find((one) => one.name === name) as AnyUseCase;

const additions: readonly (readonly [string, object])[] = [
  ['approve-quota', { owner: ended, type, count: 6 }],
  ['increase-quota', { owner: ended, type, count: 1 }],
  ['state-headcount', { owner: ended, type, count: 1 }],
  ['transfer-quota', { from: other, to: ended, type, count: 1 }],
  ['record-transfer-batch-with-quota', { name: '批', units: 1, persons: 1, from: other, to: ended, type, quota: 1 }],
  ['request-use-permit', { owner: ended, type, count: 1 }],
  ['grant-use-permit', { owner: ended, type, count: 1, expiresOn: '2027-01-01' }],
  ['enter-person', { owner: ended, type }],
  ['record-secondments', { owner: ended, forms: ['借调'], persons: 1, until: '2027-01-01' }],
  ['record-secondments', { owner: other, host: ended, forms: ['借调'], persons: 1, until: '2027-01-01' }],
  ['approve-posts', { owner: ended, principal: 1 }],
  ['increase-posts', { owner: ended, principal: 1 }],
  ['set-role-line', { owner: ended, role: '局长', rank: 'principal', count: 1 }],
  ['appoint-leaders', { owner: ended, rank: 'principal', count: 1 }],
];

describe('an organ that ended', () => {
  const given = [approved(other, 5), approved(ended, 5)];

  it.each(additions)('takes nothing by %s', (name, body) => {
    expect(decideGiven([...given, end], named(name), body, live).rules).toContain('organ-ended');
    expect(decideGiven(given, named(name), body, live).rules).not.toContain('organ-ended');
  });

  it('takes nothing for a day before its end either, since that would stay; a correction of such a day is none', () => {
    const body = { owner: ended, type, count: 1 };
    const before = { mode: 'live', effective: onDay('2026-05-31') } as const;
    expect(decideGiven([...given, end], named('increase-quota'), body, before).rules).toEqual(['organ-ended']);
    expect(decideGiven([...given, end], named('increase-quota'), body, { ...before, corrects: 'e' }).rules).toEqual([]);
    expect(decideGiven([...given, end], named('increase-quota'), body, { ...live, corrects: 'e' }).rules).toEqual(['organ-ended']);
    expect(decideGiven([...given, end], named('increase-quota'), body, { effective: onDay('2026-07-01') }).rules).toEqual([]);
  });

  it('whose end an import told gives away live what the import left with it', () => {
    const imported = note(staffingContract.make('OrganEndNoted', { organId: ended.organId, name: '甲局', endedOn: '2019-06-01', toldByHistory: true }) as StaffingEvent);
    const past = [...given, imported];
    expect(decideGiven(past, named('transfer-quota'), { from: ended, to: other, type, count: 5 }, live).rules).toEqual([]);
    const excess = decideGiven(past, named('record-excess-leaders'), { owner: ended, level: '科级', principal: 0, deputy: 2 }, { effective: onDay('2019-01-01') }).events.map(({ event }): GivenEvent => ({ stream: excessLeadersStream(ended, '科级').streamId, event, effective: onDay('2019-01-01') }));
    expect(decideGiven([...past, ...excess], named('absorb-excess-leaders'), { owner: ended, level: '科级', principal: 0, deputy: 2, means: ['转任'] }, live).rules).toEqual([]);
  });

  it('gives away what it has, also nothing to itself', () => {
    expect(decideGiven([...given, end], named('reduce-quota'), { owner: ended, type, count: 5 }, live).rules).toEqual([]);
    expect(decideGiven([...given, end], named('approve-quota'), { owner: ended, type, count: 0 }, live).rules).toEqual([]);
    expect(decideGiven([...given, end], carryOverQuotaUseCase, { from: ended, to: [other], type }, live).rules).toEqual([]);
    expect(decideGiven([...given, end], carryOverQuotaUseCase, { from: other, to: [ended], type }, live).rules).toEqual(['organ-ended']);
  });

  it('has passed on by itself what it had; where an import told of the end, somebody asks for it, from that day on', () => {
    const told = (toldByHistory: boolean): GivenEvent => note(staffingContract.make('OrganEndNoted', { organId: ended.organId, name: '甲局', endedOn: '2026-06-01', toldByHistory }) as StaffingEvent);
    const order = (past: readonly GivenEvent[], on: string) => decideGiven(past, carryOverEndedOrganUseCase, { organId: ended.organId }, { mode: 'live', effective: onDay(on) });
    expect(() => order([told(false)], '2026-07-01')).toThrow(expect.objectContaining({ rule: 'carried-over-by-itself', facts: { organId: ended.organId } }));
    expect(order([told(true)], '2026-07-01').events).toMatchObject([{ event: { type: 'OrganEndNoted', data: { ordered: true, endedOn: '2026-06-01' } } }]);
    expect(() => order([told(true)], '2026-05-31')).toThrow(expect.objectContaining({ rule: 'end-not-noted' }));
    expect(() => order([], '2026-07-01')).toThrow(expect.objectContaining({ rule: 'end-not-noted' }));
  });

  it('has its last day said once, and otherwise by a correction', () => {
    const body = { organId: ended.organId, name: '甲局', endedOn: '2026-06-01', successors: [], movedTo: '', byWords: false };
    expect(decideGiven([end], noteOrganEndUseCase, body).events).toEqual([]);
    expect(decideGiven([end], noteOrganEndUseCase, { ...body, endedOn: '2026-06-02' }).events).toHaveLength(1);
  });
});

describe('a plate', () => {
  const noted = (category: string): GivenEvent => note(staffingContract.make('OrganNoted', { organId: ended.organId, name: '退役军人服务站', category, since: '2026-05-01', sourceEventId: 'c3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a03' }) as StaffingEvent);
  const given = [approved(other, 5), approved(ended, 5)];

  it.each(additions)('takes nothing by %s; an organ of the same id would', (name, body) => {
    expect(decideGiven([...given, noted('plate')], named(name), body, live).rules).toContain('plate-no-quota');
    expect(decideGiven([...given, noted('town')], named(name), body, live).rules).not.toContain('plate-no-quota');
  });

  it('takes nothing on a day before it was hung either, nor in a correction; what history had for it is told', () => {
    const body = { owner: ended, type, count: 1 };
    const early = { mode: 'live', effective: onDay('2026-04-30') } as const;
    expect(decideGiven([...given, noted('plate')], named('increase-quota'), body, early).rules).toEqual(['plate-no-quota']);
    expect(decideGiven([...given, noted('plate')], named('increase-quota'), body, { ...early, corrects: 'e' }).rules).toEqual(['plate-no-quota']);
    expect(decideGiven([...given, noted('plate')], named('increase-quota'), body, { effective: onDay('2026-04-30') }).rules).toEqual([]);
  });

  it('gives back what it has: zero posts approved are none, one is one too many', () => {
    const approve = (count: number) => decideGiven([...given, noted('plate')], named('approve-quota'), { owner: ended, type, count }, live).rules;
    expect([approve(0), approve(1)]).toEqual([[], ['plate-no-quota']]);
    expect(decideGiven([...given, noted('plate')], named('reduce-quota'), { owner: ended, type, count: 5 }, live).rules).toEqual([]);
  });
});

describe('an organ of which all that told was annulled', () => {
  const told = note(staffingContract.make('OrganNoted', { organId: ended.organId, name: '甲局', category: 'government-department', sourceEventId: 'e1', since: '2026-01-01' }) as StaffingEvent);
  const ranked = note(staffingContract.make('OrganNoted', { organId: ended.organId, name: '甲局', rank: '正科级', sourceEventId: 'e2', since: '2026-02-01' }) as StaffingEvent);
  const withdrawn = (sourceEventId: string) => note(staffingContract.make('OrganNoteWithdrawn', { organId: ended.organId, sourceEventId }) as StaffingEvent);
  const given = [approved(other, 5), approved(ended, 5), told];

  it.each(additions)('takes nothing by %s', (name, body) => {
    expect(decideGiven([...given, withdrawn('e1')], named(name), body, live).rules).toContain('organ-annulled');
    expect(decideGiven(given, named(name), body, live).rules).not.toContain('organ-annulled');
  });

  it('is one as long as anything is told of it, again once it is told anew, and gives back what it has', () => {
    const increase = (...past: readonly GivenEvent[]) => decideGiven([...given, ...past], named('increase-quota'), { owner: ended, type, count: 1 }, live).rules;
    expect([increase(ranked, withdrawn('e2')), increase(ranked, withdrawn('e1')), increase(withdrawn('e1'), told), increase(withdrawn('e1'), withdrawn('e9'))]).toEqual([[], [], [], ['organ-annulled']]);
    expect(decideGiven([...given, withdrawn('e1')], named('reduce-quota'), { owner: ended, type, count: 5 }, live).rules).toEqual([]);
    expect(decideGiven([...given, withdrawn('e1')], named('increase-quota'), { owner: ended, type, count: 1 }, { effective: onDay('2026-07-01') }).rules).toEqual([]);
  });
});

describe('what is carried over', () => {
  it('is nothing of an empty account, and never of one whose number nobody knows', () => {
    expect(decideGiven([], carryOverQuotaUseCase, { from: ended, to: [], type }, live).events).toEqual([]);
    const change: GivenEvent = { stream: quotaAccountStream(ended, type).streamId, event: staffingContract.make('QuotaIncreased', { account: quotaAccountMessage(ended, type), count: 3 }) as StaffingEvent };
    expect(() => decideGiven([change], carryOverQuotaUseCase, { from: ended, to: [other], type }, live)).toThrow('quota-unknown');
  });

  it('is nobody who is not there', () => {
    expect(() => decideGiven([approved(ended, 1)], carryOverPersonUseCase, { personId: 'c3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', from: ended, to: [other], type }, live)).toThrow('person-not-there');
  });
});
