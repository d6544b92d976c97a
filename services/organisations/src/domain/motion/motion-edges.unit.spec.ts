import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent, type MatterCode } from '@yange/use-case';
import { fileArgumentUseCase } from '../../commands/motion/file-argument.use-case.js';
import { reportImplementationUseCase } from '../../commands/motion/report-implementation.use-case.js';
import { returnMotionUseCase } from '../../commands/motion/return-motion.use-case.js';
import { revokeDecisionUseCase } from '../../commands/motion/revoke-decision.use-case.js';
import { takeDecisionUseCase } from '../../commands/motion/take-decision.use-case.js';
import { approverStream } from './approver.aggregate.js';
import { matterLevelsStream } from './matter-level.aggregate.js';
import { contentOf } from './motion-draft.decider.js';
import { contentHashOf, hexOf, type MotionText } from './motion.content.js';

const make = organisationsContract.make;
const motionId = derivedId('motion', '内设机构');
const own: MatterCode = 'organ.units';
const citys: MatterCode = 'organ.merge';
const textOf = (matter: MatterCode): MotionText => ({ title: '调整内设机构', items: [{ matter, subjects: [], words: '设办公室' }], necessity: '职能增加' });

const at = (stream: string, event: GivenEvent['event'], on: string): GivenEvent => ({ stream, event, effective: onDay(on) });
const motion = (event: GivenEvent['event'], on: string): GivenEvent => at(`motion/${motionId}`, event, on);
/** The specification's clerk is p-1. */
const made = (matter: MatterCode = own, proposedBy = 'p-2'): GivenEvent => motion(make('MotionMade', { motionId, content: contentOf(textOf(matter)), version: 1, contentHash: contentHashOf(1, textOf(matter)), proposedBy }), '2019-02-01');
const argued = (arguedBy = 'p-2'): GivenEvent => motion(make('ArgumentFiled', { motionId, version: 1, necessity: '必要', evidence: ['文件'], arguedBy }), '2019-02-05');
const approver = (person: string): GivenEvent => at(approverStream.streamId, make('ApproverDesignated', { person, deputy: '' }), '2019-01-01');

const verdict = (matter: MatterCode = own, over: object = {}) => ({ motionId, version: 1, contentHash: hexOf(contentHashOf(1, textOf(matter))), outcome: 'approve', meetingId: 'm', minutes: { number: '海编纪〔2019〕2号', title: '', issuer: '区委编委', issuedOn: '2019-02-10' }, ...over });
const argument = { motionId, version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['内党办发〔2019〕22号'] };

const rules = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string) => decideGiven(past, useCase, body, { effective: onDay(on) }).rules;
const decided = (past: readonly GivenEvent[], body: object = verdict(), on = '2019-02-10') => rules(past, takeDecisionUseCase, body, on);

/** On either side of each rule of the procedure: two decisions that differ in one thing. */
describe('a motion is decided', () => {
  it('after it was argued (decision-before-argument)', () => {
    expect([decided([made(), argued()]), decided([made()])]).toEqual([[], ['decision-before-argument']]);
  });

  it('not a day before the step that it follows (stage-order)', () => {
    // Of the day; and because the argument would then come after the decision: out of its turn, and not before what rests on it.
    expect([decided([made(), argued()], verdict(), '2019-02-05'), decided([made(), argued()], verdict(), '2019-02-04')]).toEqual([[], ['stage-order', 'decision-before-argument', 'stage-order']]);
  });

  it('by nobody who made it or argued it (own-motion)', () => {
    expect([decided([made(own, 'p-2'), argued()]), decided([made(own, 'p-1'), argued()]), decided([made(), argued('p-1')])]).toEqual([[], ['own-motion'], ['own-motion']]);
  });

  it('by the one who is designated (one-approver)', () => {
    expect([decided([made(), argued(), approver('p-1')]), decided([made(), argued(), approver('p-9')])]).toEqual([[], ['one-approver']]);
  });

  it('at a meeting with minutes (minutes-required)', () => {
    expect([decided([made(), argued()]), decided([made(), argued()], verdict(own, { minutes: null }))]).toEqual([[], ['minutes-required']]);
  });

  it('in the negative with a reason (rejection-reason)', () => {
    const rejected = (reason: string) => decided([made(), argued()], verdict(own, { outcome: 'reject', reason }));
    expect([rejected('限额已满'), rejected('')]).toEqual([[], ['rejection-reason']]);
  });

  it('by the city, where the district may not (level-authority)', () => {
    const levels = (level: string): GivenEvent => at(matterLevelsStream.streamId, make('MatterLevelSet', { matter: citys, level, basis: '试点' }), '2019-01-01');
    const past = [made(citys), argued()];
    expect([decided(past, verdict(citys)), decided([...past, levels('district')], verdict(citys)), decided([...past, levels('city')], verdict(citys))]).toEqual([['level-authority'], [], ['level-authority']]);
    expect(decided(past, verdict(citys, { outcome: 'submit' }))).toEqual([]);
  });
});

describe('what lies with the city, or came from it', () => {
  const asked = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, city: boolean) => decideGiven(past, useCase, body, { effective: onDay('2019-03-10'), may: (right) => city && right === 'motion.reply' }).rules;
  const submitting = motion(make('DecisionTaken', { motionId, version: 1, contentHash: contentHashOf(1, textOf(citys)), outcome: 'submit' }), '2019-02-10');
  const submitted = motion(make('MotionSubmitted', { motionId, version: 1, contentHash: contentHashOf(1, textOf(citys)), addressee: '市委编办' }), '2019-02-20');

  it('is returned by the city alone (return-by-city)', () => {
    const returned = (city: boolean, ...more: readonly GivenEvent[]) => asked([made(citys), argued(), submitting, ...more], returnMotionUseCase, { motionId, reason: '补充材料' }, city);
    expect([returned(true, submitted), returned(false, submitted), returned(false)]).toEqual([[], ['return-by-city'], []]);
  });

  it('is revoked by the city alone (revocation-by-city)', () => {
    const decisionId = derivedId('decision', motionId);
    const revoked = (level: string, city: boolean) => asked([at(`decision/${decisionId}`, make('DecisionNoted', { decisionId, motionId, level, inForceFrom: '2019-03-01' }), '2019-03-01')], revokeDecisionUseCase, { decisionId, reason: '上级调整' }, city);
    expect([revoked('city', true), revoked('city', false), revoked('district', false)]).toEqual([[], ['revocation-by-city'], []]);
  });
});

describe('a motion', () => {
  it('is argued with papers (argument-without-evidence)', () => {
    const filed = (evidence: readonly string[]) => rules([made()], fileArgumentUseCase, { ...argument, evidence }, '2019-02-05');
    expect([filed(argument.evidence), filed([])]).toEqual([[], ['argument-without-evidence']]);
  });

  it('is carried out to its last item (implementation-incomplete)', () => {
    const past = [made(), argued(), motion(make('DecisionTaken', { motionId, version: 1, contentHash: contentHashOf(1, textOf(own)), outcome: 'approve' }), '2019-02-10')];
    const carried = (carriedOut: boolean) => rules(past, reportImplementationUseCase, { motionId, words: '已办', items: [{ carriedOut }] }, '2019-03-01');
    expect([carried(true), carried(false)]).toEqual([[], ['implementation-incomplete']]);
  });
});
