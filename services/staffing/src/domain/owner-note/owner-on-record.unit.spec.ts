import { staffingContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { appointToPostUseCase } from '../../commands/named-posts/appoint-to-post.use-case.js';
import { noteOwnerUseCase, withdrawOwnerNoteUseCase } from '../../commands/organ-notes/owner-note.use-cases.js';
import { grantUsePermitUseCase } from '../../commands/permits/grant-use-permit.use-case.js';
import { requestUsePermitUseCase } from '../../commands/permits/request-use-permit.use-case.js';
import { enterPersonUseCase } from '../../commands/persons/enter-person.use-case.js';
import { transferPersonUseCase } from '../../commands/persons/transfer-person.use-case.js';
import { appointLeadersUseCase } from '../../commands/posts/appoint-leaders.use-case.js';
import { approvePostsUseCase } from '../../commands/posts/approve-posts.use-case.js';
import { increasePostsUseCase } from '../../commands/posts/increase-posts.use-case.js';
import { setRoleLineUseCase } from '../../commands/posts/set-role-line.use-case.js';
import { approveQuotaUseCase } from '../../commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from '../../commands/quota/increase-quota.use-case.js';
import { stateHeadcountUseCase } from '../../commands/quota/state-headcount.use-case.js';
import { transferQuotaUseCase } from '../../commands/quota/transfer-quota.use-case.js';
import { recordSecondmentsUseCase } from '../../commands/transfers/record-secondments.use-case.js';
import { recordTransferBatchUseCase } from '../../commands/transfers/record-transfer-batch.use-case.js';
import { recordTransferBatchWithQuotaUseCase } from '../../commands/transfers/record-transfer-batch-with-quota.use-case.js';
import { organNoteStream } from '../organ-note/organ-note.aggregate.js';
import { personStream } from '../person/person.aggregate.js';
import { transferBatchStream } from '../transfer-batch/transfer-batch.aggregate.js';
import { ownerNoteStream } from './owner-note.aggregate.js';

const owner = { organId: derivedId('organ', 'one'), name: '甲局' };
const other = { organId: derivedId('organ', 'other'), name: '乙局' };
const group = { name: '本级党政机构', count: 35 };
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' };
const level = '科级';
const id = (word: string): string => derivedId('event', word);
const sinceEver = onDay('1949-10-01');

const note = (of: typeof owner, since: string, source = 'established', corrects = ''): GivenEvent =>
  ({ stream: ownerNoteStream(of.organId).streamId, event: staffingContract.make('OwnerNoted', { ownerId: of.organId, name: of.name, since, sourceEventId: id(source), supersedesEventId: corrects === '' ? '' : id(corrects) }), effective: sinceEver });
const followed: GivenEvent = { ...note(other, '2018-01-01'), stream: 'owner-notes' };
const withdrawn = (source = 'established'): GivenEvent => ({ stream: ownerNoteStream(owner.organId).streamId, event: staffingContract.make('OwnerNoteWithdrawn', { ownerId: owner.organId, sourceEventId: id(source) }), effective: sinceEver });
const ended: GivenEvent = { stream: organNoteStream(owner.organId).streamId, event: staffingContract.make('OrganEndNoted', { organId: owner.organId, name: owner.name, endedOn: '2026-06-01', successors: [] }), effective: sinceEver };

const person = id('person');
const batch = decideGiven([], recordTransferBatchUseCase, { name: '改革转隶', units: 1, persons: 1 });
const batchId = batch.decision.answer?.['batchId'] ?? '';
/** A batch to be named from, and somebody who may be appointed. */
const begun: readonly GivenEvent[] = [
  ...batch.events.map(({ event }) => ({ stream: transferBatchStream(batchId).streamId, event })),
  ...decideGiven([], enterPersonUseCase, { personId: person, owner, type }).events.filter(({ stream }) => stream === 'person').map(({ event }) => ({ stream: personStream(person).streamId, event })),
];

/** Each way in which somebody comes to have something. */
const ways: readonly (readonly [AnyUseCase, object])[] = [
  [approveQuotaUseCase, { owner, type, count: 5 }],
  [increaseQuotaUseCase, { owner, type, count: 5, reason: '新增任务' }],
  [stateHeadcountUseCase, { owner, type, count: 5 }],
  [transferQuotaUseCase, { from: other, to: owner, type, count: 1 }],
  [approvePostsUseCase, { owner, level, principal: 1, deputy: 0 }],
  [increasePostsUseCase, { owner, level, principal: 0, deputy: 1 }],
  [setRoleLineUseCase, { owner, level, role: '副局长', rank: 'deputy', count: 1 }],
  [appointLeadersUseCase, { owner, level, rank: 'deputy', count: 1 }],
  [appointToPostUseCase, { owner, level, role: '副局长', rank: 'deputy', personId: person }],
  [requestUsePermitUseCase, { owner, type, count: 1, reason: '缺员' }],
  [grantUsePermitUseCase, { owner, type, count: 1, expiresOn: '2026-12-31' }],
  [enterPersonUseCase, { owner, type }],
  [transferPersonUseCase, { batchId, from: other, to: owner, type }],
  [recordTransferBatchWithQuotaUseCase, { from: other, to: owner, type, name: '改革转隶', units: 1, quota: 2, persons: 2 }],
  [recordSecondmentsUseCase, { owner, forms: ['借调'], persons: 1, until: '2026-12-31' }],
  [recordSecondmentsUseCase, { owner: group, host: owner, forms: ['借调'], persons: 1, until: '2026-12-31' }],
];
const named = ways.map(([useCase, body], index) => [`${index + 1} ${useCase.name}`, useCase, body] as const);
/** Of all that such a command breaks on an empty log, what is said of its owner. */
const rules = (useCase: AnyUseCase, body: object, ...past: readonly GivenEvent[]): readonly string[] =>
  decideGiven([...begun, ...past], useCase, body, { effective: onDay('2026-05-01'), mode: 'live' }).rules.filter((rule) => ['owner-unregistered', 'organ-annulled', 'organ-ended'].includes(rule));
const approve = (...past: readonly GivenEvent[]): readonly string[] => rules(...(ways[0] as readonly [AnyUseCase, object]), ...past);

describe('who is given something in staffing', () => {
  it.each(named)('is on record: %s', (_name, useCase, body) => {
    expect([rules(useCase, body, followed), rules(useCase, body, followed, note(owner, '2019-03-01'))]).toEqual([['owner-unregistered'], []]);
  });

  it.each(named)('was not set up by mistake: %s', (_name, useCase, body) => {
    expect(rules(useCase, body, followed, note(owner, ''), withdrawn())).toEqual(['organ-annulled']);
  });

  it('is there from the day on that the other service says, and since ever where that only says that it stayed', () => {
    expect([approve(followed, note(owner, '2026-05-01')), approve(followed, note(owner, '2026-05-02')), approve(followed, note(owner, ''))]).toEqual([[], ['owner-unregistered'], []]);
    expect([approve(followed, note(owner, '2026-06-01', 'a'), note(owner, '2026-04-01', 'b', 'a')), approve(followed, note(owner, '2026-04-01', 'a'), note(owner, '2026-06-01', 'b', 'a'))]).toEqual([[], ['owner-unregistered']]);
  });

  it('is not asked for before any was noted, nor of a group, nor of one whose end is, which is told by itself, nor by a row of history', () => {
    expect([approve(), approve(note(other, '')), approve(followed, ended)]).toEqual([[], [], ['organ-ended']]);
    expect(rules(approveQuotaUseCase, { owner: group, type, count: 5 }, followed)).toEqual([]);
    expect(decideGiven([followed, note(owner, ''), withdrawn()], approveQuotaUseCase, { owner, type, count: 5 }, { effective: onDay('2019-05-01'), mode: 'history' }).rules).toEqual([]);
  });

  it('is nobody from whom something is only taken, nor who is outside the district', () => {
    expect(rules(transferQuotaUseCase, { from: owner, to: other, type, count: 1 }, followed, note(other, ''))).toEqual([]);
    expect(rules(transferQuotaUseCase, { from: other, to: owner, type, count: 1, outside: 'to' }, followed)).toEqual([]);
    expect(rules(recordTransferBatchWithQuotaUseCase, { from: other, to: owner, type, name: '改革转隶', units: 1, quota: 2, persons: 2, direction: 'out' }, followed)).toEqual([]);
  });

  it('is waited for where nothing at all was told of it, and not once that was in vain or anything was told', () => {
    const awaits = (...past: readonly GivenEvent[]) => decideGiven(past, approveQuotaUseCase, { owner, type, count: 5 }, { effective: onDay('2026-05-01'), mode: 'live' }).decision.awaits;
    expect([awaits(followed), awaits(followed, note(owner, '2026-06-01')), awaits(followed, note(owner, ''), withdrawn()), awaits()]).toEqual([[owner.organId], [], [], []]);
  });
});

describe('the note of an owner', () => {
  const noting = (past: readonly GivenEvent[]) => decideGiven(past, noteOwnerUseCase, { organ: { id: owner.organId, name: owner.name }, since: '2019-03-01', sourceEventId: id('established'), supersedesEventId: '' }).events.length;

  it('is kept once, the first of all also says that owners are followed, and only what was noted is withdrawn', () => {
    expect([noting([]), noting([followed]), noting([followed, note(owner, '2019-03-01')])]).toEqual([2, 1, 0]);
    const taken = (...past: readonly GivenEvent[]) => decideGiven(past, withdrawOwnerNoteUseCase, { organId: owner.organId, sourceEventId: id('established') }).events.length;
    expect([taken(), taken(note(owner, '')), taken(note(owner, ''), withdrawn())]).toEqual([0, 1, 0]);
  });
});
