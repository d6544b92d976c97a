import { derivedId } from '@yange/kernel';
import { awayIn } from '@yange/contracts';
import { sequenceDays, type AnyUseCase, type CommandMeta, type Sequences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import type { NamedPostState } from './domain/named-post/named-post.aggregate.js';
import type { PersonState } from './domain/person/person.aggregate.js';
import { approvedOf, quotaAccountStream, reservedOn, type QuotaAccountState } from './domain/quota-account/quota-account.aggregate.js';
import type { QuotaTotalState } from './domain/quota-total/quota-total.aggregate.js';
import type { AbsenceState } from './domain/secondment/absence.aggregate.js';
import type { SecondmentState } from './domain/secondment/secondment.aggregate.js';
import type { TransferBatchState } from './domain/transfer-batch/transfer-batch.aggregate.js';
import { staffingService } from './staffing.service.js';

/** Permits, people, batches, named posts, totals, secondments, plans and ledgers together, on two accounts. */
const organ = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const owners = [organ('甲局'), organ('乙局')] as const;
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const accounts = owners.map((owner) => quotaAccountStream(owner, type).streamId);
const named = (name: string): AnyUseCase => {
  const useCase = staffingService.useCases.find((one) => one.name === name);
  if (useCase === undefined) throw new Error(name);
  // Nobody takes people on under a permit of his own, or grants what he asked for: another person does.
  const principal = { 'enter-person': 'p-2', 'request-use-permit': 'p-3' }[name];
  return principal === undefined ? useCase : { ...useCase, decide: (body: unknown, timelines: never, meta: CommandMeta) => useCase.decide(body, timelines, { ...meta, principal }) };
};

const whats = [
  'approve', 'approve', 'headcount', 'transfer', 'reduce', 'total', 'request', 'request', 'request', 'grant', 'grant', 'grant', 'enter', 'enter', 'enter', 'withdraw', 'leave', 'keep', 'keep', 'clear-quota', 'clear-quota', 'clear-quota', 'batch', 'move', 'move', 'move', 'move', 'finish',
  'posts', 'role', 'appoint', 'appoint', 'release', 'second', 'second', 'extend', 'clear', 'excess', 'absorb', 'plan', 'settle', 'open', 'close', 'reopen',
] as const;

export interface Wanted {
  readonly what: (typeof whats)[number];
  readonly one: number;
  readonly other: number;
  readonly count: number;
}

const ends = ['2019-06-01', '2020-06-01', '2025-01-01', '2030-06-01'] as const;
export const everyDay = ['2018-12-31', '2019-01-01', '2019-06-01', '2019-06-02', '2020-01-01', '2020-06-01', '2020-06-02', '2021-01-01', '2025-01-01', '2025-01-02', '2028-01-01', '2030-06-02'] as const;

const wanted: fc.Arbitrary<Wanted> = fc.record({ what: fc.constantFrom(...whats), one: fc.nat({ max: 5 }), other: fc.nat({ max: 5 }), count: fc.integer({ min: 1, max: 4 }) });
export const steps: fc.Arbitrary<readonly SequenceStep<Wanted>[]> = fc.array(
  fc.record({ step: fc.constantFrom('say', 'say', 'say', 'say', 'correct', 'annul'), wanted, day: fc.constantFrom(...sequenceDays), target: fc.nat({ max: 19 }) }),
  { minLength: 8, maxLength: 30 },
);

const pick = <T>(some: readonly T[], index: number): T | undefined => some[index % Math.max(1, some.length)];
/** People enter under a permit on an account: by chance alone that comes about too rarely. */
export const ground: readonly SequenceStep<Wanted>[] = ([['total', 0], ['approve', 0], ['approve', 1], ['request', 0], ['request', 1], ['grant', 0], ['enter', 0], ['grant', 1], ['posts', 0], ['role', 0], ['open', 0], ['close', 0], ['batch', 0]] as const).map(([what, one]) => ({ step: 'say', wanted: { what, one, other: 3, count: what === 'grant' ? 3 : 9 }, day: '2018-12-31', target: 0 }));
/** What has to happen, or the property says little. */
export const needs = ['request-use-permit', 'grant-use-permit', 'enter-person', 'withdraw-use-permit', 'leave-person', 'record-transfer-batch', 'transfer-person', 'appoint-to-post', 'record-secondments', 'clear-secondments', 'close-issues', 'reopen-issues'];
const ledger = { ledger: '台账', kind: '超编' } as const;

export const sequences: Sequences<Wanted> = {
  service: staffingService,
  days: everyDay,
  commandOf: ({ what, one, other, count }, told) => {
    const requestOwner = one % 2;
    const owner = owners[requestOwner] ?? owners[0];
    const to = owners[(one + 1) % 2] ?? owners[1];
    const ids = (aggregate: string): readonly string[] => [...new Set(told.flatMap(({ events }) => events.filter(({ streamId }) => streamId.startsWith(`${aggregate}/`)).map(({ streamId }) => streamId.slice(aggregate.length + 1))))];
    const [permitId, personId, batchId] = [pick(ids('use-permit'), other), pick(ids('person'), other), pick(ids('transfer-batch'), other)];
    const asked = told.filter((one) => one.wanted.what === 'request' && one.wanted.one % 2 === requestOwner).flatMap(({ answer }) => answer['requestId'] ?? []);
    const open = asked.filter((requestId) => told.filter(({ events }) => events.some(({ streamId }) => streamId === `permit-request/${requestId}`)).length === 1);
    const requestId = pick(other > 4 ? asked : open, other);
    const secondmentId = pick(told.flatMap(({ answer }) => answer['secondmentId'] ?? []), other);
    const planId = pick(told.flatMap(({ answer }) => answer['planId'] ?? []), other);
    const until = pick(ends, other);
    const whose = { owner, type };
    const post = { owner, role: '局长', rank: 'principal' } as const;
    const ranks = { principal: 0, deputy: count };
    const commands: Readonly<Record<Wanted['what'], readonly [string, object, needs?: unknown]>> = {
      approve: ['approve-quota', { ...whose, count }],
      headcount: ['state-headcount', { ...whose, count }],
      transfer: ['transfer-quota', { from: owner, to, type, count }],
      reduce: ['reduce-quota', { ...whose, count }],
      total: ['set-quota-total', { kind: type.kind, count: count + 12 }],
      request: ['request-use-permit', { ...whose, count: count + 2 }],
      grant: ['grant-use-permit', { ...whose, count, expiresOn: until, requestId }, requestId],
      enter: ['enter-person', { ...whose, permitId, ...(other > 3 && personId !== undefined ? { personId } : {}) }, permitId],
      withdraw: ['withdraw-use-permit', { ...whose, permitId }, permitId],
      leave: ['leave-person', { ...whose, personId, reason: 'retired' }, personId],
      keep: ['leave-person', { ...whose, personId, reason: 'own-business' }, personId],
      'clear-quota': ['clear-quota-of-leaver', { ...whose, personId }, personId],
      batch: ['record-transfer-batch', { name: '转隶', units: 1, persons: count, from: owner, to }],
      move: ['transfer-person', { batchId, from: owner, to, type, ...(personId === undefined ? {} : { personId }) }, batchId],
      finish: ['finish-transfer-batch', { batchId, reason: count > 2 ? '余者留任' : '' }, batchId],
      posts: ['approve-posts', { owner, principal: 1, deputy: count }],
      role: ['set-role-line', { owner, role: '局长', rank: 'principal', count: 1, concurrent: [] }],
      appoint: ['appoint-to-post', { ...post, personId }, personId],
      release: ['release-from-post', { ...post, personId }, personId],
      second: ['record-secondments', { owner, forms: ['借调'], persons: count, until, ...(personId === undefined ? {} : { personIds: [personId] }) }],
      extend: ['extend-secondment', { owner, secondmentId, until }, secondmentId],
      clear: ['clear-secondments', { owner, ...(count === 4 ? { complete: true } : { persons: count }), ...(other > 2 && secondmentId !== undefined ? { secondmentId } : {}) }],
      excess: ['record-excess-leaders', { owner, ...ranks }],
      absorb: ['absorb-excess-leaders', { owner, ...ranks, means: ['转任'] }],
      plan: ['plan-absorption', { owner, ...ranks, name: '方案', condition: '增加职数', measure: '' }],
      settle: ['settle-plan', { owner, planId, outcome: 'condition-met' }, planId],
      open: ['open-issues', { ...ledger, count }],
      close: ['close-issues', { ...ledger, count, means: ['转任'], evidence: '文件' }],
      reopen: ['reopen-issues', { ...ledger, count, reason: '反弹' }],
    };
    const [useCase, body, ...needs] = commands[what];
    if (needs.length > 0 && needs[0] === undefined) return null;
    return [named(useCase), body];
  },
  invariant: (stateOf, streamIds) => {
    for (const day of everyDay) sound(day, (streamId) => stateOf(streamId, day), streamIds);
  },
};

/** By plain arithmetic over the states of one day, stream against stream: what no limit of a single stream can see. */
const sound = (day: string, stateOf: (streamId: string) => unknown, streamIds: readonly string[]): void => {
  const wrong = (what: string): never => {
    throw new Error(`${day}: ${what}`);
  };
  const of = <S>(aggregate: string): readonly S[] => streamIds.filter((id) => id.startsWith(`${aggregate}/`)).map((id) => stateOf(id) as S);
  const people = of<PersonState>('person');
  let approvedTogether = 0;
  for (const account of accounts.filter((id) => streamIds.includes(id))) {
    const state = stateOf(account) as QuotaAccountState;
    const [approved, kept] = [approvedOf(state), reservedOn(state, day)];
    if (approved !== null && (state.headcount ?? 0) + kept > approved) wrong(`${state.headcount} people and ${kept} kept posts, ${approved} approved`);
    const counted = people.filter(({ accountId, keptIn }) => [accountId, keptIn].includes(account.slice('quota-account/'.length))).length;
    if (counted !== state.occupants.size) wrong(`${account} is taken by ${state.occupants.size}, ${counted} persons say so`);
    approvedTogether += Math.max(0, approved ?? 0);
  }
  for (const { total } of of<QuotaTotalState>('quota-total')) if (total !== null && approvedTogether > total) wrong(`${approvedTogether} approved together, the total is ${total}`);
  for (const holders of of<NamedPostState>('named-post')) if (holders.size > 1) wrong('a post has two holders');
  for (const { groups } of of<SecondmentState>('secondment')) if (awayIn(groups) < 0) wrong('more came back than went');
  for (const sent of of<AbsenceState>('absence')) if (new Set([...sent.values()].filter(({ until }) => until >= day).map(({ ownerKey }) => ownerKey)).size > 1) wrong('a person is sent by two');
  for (const { recorded, persons, named: inPlace } of of<TransferBatchState>('transfer-batch')) if (recorded && inPlace.size > persons) wrong('a batch names more than it has');
};
