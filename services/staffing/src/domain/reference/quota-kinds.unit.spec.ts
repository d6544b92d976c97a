import { fundingIn, FundingForm, managementIn, ManagementStatus, quotaKindIn, quotaKindMessage, QuotaKind, staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { carryOverQuotaUseCase } from '../../commands/carry-over/carry-over-quota.use-case.js';
import { approveQuotaUseCase } from '../../commands/quota/approve-quota.use-case.js';
import { setQuotaTotalUseCase } from '../../commands/quota-totals/set-quota-total.use-case.js';
import { organNoteStream } from '../organ-note/organ-note.aggregate.js';
import { quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import { quotaTypeMessage } from '../quota-account/quota-type.js';
import { fundingForms } from './funding-forms.js';
import { managementStatuses } from './management-statuses.js';
import { quotaKinds } from './quota-kinds.js';

const owner = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '某中心', count: 1, each: false };
const next = { organId: 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', name: '某大队', count: 1, each: false };
const type = (kind: string, over: object = {}) => ({ kind, management: 'unstated', funding: 'unstated', ...over });
type QuotaApproved = Extract<StaffingEvent, { readonly type: 'QuotaApproved' }>;
const approve = (given: readonly GivenEvent[], kind: string, { on = '2019-02-01', over = {}, mode = 'history' as 'history' | 'live' } = {}) =>
  decideGiven(given, approveQuotaUseCase, { owner, type: type(kind, over), count: 5 }, { effective: onDay(on), mode });

/** From 2026 on: a kind of the district's own in the place of 工勤. */
const own: GivenEvent = {
  stream: quotaKinds.stream().streamId,
  event: staffingContract.make('ReferenceListSet', {
    list: 'quota-kinds',
    entries: [...quotaKinds.shipped.filter(({ code }) => code !== 'support'), { code: 'filing', name: '备案制', marks: ['within-total', 'for-institution'], source: '某文件' }].map((entry) => ({ ...entry, marks: [...entry.marks] })),
  }),
  effective: onDay('2026-01-01'),
};
const noted = (category: string): GivenEvent => ({ stream: organNoteStream(owner.organId).streamId, event: staffingContract.make('OrganNoted', { organId: owner.organId, name: '某中心', category }) as StaffingEvent });

describe('the kinds of quota', () => {
  it('are those of the table of the day: what is not in it is refused with what is', () => {
    expect(approve([], 'administrative').rules).toEqual([]);
    expect(() => approve([], 'filing')).toThrow(expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list: 'quota-kinds', codes: 'administrative institution support outside' }) }));
    expect([approve([own], 'support', { on: '2025-12-31' }).events.length, approve([own], 'filing', { on: '2026-01-01' }).events.length]).toEqual([1, 1]);
    expect(() => approve([own], 'support', { on: '2026-01-01' })).toThrow('unknown-code');
    expect(() => approve([own], 'filing', { on: '2025-12-31' })).toThrow('unknown-code');
  });

  it('that the source does not state is none of them, and a finding', () => {
    expect(approve([], 'unstated').rules).toEqual(['quota-kind-unstated']);
  });

  it('say themselves whether 参公 and the funding form apply, and which organs may have them', () => {
    expect(() => approve([], 'administrative', { over: { funding: 'full' } })).toThrow('quota-type-contradictory');
    expect(approve([], 'institution', { over: { management: 'civil-service', funding: 'full' } }).rules).toEqual([]);
    const live = (category: string, kind: string) => approve([own, noted(category)], kind, { on: '2026-02-01', mode: 'live' }).rules;
    expect([live('institution', 'filing'), live('town', 'filing'), live('institution', 'administrative')]).toEqual([[], ['kind-not-for-organ'], ['kind-not-for-organ']]);
  });

  it('say whether the district has a total of them', () => {
    const total = (kind: string) => decideGiven([own], setQuotaTotalUseCase, { kind, count: 9 }, { effective: onDay('2026-02-01') });
    expect(total('filing').events).toMatchObject([{ event: { data: { kind: QuotaKind.UNSPECIFIED, kindCode: 'filing', count: 9 } } }]);
    expect(() => total('outside')).toThrow('kind-without-total');
    expect(() => total('support')).toThrow('unknown-code');
  });

  it('that are retired keep what was recorded with them, and can be handed on', () => {
    const before = approve([], 'support').events.map(({ event }): GivenEvent => ({ stream: quotaAccountStream(owner, type('support') as never).streamId, event, effective: onDay('2019-02-01') }));
    const carried = decideGiven([own, ...before], carryOverQuotaUseCase, { from: owner, to: [next], type: type('support') }, { effective: onDay('2026-06-01') });
    expect(carried.events.map(({ event }) => event.type)).toEqual(['QuotaTransferredOut', 'QuotaApproved', 'QuotaTransferredIn']);
  });

  it('are read the same from events before and after there was a table', () => {
    for (const { code } of quotaKinds.shipped) {
      const { kind } = quotaKindMessage(code);
      expect([quotaKindIn({ kind, kindCode: '' }), quotaKindIn(quotaKindMessage(code))]).toEqual([code, code]);
    }
    expect([quotaKindIn(undefined), quotaKindIn(quotaKindMessage('filing')), quotaKindIn(quotaKindMessage(''))]).toEqual(['', 'filing', '']);
  });
});

