import { organisationsContract, staffingContract } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type CommandMeta, type GivenEvent, type PublishedEvent } from '@yange/use-case';
import { grantUsePermitUseCase } from '../../commands/permits/grant-use-permit.use-case.js';
import { approverFollowed } from '../../reactions/approver-followed.reaction.js';
import { ownerSchema } from '../owner/owner.js';
import { permitRequestStream } from '../permit-request/permit-request.aggregate.js';
import { quotaAccountMessage, quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import { quotaTypeSchema } from '../quota-account/quota-type.js';

const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003'] as const;
const owner = ownerSchema.parse({ organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '区财政局' });
const type = quotaTypeSchema.parse({ kind: 'administrative' });
const account = quotaAccountMessage(owner, type);
const past: readonly GivenEvent[] = [
  { stream: quotaAccountStream(owner, type).streamId, event: staffingContract.make('QuotaApproved', { account, count: 5 }) },
  { stream: permitRequestStream(ids[2]).streamId, event: staffingContract.make('UsePermitRequested', { requestId: ids[2], account, count: 1, reason: '缺编', askedBy: 'p-clerk' }) },
];

const designated = (person: string, on: string, over: Partial<PublishedEvent> = {}, deputy = ''): PublishedEvent => ({
  district: '150302', context: 'organisations', event: organisationsContract.make('ApproverDesignated', { person, deputy }), eventId: ids[0], streamId: 'approver', mode: 'live', effective: onDay(on), citations: [], correlationId: '', decision: null, ...over,
});

/** Notes as the reaction makes them, one after the other. */
const noted = async (...published: readonly PublishedEvent[]): Promise<readonly GivenEvent[]> => {
  let notes: readonly GivenEvent[] = [];
  for (const one of published) for (const { useCase, body } of await approverFollowed.react(one, { query: async () => [] })) notes = [...notes, ...decideGiven(notes, useCase, body).events.map(({ event }): GivenEvent => ({ stream: 'approver-note', event }))];
  return notes;
};

const rulesOf = (notes: readonly GivenEvent[], person: string, on = '2026-03-10', over: Partial<CommandMeta> = {}): readonly string[] =>
  decideGiven([...past, ...notes], grantUsePermitUseCase, { owner, type, count: 1, expiresOn: '2026-12-31', requestId: ids[2] }, { mode: 'live', effective: onDay(on), actor: { person, role: 'approver', tokenId: '' }, principal: person, ...over }).rules;

describe('a permit', () => {
  it('is granted by the designated approver, or who stands in, and by whoever has the right where nobody is designated (permit-by-one-approver)', async () => {
    const notes = await noted(designated('p-one', '2026-03-10', {}, 'p-deputy'));
    expect([rulesOf([], 'p-other'), rulesOf(notes, 'p-one'), rulesOf(notes, 'p-deputy'), rulesOf(notes, 'p-other')]).toEqual([[], [], [], ['permit-by-one-approver']]);
  });

  it('goes by who is designated on its day', async () => {
    const notes = await noted(designated('p-one', '2026-03-10'), designated('p-two', '2026-06-01', { eventId: ids[1] }));
    expect([rulesOf(notes, 'p-two', '2026-03-09'), rulesOf(notes, 'p-two'), rulesOf(notes, 'p-two', '2026-06-01'), rulesOf(notes, 'p-one', '2026-06-01')]).toEqual([[], ['permit-by-one-approver'], [], ['permit-by-one-approver']]);
  });

  it('goes by the designation as it was corrected, and by none that was annulled; said twice it is noted once', async () => {
    const [first, second] = [designated('p-one', '2026-03-10'), designated('p-two', '2026-03-10', { eventId: ids[1], supersedes: ids[0] })];
    const annulled = designated('', '2026-03-10', { event: organisationsContract.make('EventAnnulled', { eventId: ids[1], eventType: 'ApproverDesignated', reason: '误录' }), eventId: ids[2] });
    expect([await noted(first, first), await noted(first, annulled)]).toMatchObject([{ length: 1 }, { length: 1 }]);
    expect([rulesOf(await noted(first, second), 'p-one'), rulesOf(await noted(first, second), 'p-two'), rulesOf(await noted(first, second, annulled), 'p-other')]).toEqual([['permit-by-one-approver'], [], []]);
    expect(await noted(first, { ...annulled, streamId: 'motion/m' })).toHaveLength(1);
  });

  it('is asked so of people alone: not in history, of what is tried out, nor of what follows from another service', async () => {
    const notes = await noted(designated('p-one', '2026-03-10'));
    expect([rulesOf(notes, 'p-other', '2026-03-10', { mode: 'history' }), rulesOf(notes, 'p-other', '2026-03-10', { supposing: true }), rulesOf(notes, 'p-other', '2026-03-10', { actor: { person: 'p-other', role: 'reaction', tokenId: '' } })]).toEqual([[], [], []]);
    expect(rulesOf(notes, 'p-plan', '2026-03-10', { actor: { person: 'p-one', role: 'approver', tokenId: '' } })).toEqual([]);
  });
});
