import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type Decided, type GivenEvent } from '@yange/use-case';
import { carryOverQuotaUseCase } from '../../commands/carry-over/carry-over-quota.use-case.js';
import { expireUsePermitUseCase } from '../../commands/permits/expire-use-permit.use-case.js';
import { grantUsePermitUseCase } from '../../commands/permits/grant-use-permit.use-case.js';
import { withdrawUsePermitUseCase } from '../../commands/permits/withdraw-use-permit.use-case.js';
import { enterPersonUseCase } from '../../commands/persons/enter-person.use-case.js';
import { reduceQuotaUseCase } from '../../commands/quota/reduce-quota.use-case.js';
import { stateHeadcountUseCase } from '../../commands/quota/state-headcount.use-case.js';
import { quotaAccountMessage, quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import { usePermitStream } from './use-permit.aggregate.js';

const type = { kind: 'institution', management: 'civil-service', funding: 'full' } as const;
const centre = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '某中心', count: 1, each: false };
const next = { organId: 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', name: '某大队', count: 1, each: false };
const account = quotaAccountStream(centre, type).streamId;

const approved = (count: number, owner = centre): GivenEvent => ({
  stream: quotaAccountStream(owner, type).streamId,
  event: staffingContract.make('QuotaApproved', { account: quotaAccountMessage(owner, type), count }) as StaffingEvent,
  effective: onDay('2018-01-01'),
});

interface Granted {
  readonly count: number;
  readonly on?: string;
  readonly until?: string;
  readonly commandId?: string;
}

const grant = (given: readonly GivenEvent[], { count, on = '2019-01-01', until = '2019-12-31', commandId = 'grant' }: Granted): Decided =>
  decideGiven(given, grantUsePermitUseCase, { owner: centre, type, count, expiresOn: until }, { commandId, effective: onDay(on) });

const idOf = (decided: Decided): string => decided.decision.answer?.['permitId'] ?? '';

const factsOf = (decided: Decided, on: string, permitId = idOf(decided)): GivenEvent[] =>
  decided.events.map(({ stream, event }) => ({ stream: stream === 'account' ? account : stream === 'permit' ? usePermitStream(permitId).streamId : stream, event, effective: onDay(on) }));

/** Five posts, and leave for so many of them through 2019. */
const open = (count: number): { readonly given: GivenEvent[]; readonly permitId: string } => {
  const decided = grant([approved(5)], { count });
  return { given: [approved(5), ...factsOf(decided, '2019-01-01')], permitId: idOf(decided) };
};

const enter = (given: readonly GivenEvent[], permitId: string, commandId = 'enter', on = '2019-02-01') =>
  decideGiven(given, enterPersonUseCase, { owner: centre, type, permitId }, { commandId, effective: onDay(on) });

describe('a permit to use posts', () => {
  it('is given within the vacancies, once', () => {
    expect([5, 6].map((count) => grant([approved(5)], { count }).rules)).toEqual([[], ['permit-over-vacancy']]);
    expect(grant(open(2).given, { count: 2 }).events).toEqual([]);
    expect(() => grant([approved(5)], { count: 1, until: '2018-12-31' })).toThrow('permit-expires-before-grant');
  });

  it.each([
    ['while the other is open', '2019-06-01', 2, []],
    ['while the other is open, for more than it leaves', '2019-06-01', 3, ['permit-over-vacancy']],
    ['on the last day of the other', '2019-12-31', 3, ['permit-over-vacancy']],
    ['on the day after, without any event', '2020-01-01', 5, []],
    ['on a day before the other, which it would leave too little', '2018-06-01', 3, ['permit-over-vacancy']],
    ['on a day before the other, and over before it', '2018-06-01', 5, [], '2018-12-31'],
  ] as const)('keeps its posts from other permits: one granted %s', (_when, on, count, rules, until: string = '2020-06-30') => {
    expect(grant(open(3).given, { count, on, until, commandId: 'second' }).rules).toEqual(rules);
  });

  it('keeps them from reductions and from people who come without it, until it runs out', () => {
    const { given } = open(3);
    const reduce = (count: number, on: string) => decideGiven(given, reduceQuotaUseCase, { owner: centre, type, count }, { effective: onDay(on) }).rules;
    expect([reduce(2, '2019-06-01'), reduce(3, '2019-06-01'), reduce(3, '2020-01-01')]).toEqual([[], ['permit-over-vacancy'], []]);
    const state = (count: number, on: string) => decideGiven(given, stateHeadcountUseCase, { owner: centre, type, count }, { effective: onDay(on) }).rules;
    expect([state(2, '2019-06-01'), state(3, '2019-06-01'), state(5, '2020-01-01')]).toEqual([[], ['permit-over-vacancy'], []]);
  });

  it('gives its posts to who enters under it, and no more of them than it has', () => {
    const { given, permitId } = open(2);
    const first = enter(given, permitId);
    expect([first.rules, first.events.find(({ stream }) => stream === 'account')?.event.data]).toMatchObject([[], { permitId }]);
    const after = [...given, ...factsOf(first, '2019-02-01', permitId)];
    expect([3, 4].map((count) => grant(after, { count, on: '2019-03-01', commandId: 'second' }).rules)).toEqual([[], ['permit-over-vacancy']]);
    const filled = [...after, ...factsOf(enter(after, permitId, 'two', '2019-03-01'), '2019-03-01', permitId)];
    expect(enter(filled, permitId, 'three', '2019-04-01').rules).toEqual(['permit-overused']);
    expect(grant(filled, { count: 3, on: '2019-05-01', commandId: 'third' }).rules).toEqual([]);
  });

  it('takes in as many as it says, and not one more', () => {
    const { permitId } = open(1);
    const { streamId: stream } = usePermitStream(permitId);
    const message = quotaAccountMessage(centre, type);
    const used = (count: number): GivenEvent[] => [
      approved(5),
      { stream, event: staffingContract.make('UsePermitGranted', { permitId, account: message, count, expiresOn: '2019-12-31' }) as StaffingEvent },
      { stream, event: staffingContract.make('UsePermitUsed', { permitId, personId: 'd3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a09' }) as StaffingEvent },
    ];
    expect([2, 1].map((count) => enter(used(count), permitId).rules)).toEqual([[], ['permit-overused']]);
  });

  it('ends by its date; that somebody saw to it can be recorded from then on', () => {
    const { given, permitId } = open(1);
    const expire = (on: string) => decideGiven(given, expireUsePermitUseCase, { permitId }, { effective: onDay(on) });
    expect(() => expire('2019-12-31')).toThrow('permit-not-yet-due');
    expect(expire('2020-01-01').events.map(({ event }) => event.type)).toEqual(['UsePermitExpired']);
    expect(['2019-12-31', '2020-01-01'].map((on) => enter(given, permitId, 'late', on).rules)).toEqual([[], ['permit-expired']]);
  });

  it('is taken back before its day, and its posts are free from then on', () => {
    const { given, permitId } = open(5);
    const withdraw = (on: string, over: object = {}, past = given) => decideGiven(past, withdrawUsePermitUseCase, { permitId, owner: centre, type, reason: '不再招录', ...over }, { effective: onDay(on) });
    const withdrawn = [...given, ...factsOf(withdraw('2019-03-01'), '2019-03-01', permitId)];
    expect([grant(withdrawn, { count: 1, on: '2019-03-01', commandId: 'b' }).rules, grant(withdrawn, { count: 1, on: '2019-02-01', commandId: 'b' }).rules]).toEqual([[], ['permit-over-vacancy']]);
    expect(enter(withdrawn, permitId, 'late', '2019-04-01').rules).toEqual(['permit-expired']);
    expect([withdraw('2019-04-01', {}, withdrawn).events, decideGiven(withdrawn, expireUsePermitUseCase, { permitId }, { effective: onDay('2020-02-01') }).events]).toEqual([[], []]);
    expect(() => withdraw('2020-01-01')).toThrow('permit-over');
    expect(() => withdraw('2019-03-01', { owner: next })).toThrow('permit-for-other-account');
    expect(() => withdraw('2019-03-01', {}, [])).toThrow('unknown-permit');
  });

  it('ends with the organ, whose posts go on free', () => {
    const { given, permitId } = open(2);
    const carried = decideGiven(given, carryOverQuotaUseCase, { from: centre, to: [next], type }, { effective: onDay('2019-06-01') });
    expect(carried.events.map(({ stream, event }) => `${stream} ${event.type}`)).toEqual([`${permitId} UsePermitWithdrawn`, 'out QuotaTransferredOut', 'out QuotaReservationEnded', 'into QuotaApproved', 'into QuotaTransferredIn']);
    expect(carried.rules).toEqual([]);
  });
});

describe('一支笔', () => {
  const by = (person: string, over: object = {}) => ({ mode: 'live', principal: person, actor: { person, role: 'clerk', tokenId: 't' }, effective: onDay('2026-02-01'), ...over }) as const;
  const granted = (over: object) => decideGiven([approved(5)], grantUsePermitUseCase, { owner: centre, type, count: 2, expiresOn: '2026-12-31' }, { commandId: 'pen', ...over });
  const enter = (grant: Decided, over: object) => decideGiven([approved(5), ...factsOf(grant, '2026-01-01')], enterPersonUseCase, { owner: centre, type, permitId: idOf(grant) }, over).rules;

  it('grants, and another hand uses what it granted', () => {
    const grant = granted(by('approver'));
    expect([enter(grant, by('clerk')), enter(grant, by('approver'))]).toEqual([[], ['own-permit']]);
    // A deputy acts for the approver: one hand, whichever of them granted.
    expect(enter(grant, by('deputy', { actor: { person: 'deputy', role: 'clerk', tokenId: 't', onBehalfOf: 'approver' } }))).toEqual(['own-permit']);
    expect(enter(granted(by('deputy', { actor: { person: 'deputy', role: 'clerk', tokenId: 't', onBehalfOf: 'approver' } })), by('approver'))).toEqual(['own-permit']);
  });

  it('is asked of no reaction and of no history', () => {
    expect(enter(granted(by('approver')), { ...by('approver'), mode: 'history' })).toEqual([]);
    expect(enter(granted({ mode: 'history', principal: 'approver', effective: onDay('2026-01-01') }), by('approver'))).toEqual([]);
    expect(enter(granted(by('approver')), by('approver', { actor: { person: 'approver', role: 'reaction', tokenId: '' } }))).toEqual([]);
  });
});
