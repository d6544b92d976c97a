import { decodeData, organisationsContract, type DecisionNoted } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, sha256Of } from '@yange/kernel';
import { CommandExecutor, countedMatters, decision, matters, ruleModesAggregate, specificationMeta, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { fileArgumentUseCase } from '../../commands/motion/file-argument.use-case.js';
import { makeMotionUseCase } from '../../commands/motion/make-motion.use-case.js';
import { motionItem } from '../../commands/motion/motion.parts.js';
import { receiveReplyUseCase } from '../../commands/motion/receive-reply.use-case.js';
import { submitMotionUseCase } from '../../commands/motion/submit-motion.use-case.js';
import { takeDecisionUseCase } from '../../commands/motion/take-decision.use-case.js';
import { organisationsRules } from '../rule/organisations.rules.js';
import { approver } from './approver.aggregate.js';
import { matterLevels } from './matter-level.aggregate.js';
import { motion } from './motion.aggregate.js';
import { contentHashOf, hexOf, type MotionText } from './motion.content.js';

const item = { matter: 'quota.adjust' as const, subjects: [], words: '增加事业编制' };
const text = (quantity?: number): MotionText => ({ title: '增加编制', necessity: '职能增加', items: [quantity === undefined ? item : { ...item, quantity }] });
const minutes = { number: '海编纪〔2026〕2号', title: '', issuer: '区委编委', issuedOn: '2026-03-10' };
const citations = [{ number: '海编发〔2026〕5号', issuer: '区委编委', issuedOn: '2026-03-10' }];
const ofCity = [{ number: '乌编发〔2026〕9号', issuer: '市委编委', issuedOn: '2026-03-10' }];

describe('a quantity that a motion asks for', () => {
  let log: EventLog;
  let commands: number;
  const executor = new CommandExecutor(organisationsContract, [motion, decision, matterLevels, approver, ruleModesAggregate], organisationsRules);
  const say = (useCase: AnyUseCase, as: string, on: string, body: object): Promise<CommandOutcome> => {
    const id = `step-${String((commands += 1))}`;
    return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ mode: 'live', actor: { person: as, role: as, tokenId: 't' }, principal: as, commandId: id, citations: as === 'city' ? ofCity : citations, effective: onDay(on), id: (label) => derivedId(id, label) }));
  };
  const submitted = async (asked: MotionText): Promise<{ readonly motionId: string; readonly version: number; readonly contentHash: string }> => {
    const motionId = (await say(makeMotionUseCase, 'clerk', '2026-03-01', { ...asked, applicant: '' })).answer['motionId'] ?? '';
    const seen = { motionId, version: 1, contentHash: hexOf(contentHashOf(1, asked)) };
    await say(fileArgumentUseCase, 'clerk', '2026-03-05', { motionId, version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['测算'] });
    await say(takeDecisionUseCase, 'approver', '2026-03-10', { ...seen, outcome: 'submit', minutes, meetingId: 'm' });
    await say(submitMotionUseCase, 'clerk', '2026-03-12', { motionId, addressee: '乌海市委编办' });
    return seen;
  };
  const decided = async ({ motionId }: { readonly motionId: string }): Promise<readonly DecisionNoted['items'][number][]> => {
    const [event] = await log.readStream(`decision/${derivedId('decision', motionId)}`);
    return event === undefined ? [] : (decodeData(organisationsContract, event.type, event.data).data as DecisionNoted).items;
  };
  const granted = async (seen: { readonly motionId: string }): Promise<readonly number[]> => (await decided(seen)).map(({ quantity }) => quantity);

  beforeEach(() => {
    log = new MemoryEventLogs('organisations').forDistrict('150302');
    commands = 0;
  });

  it('is part of what an approver sees: another quantity is another text, and none leaves the hash as it was', () => {
    const hashes = [text(), text(5), text(6)].map((one) => hexOf(contentHashOf(1, one)));
    expect(new Set(hashes).size).toBe(3);
    expect(hashes[0]).toBe(hexOf(sha256Of(JSON.stringify([1, '增加编制', '职能增加', [['quota.adjust', '增加事业编制', []]]]))));
  });

  it('is granted as it was asked for', async () => {
    const seen = await submitted(text(5));
    await say(receiveReplyUseCase, 'city', '2026-03-20', { ...seen, outcome: 'approve' });
    expect(await granted(seen)).toEqual([5]);
  });

  it('is granted as the city changes it, which is a change', async () => {
    const seen = await submitted(text(5));
    const changed = (quantity: number) => say(receiveReplyUseCase, 'city', '2026-03-20', { ...seen, outcome: 'approve-changed', items: text(quantity).items });
    await expect(changed(5)).rejects.toMatchObject({ rule: 'nothing-changed' });
    await changed(3);
    expect(await granted(seen)).toEqual([3]);
  });

  it('binds nobody where none is asked for', async () => {
    const seen = await submitted(text());
    await say(receiveReplyUseCase, 'city', '2026-03-20', { ...seen, outcome: 'approve' });
    expect(await granted(seen)).toEqual([0]);
  });

  it.each(Object.keys(matters))('of %s is taken where it is counted, and refused at its field where it is not', (matter) => {
    const { success, error } = motionItem.safeParse({ matter, quantity: 5 });
    expect([success, error?.issues[0]?.path]).toEqual(matter in countedMatters ? [true, undefined] : [false, ['quantity']]);
    expect(motionItem.safeParse({ matter }).success).toBe(true);
  });

  it.each([0, -1, 1.5, 1_000_001])('is a whole number from 1 on: not %s', (quantity) => {
    expect(motionItem.safeParse({ matter: 'quota.adjust', quantity }).success).toBe(false);
  });

  it('goes with a kind of quota and a direction, which an approver sees too', async () => {
    const bound = (over: object): MotionText => ({ ...text(5), items: [{ ...item, quantity: 5, ...over }] });
    const asked = bound({ quotaKind: 'institution', direction: 'reduce' });
    const hashes = [text(5), asked, bound({ quotaKind: 'administrative', direction: 'reduce' }), bound({ quotaKind: 'institution', direction: 'increase' }), bound({ quotaKind: 'institution' }), bound({ direction: 'reduce' })].map((one) => hexOf(contentHashOf(1, one)));
    expect(new Set(hashes).size).toBe(6);
    expect(hexOf(contentHashOf(1, bound({ quotaKind: '', direction: '' })))).toBe(hashes[0]);
    const seen = await submitted(asked);
    const changed = (over: object) => say(receiveReplyUseCase, 'city', '2026-03-20', { ...seen, outcome: 'approve-changed', items: bound(over).items });
    await expect(changed({ quotaKind: 'institution', direction: 'reduce' })).rejects.toMatchObject({ rule: 'nothing-changed' });
    await changed({ quotaKind: 'institution', direction: 'increase' });
    expect(await decided(seen)).toMatchObject([{ quantity: 5, quotaKind: 'institution', direction: 'increase' }]);
  });

  it('is of any kind and any direction where none is asked for', async () => {
    const seen = await submitted(text(5));
    await say(receiveReplyUseCase, 'city', '2026-03-20', { ...seen, outcome: 'approve' });
    expect(await decided(seen)).toMatchObject([{ quotaKind: '', direction: '' }]);
  });

  it.each([
    ['quota.approve', [], true],
    ['quota.adjust', ['increase', 'reduce'], true],
    ['quota.transfer', ['transfer'], true],
    ['posts.adjust', ['increase', 'reduce', 'transfer'], false],
    ['organ.establish', [], false],
    ['organ.rename', [], false],
  ])('of %s goes these ways: %j; of a kind of quota: %s', (matter, ways, ofKinds) => {
    const wrongAt = (more: object): unknown => motionItem.safeParse({ matter, ...more }).error?.issues[0]?.path;
    for (const direction of ['increase', 'reduce', 'transfer']) expect(wrongAt({ direction })).toEqual(ways.includes(direction) ? undefined : ['direction']);
    expect(wrongAt({ quotaKind: 'institution' })).toEqual(ofKinds ? undefined : ['quotaKind']);
    expect([wrongAt({ direction: 'sideways' }), wrongAt({ quotaKind: '事业' })]).toEqual([['direction'], ['quotaKind']]);
  });
});
