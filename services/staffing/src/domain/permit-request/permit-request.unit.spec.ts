import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, limitsGiven, type CommandMeta, type GivenEvent } from '@yange/use-case';
import { refusePermitRequestUseCase, withdrawPermitRequestUseCase } from '../../commands/permits/answer-permit-request.use-cases.js';
import { grantUsePermitUseCase } from '../../commands/permits/grant-use-permit.use-case.js';
import { requestUsePermitUseCase } from '../../commands/permits/request-use-permit.use-case.js';
import { quotaAccountMessage, quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import { permitRequest, permitRequestStream } from './permit-request.aggregate.js';

const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const bureau = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '甲局', count: 1, each: false };
const other = { organId: 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', name: '乙局', count: 1, each: false };
const requestId = 'c1f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a03';
const stream = permitRequestStream(requestId).streamId;

const approved: GivenEvent = { stream: quotaAccountStream(bureau, type).streamId, event: staffingContract.make('QuotaApproved', { account: quotaAccountMessage(bureau, type), count: 5 }) as StaffingEvent };
const on = (day: string, event: StaffingEvent): GivenEvent => ({ stream, event, effective: onDay(day) });
const requested = (over: { readonly askedBy?: string; readonly askedFor?: string; readonly count?: number } = {}): GivenEvent =>
  on('2026-02-01', staffingContract.make('UsePermitRequested', { requestId, account: quotaAccountMessage(bureau, type), count: 2, askedBy: 'clerk', ...over }) as StaffingEvent);

const by = (person: string, onBehalfOf?: string): Partial<CommandMeta> => ({ mode: 'live', principal: person, actor: { person, role: 'approver', tokenId: 't', ...(onBehalfOf === undefined ? {} : { onBehalfOf }) }, effective: onDay('2026-03-01') });
const grant = (given: readonly GivenEvent[], body: object = { requestId }, over: Partial<CommandMeta> = by('approver')) =>
  decideGiven([approved, ...given], grantUsePermitUseCase, { owner: bureau, type, count: 2, expiresOn: '2026-12-31', ...body }, over);

describe('a request for a permit', () => {
  it('says who asks, for whom, and for how many posts of which account', () => {
    const [asked] = decideGiven([], requestUsePermitUseCase, { owner: bureau, type, count: 2, reason: '退休减员' }, by('deputy', 'clerk')).events;
    expect(asked?.event).toMatchObject({ type: 'UsePermitRequested', data: { count: 2, reason: '退休减员', askedBy: 'deputy', askedFor: 'clerk', account: { owner: { name: '甲局' } } } });
    expect(decideGiven([], requestUsePermitUseCase, { owner: bureau, type, count: 2 }).events[0]?.event.data).toMatchObject({ askedBy: '' });
  });

  it('is granted in one append with the permit, which names it', () => {
    const { events, rules, decision } = grant([requested()]);
    expect(rules).toEqual([]);
    expect(events.map(({ event }) => event.type)).toEqual(['UsePermitGranted', 'QuotaReserved', 'UsePermitRequestGranted']);
    expect(events[0]?.event.data).toMatchObject({ requestId, grantedBy: 'approver', grantedFor: '' });
    expect(events[2]?.event.data).toMatchObject({ requestId, count: 2, permitId: decision.answer?.['permitId'] });
  });

  it('comes before every permit that a person grants live', () => {
    expect([grant([requested()]).rules, grant([requested()], {}).rules]).toEqual([[], ['permit-without-request']]);
  });

  it('is no request where nobody grants live, where a draft was prepared, and where a plan is only tried out', () => {
    const free: readonly Partial<CommandMeta>[] = [{ effective: onDay('2019-03-01') }, { ...by('r'), actor: { person: 'r', role: 'reaction', tokenId: '' } }, { ...by('approver'), prepared: { as: 'draft/1', by: ['clerk'] } }, { ...by('approver'), supposing: true }];
    expect(free.map((over) => grant([], {}, over).rules)).toEqual([[], [], [], []]);
  });

  it('is not asked of the correction of a permit from before there were requests', () => {
    const superseded = (...types: readonly string[]): Partial<CommandMeta> => ({ ...by('approver'), corrects: 'e', superseded: types.map((one) => ({ eventId: one, streamId: '', type: one, command: 'grant-use-permit', effectiveTo: '2026-02-01', order: 0, mode: 'live', findings: [], commandId: 'c', supersedes: null })) });
    expect([grant([], {}, superseded('UsePermitGranted', 'QuotaReserved')).rules, grant([], {}, superseded('UsePermitGranted', 'UsePermitRequestGranted')).rules]).toEqual([[], ['permit-without-request']]);
  });

  it('is granted by another hand than asked for it', () => {
    expect([grant([requested()]).rules, grant([requested({ askedBy: 'approver' })]).rules]).toEqual([[], ['own-permit-request']]);
    expect([grant([requested({ askedFor: 'approver' })]).rules, grant([requested()], { requestId }, by('deputy', 'clerk')).rules, grant([requested()], { requestId }, by('deputy', 'approver')).rules]).toEqual([['own-permit-request'], ['own-permit-request'], []]);
  });

  it('is granted for as many posts or fewer', () => {
    expect([1, 2, 3].map((count) => grant([requested()], { requestId, count }).rules)).toEqual([[], [], ['permit-over-request']]);
  });

  it('is of one account, known by then, and answered once', () => {
    expect(() => grant([requested()], { requestId, owner: other })).toThrow('request-for-other-account');
    expect(() => grant([])).toThrow('unknown-permit-request');
    expect(() => grant([requested()], { requestId }, { ...by('approver'), effective: onDay('2026-01-31') })).toThrow('unknown-permit-request');
    const refused = on('2026-02-10', staffingContract.make('UsePermitRequestRefused', { requestId, reason: '无空编' }) as StaffingEvent);
    expect(() => grant([requested(), refused])).toThrow('permit-request-answered');
  });

  it.each([
    [refusePermitRequestUseCase, 'UsePermitRequestRefused'],
    [withdrawPermitRequestUseCase, 'UsePermitRequestWithdrawn'],
  ] as const)('is refused, or withdrawn, once: %#', (useCase, told) => {
    const body = { requestId, reason: '另行安排' };
    const answer = (given: readonly GivenEvent[]) => decideGiven(given, useCase, body, by('approver')).events.map(({ event }) => event);
    const [event] = answer([requested()]);
    expect(event).toMatchObject({ type: told, data: body });
    expect(answer([requested(), on('2026-03-01', event as StaffingEvent)])).toEqual([]);
    const granted = on('2026-02-10', staffingContract.make('UsePermitRequestGranted', { requestId, permitId: requestId, count: 2 }) as StaffingEvent);
    expect(() => answer([requested(), granted])).toThrow('permit-request-answered');
    expect(() => answer([])).toThrow('unknown-permit-request');
  });

  it('stays as long as a permit answers it, and for as many posts', () => {
    const granted = on('2026-03-01', staffingContract.make('UsePermitRequestGranted', { requestId, permitId: requestId, count: 2 }) as StaffingEvent);
    expect([[requested(), granted], [granted], [requested({ count: 1 }), granted]].map((past) => limitsGiven(permitRequest, past, '2026-03-01'))).toEqual([[], ['permit-without-request'], ['permit-over-request']]);
  });
});