describe('how the staff of an institution are managed and paid', () => {
  const table = (list: typeof managementStatuses, more: { readonly code: string; readonly name: string }, without: string): GivenEvent => ({
    stream: list.stream().streamId,
    event: staffingContract.make('ReferenceListSet', { list: list.list, entries: [...list.shipped.filter(({ code }) => code !== without), { ...more, marks: [], source: '某文件' }].map((entry) => ({ ...entry, marks: [...entry.marks] })) }),
    effective: onDay('2026-01-01'),
  });
  const given = [table(managementStatuses, { code: 'contract', name: '聘用制' }, 'civil-service'), table(fundingForms, { code: 'project', name: '项目经费' }, 'self')];
  const typeOf = (on: string, over: object) => approve(given, 'institution', { on, over }).events.map(({ event }) => (event as QuotaApproved).data.account?.type);

  it('is told apart by the tables of the day, each by itself', () => {
    expect(typeOf('2026-01-01', { management: 'contract', funding: 'full' })).toMatchObject([{ management: ManagementStatus.UNSPECIFIED, managementCode: 'contract', funding: FundingForm.FULL, fundingCode: '' }]);
    expect(typeOf('2026-01-01', { funding: 'project' })).toMatchObject([{ management: ManagementStatus.UNSPECIFIED, managementCode: '', funding: FundingForm.UNSPECIFIED, fundingCode: 'project' }]);
    const refused = (list: string, code: string) => expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list, code }) });
    expect(() => typeOf('2025-12-31', { management: 'contract' })).toThrow(refused('management-statuses', 'contract'));
    expect(() => typeOf('2025-12-31', { funding: 'project' })).toThrow(refused('funding-forms', 'project'));
    expect(() => typeOf('2026-01-01', { management: 'civil-service' })).toThrow(refused('management-statuses', 'civil-service'));
    expect(() => typeOf('2026-01-01', { funding: 'self' })).toThrow(refused('funding-forms', 'self'));
  });

  it('makes another account of the same owner', () => {
    const accounts = [{}, { management: 'contract' }, { funding: 'project' }, { management: 'contract', funding: 'project' }].map((over) => approve(given, 'institution', { on: '2026-01-01', over }).events.map(({ event }) => (event as QuotaApproved).data.account?.id).join());
    expect(new Set(accounts).size).toBe(4);
  });

  it('is read the same from events before and after there were tables', () => {
    for (const { code } of managementStatuses.shipped) expect(managementIn(quotaTypeMessage({ kind: 'institution', management: code, funding: 'unstated' }))).toBe(code);
    for (const { code } of fundingForms.shipped) expect(fundingIn(quotaTypeMessage({ kind: 'institution', management: 'unstated', funding: code }))).toBe(code);
    const unsaid = quotaTypeMessage({ kind: 'unstated', management: 'unstated', funding: 'unstated' });
    expect([managementIn(unsaid), fundingIn(unsaid), quotaKindIn(unsaid), managementIn(undefined), fundingIn(undefined)]).toEqual(['', '', '', '', '']);
  });
});
