import { decodeData, decodeEnvelope, effectiveOf, organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, Timeline } from '@yange/kernel';
import { annulEvent, CommandExecutor, decision, ruleModesAggregate, specificationMeta, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { fileArgumentUseCase } from '../../commands/motion/file-argument.use-case.js';
import { makeMotionUseCase } from '../../commands/motion/make-motion.use-case.js';
import { receiveReplyUseCase } from '../../commands/motion/receive-reply.use-case.js';
import { reportImplementationUseCase } from '../../commands/motion/report-implementation.use-case.js';
import { submitMotionUseCase } from '../../commands/motion/submit-motion.use-case.js';
import { takeDecisionUseCase } from '../../commands/motion/take-decision.use-case.js';
import { withdrawMotionUseCase } from '../../commands/motion/withdraw-motion.use-case.js';
import { organisationsRules } from '../rule/organisations.rules.js';
import { approver } from './approver.aggregate.js';
import { matterLevels } from './matter-level.aggregate.js';
import { motion } from './motion.aggregate.js';
import { contentHashOf, hexOf, type MotionText } from './motion.content.js';

const aggregates = [motion, decision, matterLevels, approver, ruleModesAggregate];
const text: MotionText = { title: '两局合并', items: [{ matter: 'organ.merge', subjects: [], words: '与区体育局合并' }], necessity: '职能相近' };
const seen = { version: 1, contentHash: hexOf(contentHashOf(1, text)) };
const minutes = { number: '海编纪〔2026〕2号', title: '', issuer: '区委编委', issuedOn: '2026-03-10' };
const citations = [{ number: '海编发〔2026〕5号', issuer: '区委编委', issuedOn: '2026-03-10' }];
const ofCity = [{ number: '乌编发〔2026〕9号', issuer: '市委编委', issuedOn: '2026-03-10' }];

/** STAGE_ORDER when a step is taken back: what follows it has to go first. */
describe('taking back a step of a motion', () => {
  let log: EventLog;
  let motionId: string;
  let commands: number;
  const executor = new CommandExecutor(organisationsContract, aggregates, organisationsRules);
  const say = (useCase: AnyUseCase, as: string, on: string, body: object): Promise<CommandOutcome> => {
    const id = `step-${String((commands += 1))}`;
    return executor.execute(log, useCase, useCase.body.parse(useCase.name === makeMotionUseCase.name ? body : { motionId, ...body }), specificationMeta({ mode: 'live', actor: { person: as, role: as, tokenId: 't' }, principal: as, commandId: id, citations: as === 'city' ? ofCity : citations, effective: onDay(on), id: (label) => derivedId(id, label) }));
  };
  const annul = async (type: string): Promise<CommandOutcome> => {
    const streamId = `motion/${motionId}`;
    const event = (await log.readStream(streamId)).find((one) => one.type === type);
    const useCase: AnyUseCase = { ...annulEvent(organisationsContract, aggregates), administrative: true };
    return executor.execute(log, useCase, { streamId, eventId: event?.eventId, reason: '误录' }, specificationMeta({ mode: 'live', commandId: `annul-${String((commands += 1))}` }));
  };
  const folded = async <S>(aggregate: { readonly initial: () => S; readonly apply: (state: S, event: never, fact: never) => S }, streamId: string): Promise<S> => {
    const facts = (await log.readStream(streamId)).toReversed().map((event) => {
      const { effective, order } = decodeEnvelope(event.envelope);
      return { event: decodeData(organisationsContract, event.type, event.data), eventId: event.eventId, effective: effectiveOf(effective), position: event.position, order: Number(order), supersedes: event.supersedes };
    });
    return Timeline.of(aggregate as never, facts as never).latest() as S;
  };
  const stage = async () => (await folded(motion, `motion/${motionId}`)).stage;
  const inForce = async () => (await folded(decision, `decision/${derivedId('decision', motionId)}`)).noted !== null;

  const submitted = async (): Promise<void> => {
    await say(fileArgumentUseCase, 'clerk', '2026-03-05', { version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['内党办发〔2019〕22号'] });
    await say(takeDecisionUseCase, 'approver', '2026-03-10', { ...seen, outcome: 'submit', minutes, meetingId: 'm' });
    await say(submitMotionUseCase, 'clerk', '2026-03-12', { addressee: '乌海市委编办' });
  };
  const replied = () => say(receiveReplyUseCase, 'city', '2026-03-20', { ...seen, outcome: 'approve' });

  beforeEach(async () => {
    log = new MemoryEventLogs('organisations').forDistrict('150302');
    commands = 0;
    motionId = '';
    motionId = (await say(makeMotionUseCase, 'clerk', '2026-03-01', { ...text, applicant: '区文旅局' })).answer['motionId'] ?? '';
    await submitted();
  });

  it('is refused while a later step rests on it: nothing stays approved over a meeting that did not decide', async () => {
    await replied();
    for (const type of ['MotionMade', 'DecisionTaken', 'MotionSubmitted']) await expect(annul(type)).rejects.toMatchObject({ rule: 'stage-order' });
    expect([await stage(), await inForce()]).toEqual(['approved', true]);
  });

  it('of the last step goes, and takes the decision with it: the motion stands where it stood before', async () => {
    await replied();
    await annul('ReplyReceived');
    expect([await stage(), await inForce()]).toEqual(['submitted', false]);
    await annul('MotionSubmitted');
    await annul('DecisionTaken');
    expect(await stage()).toBe('argued');
  });

  it('of a reply that was carried out is refused until the implementation is taken back', async () => {
    await replied();
    await say(reportImplementationUseCase, 'clerk', '2026-04-01', { words: '已合并' });
    await expect(annul('ReplyReceived')).rejects.toMatchObject({ rule: 'stage-order' });
    await annul('ImplementationReported');
    await annul('ReplyReceived');
    expect(await stage()).toBe('submitted');
  });

  it('of the argument is refused under a decision, and goes once that is taken back', async () => {
    await expect(annul('ArgumentFiled')).rejects.toMatchObject({ rule: 'decision-before-argument' });
    await annul('MotionSubmitted');
    await expect(annul('ArgumentFiled')).rejects.toMatchObject({ rule: 'decision-before-argument' });
    await annul('DecisionTaken');
    await annul('ArgumentFiled');
    expect(await stage()).toBe('made');
  });

  it('by a withdrawal that is dated back before a step that was taken since is refused; on the day of the last step it is not', async () => {
    await expect(say(withdrawMotionUseCase, 'clerk', '2026-03-11', { reason: '不办了' })).rejects.toMatchObject({ rule: 'stage-order' });
    await say(withdrawMotionUseCase, 'clerk', '2026-03-12', { reason: '不办了' });
    expect(await stage()).toBe('withdrawn');
  });
});
