import { staffingContract } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { countedMatters, decideGiven, type AnyUseCase, type GivenEvent, type Matter } from '@yange/use-case';
import { quotaAccountId, quotaAccountMessage } from '../domain/quota-account/quota-account.aggregate.js';
import { postAllotmentId, postAllotmentMessage } from '../domain/post-allotment/post-allotment.aggregate.js';
import { staffingService } from '../staffing.service.js';

const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const organ = (organId: string, name: string) => ({ organId, name, count: 1, each: false });
const [bureau, successor] = [organ('00000000-0000-5000-8000-000000000001', '甲局'), organ('00000000-0000-5000-8000-000000000002', '乙局')];
const made = (stream: string, event: GivenEvent['event']): GivenEvent => ({ stream, event });
const past = [
  made(`quota-account/${quotaAccountId(bureau, type)}`, staffingContract.make('QuotaApproved', { account: quotaAccountMessage(bureau, type), count: 7 })),
  made(`post-allotment/${postAllotmentId(bureau, '科级')}`, staffingContract.make('PostsApproved', { allotment: postAllotmentMessage(bureau, '科级'), principal: 1, deputy: 3 })),
];
const over = { from: bureau, to: [successor], outside: false };

const useCase = (name: string): AnyUseCase => staffingService.useCases.find((one) => one.name === name) as AnyUseCase;

const stated = (name: string, body: object): Matter => {
  const of = useCase(name);
  const parsed: unknown = of.body.parse(body);
  const matter = of.matter?.(parsed) as Matter;
  return matter.quantity === undefined ? { ...matter, ...decideGiven(past, of, body, { effective: onDay('2026-02-01') }).decision.matter } : matter;
};

describe('what a change takes of the decision that it stands under', () => {
  it.each([
    ['approve-quota', { owner: bureau, type, count: 5 }, 5],
    ['increase-quota', { owner: bureau, type, count: 4 }, 4],
    ['reduce-quota', { owner: bureau, type, count: 3 }, 3],
    ['transfer-quota', { from: bureau, to: successor, type, count: 2 }, 2],
    ['record-transfer-batch-with-quota', { from: bureau, to: successor, type, quota: 6, name: '首批', units: 1, persons: 6 }, 6],
    ['record-transfer-batch', { from: bureau, to: successor, name: '首批', units: 1, persons: 6 }, 6],
    ['transfer-person', { batchId: '00000000-0000-4000-8000-000000000008', from: bureau, to: successor, type }, 1],
    ['set-quota-total', { kind: 'administrative', count: 9 }, 9],
    ['approve-posts', { owner: bureau, principal: 1, deputy: 2 }, 3],
    ['increase-posts', { owner: bureau, principal: 1, deputy: 1 }, 2],
    ['reduce-posts', { owner: bureau, principal: 0, deputy: 1 }, 1],
    ['carry-over-quota', { ...over, type }, 7],
    ['carry-over-posts', { ...over, level: '科级' }, 4],
  ])('%s: as much as it says or carries over', (name, body, quantity) => {
    expect(stated(name, body).quantity).toBe(quantity);
  });

  it.each([
    ['approve-quota', { owner: bureau, type, count: 5 }, 'administrative', undefined],
    ['increase-quota', { owner: bureau, type, count: 4 }, 'administrative', 'increase'],
    ['reduce-quota', { owner: bureau, type, count: 3 }, 'administrative', 'reduce'],
    ['transfer-quota', { from: bureau, to: successor, type, count: 2 }, 'administrative', 'transfer'],
    ['record-transfer-batch-with-quota', { from: bureau, to: successor, type, quota: 6, name: '首批', units: 1, persons: 6 }, 'administrative', 'transfer'],
    ['set-quota-total', { kind: 'administrative', count: 9 }, 'administrative', undefined],
    ['increase-posts', { owner: bureau, principal: 1, deputy: 1 }, undefined, 'increase'],
    ['reduce-posts', { owner: bureau, principal: 0, deputy: 1 }, undefined, 'reduce'],
    ['carry-over-quota', { ...over, type }, 'administrative', 'transfer'],
    ['carry-over-person', { ...over, type, personId: '00000000-0000-4000-8000-000000000009' }, 'administrative', 'transfer'],
    ['carry-over-posts', { ...over, level: '科级' }, undefined, 'transfer'],
    ['set-role-line', { owner: bureau, level: '科级', role: '副局长', rank: 'deputy', count: 1 }, undefined, undefined],
  ])('%s: of the kind of quota that it says, and the way that it goes', (name, body, quotaKind, direction) => {
    const of = useCase(name);
    const matter = of.matter?.(of.body.parse(body)) as Matter;
    expect([matter.quotaKind, matter.direction]).toEqual([quotaKind, direction]);
  });

  it.each([
    [1, 4, 'increase'],
    [1, 2, 'reduce'],
    [2, 2, undefined],
  ])('approve-posts sets %i and %i where there were 1 and 3: the way is %s', (principal, deputy, direction) => {
    expect(decideGiven(past, useCase('approve-posts'), { owner: bureau, level: '科级', principal, deputy }, { effective: onDay('2026-02-01') }).decision.matter?.direction).toBe(direction);
  });

  it('is stated by every change of a matter that counts, but for the roles within an allotment', () => {
    const counted = staffingService.useCases.filter(({ matter }) => matter !== undefined).map(({ name }) => name);
    expect(Object.keys(countedMatters)).toEqual(expect.arrayContaining(['quota.approve', 'quota.adjust', 'quota.transfer', 'staff.transfer', 'posts.adjust']));
    // what is left of an organ that ended passes on under the decision that ended it, which counts nothing
    expect(counted.sort()).toEqual(['approve-posts', 'approve-quota', 'carry-over-ended-organ', 'carry-over-person', 'carry-over-posts', 'carry-over-quota', 'increase-posts', 'increase-quota', 'record-transfer-batch', 'record-transfer-batch-with-quota', 'reduce-posts', 'reduce-quota', 'set-quota-total', 'set-role-line', 'transfer-person', 'transfer-quota']);
  });
});
