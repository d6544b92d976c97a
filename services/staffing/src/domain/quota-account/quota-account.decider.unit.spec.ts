import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay, Timeline } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { approveQuotaUseCase } from '../../commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from '../../commands/quota/increase-quota.use-case.js';
import { reduceQuotaUseCase } from '../../commands/quota/reduce-quota.use-case.js';
import { stateHeadcountUseCase } from '../../commands/quota/state-headcount.use-case.js';
import { transferQuotaUseCase } from '../../commands/quota/transfer-quota.use-case.js';
import { approvedOf, quotaAccount, quotaAccountMessage, quotaAccountStream } from './quota-account.aggregate.js';
import type { QuotaAccountEvent } from './quota-account.events.js';

const bureau = { organId: '7c1d3c0e-3f7a-4b0e-9d26-0a4b8f7f2a11', name: '某局', count: 1, each: false };
const streets = { name: '6个街道', count: 6, each: false };
const unstated = { name: '减编单位（报告未列明）', count: 0, each: false };
const administrative = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const institution = { kind: 'institution', management: 'unstated', funding: 'unstated' } as const;

const stream = quotaAccountStream(bureau, administrative).streamId;
const account = quotaAccountMessage(bureau, administrative);

const past = (event: StaffingEvent, on: string, more: Partial<GivenEvent> = {}): GivenEvent => ({ stream, event, effective: onDay(on), ...more });
const approved = (count: number, on: string, more: Partial<GivenEvent> = {}) => past(staffingContract.make('QuotaApproved', { account, count }), on, more);
const headcount = (count: number, on: string) => past(staffingContract.make('HeadcountStated', { account, count }), on);
const body = (count: number) => ({ owner: bureau, type: administrative, count });

describe('a quota account', () => {
  it('takes an approval, and a repeated one changes nothing', () => {
    const first = decideGiven([], approveQuotaUseCase, body(40));
    expect(first.events).toMatchObject([{ stream: 'account', event: { type: 'QuotaApproved', data: { count: 40, account: { owner: { organId: bureau.organId } } } } }]);
    expect(first.rules).toEqual([]);
    expect(decideGiven([approved(40, '2019-01-01')], approveQuotaUseCase, body(40)).events).toEqual([]);
  });

  it('does not know a total from a change alone', () => {
    const { events } = decideGiven([], increaseQuotaUseCase, body(5));
    const facts = events.map(({ event }, index) => ({ event: event as QuotaAccountEvent, eventId: `e${index}`, effective: onDay('2019-01-01'), position: index + 1, order: 0, supersedes: null }));
    const state = Timeline.of(quotaAccount, facts).latest();
    expect(approvedOf(state)).toBeNull();
    expect(state.change).toBe(5);
  });

  it('finds 超编 on the day of a late fact although later days are in order', () => {
    const given = [approved(10, '2018-01-01'), headcount(10, '2018-02-01'), approved(20, '2020-01-01')];
    expect(decideGiven(given, stateHeadcountUseCase, body(15), { effective: onDay('2018-06-01') }).rules).toEqual(['over-quota']);
    expect(decideGiven(given, stateHeadcountUseCase, body(15), { effective: onDay('2020-06-01') }).rules).toEqual([]);
  });

  it('finds 超编 on a future day that a reduction reaches', () => {
    const given = [approved(20, '2018-01-01'), headcount(15, '2018-02-01'), headcount(19, '2021-01-01')];
    expect(decideGiven(given, reduceQuotaUseCase, body(4), { effective: onDay('2019-01-01') }).rules).toEqual(['over-quota']);
    expect(decideGiven(given, reduceQuotaUseCase, body(1), { effective: onDay('2019-01-01') }).rules).toEqual([]);
  });

  it('counts a corrected approval, not the one it corrects', () => {
    const given = [approved(40, '2019-01-01', { eventId: 'wrong' }), approved(4, '2019-01-01', { supersedes: 'wrong' })];
    expect(decideGiven(given, stateHeadcountUseCase, body(5), { effective: onDay('2019-06-01') }).rules).toEqual(['over-quota']);
    expect(decideGiven(given.slice(0, 1), stateHeadcountUseCase, body(5), { effective: onDay('2019-06-01') }).rules).toEqual([]);
  });

  it('counts no fewer than are known by name, on that day and by a late entry', () => {
    const entered = (personId: string, on: string) => past(staffingContract.make('QuotaOccupied', { account, personId, permitId: '' }), on);
    const given = [approved(2, '2018-01-01'), entered('p1', '2018-02-01'), entered('p2', '2018-03-01')];
    const state = (count: number, on: string) => decideGiven(given, stateHeadcountUseCase, body(count), { effective: onDay(on) }).rules;
    expect([state(2, '2018-06-01'), state(1, '2018-06-01'), state(1, '2018-02-15'), state(0, '2018-02-15')]).toEqual([[], ['headcount-below-persons'], [], ['headcount-below-persons']]);
    expect(decideGiven([past(staffingContract.make('QuotaOccupied', { account, personId: 'p1', permitId: '' }), '2018-02-01')], stateHeadcountUseCase, body(0), { effective: onDay('2018-06-01') }).rules).toEqual(expect.arrayContaining(['headcount-below-persons']));
  });

  it('lets an excess shrink', () => {
    const given = [approved(10, '2018-01-01'), headcount(15, '2018-02-01')];
    expect(decideGiven(given, stateHeadcountUseCase, body(12), { effective: onDay('2019-01-01') }).rules).toEqual([]);
    expect(decideGiven(given, stateHeadcountUseCase, body(16), { effective: onDay('2019-01-01') }).rules).toEqual(['over-quota']);
  });

  it('cannot be reduced below zero, nor without an approval', () => {
    expect(decideGiven([approved(3, '2018-01-01')], reduceQuotaUseCase, body(4)).rules).toEqual(['quota-below-zero']);
    expect(decideGiven([], reduceQuotaUseCase, body(4)).rules).toEqual(['quota-not-approved']);
  });

  it('says when the kind is not stated, and refuses one that contradicts itself', () => {
    expect(decideGiven([], approveQuotaUseCase, { ...body(4), type: { kind: 'unstated' } }).rules).toEqual(['quota-kind-unstated']);
    expect(() => decideGiven([], approveQuotaUseCase, { ...body(4), type: { kind: 'administrative', management: 'civil-service' } })).toThrow('quota-type-contradictory');
  });

  it('keeps 参公 and the funding form apart: each makes another account', () => {
    const types = [institution, { ...institution, management: 'civil-service' as const }, { ...institution, funding: 'full' as const }];
    expect(new Set(types.map((type) => quotaAccountStream(bureau, type).streamId)).size).toBe(3);
  });
});

