import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { approveQuotaUseCase } from '../../commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from '../../commands/quota/increase-quota.use-case.js';
import { transferQuotaUseCase } from '../../commands/quota/transfer-quota.use-case.js';
import { recountAccountUseCase } from '../../commands/quota-totals/recount-account.use-case.js';
import { setQuotaTotalUseCase } from '../../commands/quota-totals/set-quota-total.use-case.js';
import { organNoteStream } from '../organ-note/organ-note.aggregate.js';
import { quotaAccountId, quotaAccountMessage, quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import { quotaTotalStream } from './quota-total.aggregate.js';

const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const first = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '甲局', count: 1, each: false };
const second = { organId: 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', name: '乙局', count: 1, each: false };
const stream = quotaTotalStream('administrative').streamId;
const make = staffingContract.make.bind(staffingContract);
const total = (count: number, on = '2019-01-01'): GivenEvent => ({ stream, event: make('QuotaTotalSet', { kind: 1, count }) as StaffingEvent, effective: onDay(on) });
const counted = (owner: typeof first, approved: number, on: string): GivenEvent => ({ stream, event: make('AccountCounted', { kind: 1, accountId: quotaAccountId(owner, type), periods: [{ from: on, approved }] }) as StaffingEvent, effective: onDay(on) });
const approved = (owner: typeof first, count: number, on = '2019-01-01'): GivenEvent => ({ stream: quotaAccountStream(owner, type).streamId, event: make('QuotaApproved', { account: quotaAccountMessage(owner, type), count }) as StaffingEvent, effective: onDay(on) });
const on = (date: string) => ({ mode: 'live', effective: onDay(date) }) as const;

describe('the total of a kind of quota', () => {
  const given = [total(10), approved(first, 6), counted(first, 6, '2019-01-01')];

  it('is kept by all accounts together, at the edge and beyond it', () => {
    expect(decideGiven(given, approveQuotaUseCase, { owner: second, type, count: 4 }, on('2020-01-01')).rules).toEqual([]);
    expect(decideGiven(given, approveQuotaUseCase, { owner: second, type, count: 5 }, on('2020-01-01')).rules).toEqual(['over-total']);
    expect(decideGiven(given, increaseQuotaUseCase, { owner: first, type, count: 5 }, on('2020-01-01')).rules).toEqual(['over-total']);
    expect(decideGiven(given, setQuotaTotalUseCase, { kind: 'administrative', count: 5 }, on('2020-01-01')).rules).toEqual(['over-total']);
    expect(decideGiven(given, setQuotaTotalUseCase, { kind: 'administrative', count: 10 }, on('2020-01-01')).events).toEqual([]);
  });

  it('holds on every later day: a back-dated increase that overfills a future day is found', () => {
    const later = [...given, approved(second, 4, '2021-01-01'), counted(second, 4, '2021-01-01')];
    expect(decideGiven(later, increaseQuotaUseCase, { owner: first, type, count: 1 }, on('2020-01-01')).rules).toEqual(['over-total']);
    expect(decideGiven([...later, total(11, '2020-06-01')], increaseQuotaUseCase, { owner: first, type, count: 1 }, on('2020-01-01')).rules).toEqual([]);
  });

  it('is untouched by what moves within it, and writes nothing where none is set', () => {
    const moved = decideGiven([...given, approved(second, 4), counted(second, 4, '2019-01-01')], transferQuotaUseCase, { from: first, to: second, type, count: 3 }, on('2020-01-01'));
    expect(moved.rules).toEqual([]);
    expect(moved.events.filter((one) => one.stream === 'total')).toMatchObject([{ event: { data: { periods: [{ approved: 6 }, { approved: 3 }] } } }, { event: { data: { periods: [{ approved: 4 }, { approved: 7 }] } } }]);
    expect(decideGiven([approved(first, 6)], increaseQuotaUseCase, { owner: first, type, count: 1 }, on('2020-01-01')).events.map((one) => one.stream)).toEqual(['account']);
  });

  it('takes in an account from before it once, and one that changed behind it anew', () => {
    const body = { kind: 'administrative', accountId: quotaAccountId(second, type) };
    const before = [...given, approved(second, 4)];
    expect(decideGiven(before, recountAccountUseCase, body, on('2019-01-01')).events).toHaveLength(1);
    expect(decideGiven([...before, counted(second, 4, '2019-01-01')], recountAccountUseCase, body, on('2019-01-01')).events).toEqual([]);
    expect(decideGiven([...before, counted(second, 3, '2019-01-01')], recountAccountUseCase, body, on('2019-01-01')).events).toHaveLength(1);
    expect(decideGiven([...given, approved(second, 5)], recountAccountUseCase, body, on('2019-01-01')).rules).toEqual(['over-total']);
  });
});

describe('the kind of quota', () => {
  const noted = (category: string): GivenEvent => ({ stream: organNoteStream(first.organId).streamId, event: make('OrganNoted', { organId: first.organId, name: '甲', category }) as StaffingEvent });
  const kind = (word: string) => ({ owner: first, type: { ...type, kind: word }, count: 1 });

  it.each([
    ['government-department', 'administrative', []],
    ['government-department', 'support', []],
    ['government-department', 'institution', ['kind-not-for-organ']],
    ['institution', 'institution', []],
    ['institution', 'administrative', ['kind-not-for-organ']],
    ['institution', 'support', ['kind-not-for-organ']],
    ['town', 'institution', []],
    ['coordination-body', 'administrative', ['kind-not-for-organ']],
    ['coordination-body', 'outside', []],
    ['a category of later', 'institution', []],
  ])('of a %s: %s', (category, word, rules) => {
    expect(decideGiven([noted(category)], approveQuotaUseCase, kind(word), on('2020-01-01')).rules).toEqual(rules);
    expect(decideGiven([], approveQuotaUseCase, kind(word), on('2020-01-01')).rules).toEqual([]);
  });
});