describe('a move of quota', () => {
  const move = { from: unstated, to: streets, type: institution, count: 33, manner: '减上增下' };

  it('is two halves of one append that net to zero', () => {
    const { events, rules } = decideGiven([], transferQuotaUseCase, move);
    expect(events.map(({ stream: key, event }) => [key, event.type])).toEqual([['out', 'QuotaTransferredOut'], ['into', 'QuotaTransferredIn']]);
    const net = events.reduce((sum, { event }) => {
      const half = event as QuotaAccountEvent;
      return half.type === 'QuotaTransferredIn' ? sum + half.data.count : half.type === 'QuotaTransferredOut' ? sum - half.data.count : sum;
    }, 0);
    expect(net).toBe(0);
    expect(events[1]?.event.data).toMatchObject({ count: 33, account: { owner: { name: '6个街道', count: 6 } }, from: { owner: { name: unstated.name, organId: '' } } });
    expect(rules).toEqual(['quota-not-approved']);
  });

  it('takes from one account what it gives to the other', () => {
    const given = [approved(5, '2018-01-01')];
    const away = { from: bureau, to: streets, type: administrative };
    expect(decideGiven(given, transferQuotaUseCase, { ...away, count: 5 }).rules).toEqual([]);
    expect(decideGiven(given, transferQuotaUseCase, { ...away, count: 6 }).rules).toEqual(['quota-below-zero']);
    const { events } = decideGiven(given, transferQuotaUseCase, { ...away, count: 3 });
    const moved = events.filter((one) => one.stream === 'out').map(({ event }) => past(event as StaffingEvent, '2019-02-01'));
    expect(decideGiven([...given, ...moved], stateHeadcountUseCase, body(3), { effective: onDay('2019-03-01') }).rules).toEqual(['over-quota']);
  });

  it('is recorded once', () => {
    const first = decideGiven([], transferQuotaUseCase, move);
    const given = first.events.map(({ stream: key, event }): GivenEvent => ({ stream: quotaAccountStream(key === 'out' ? unstated : streets, institution).streamId, event }));
    expect(decideGiven(given, transferQuotaUseCase, move).events).toEqual([]);
    expect(decideGiven(given, transferQuotaUseCase, move, { commandId: 'another' }).events).toHaveLength(2);
  });

  it('has one half here where the other side lies outside the district', () => {
    const { events } = decideGiven([], transferQuotaUseCase, { ...move, outside: 'to' });
    expect(events).toMatchObject([{ stream: 'out', event: { type: 'QuotaTransferredOut', data: { to: { accountId: '' } } } }]);
  });

  it('is not to itself', () => {
    expect(() => decideGiven([], transferQuotaUseCase, { ...move, to: unstated })).toThrow('move-to-itself');
  });
});
