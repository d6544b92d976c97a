import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay, parseEffectiveDate, type EffectiveDate } from '@yange/kernel';
import { MemoryEventLogs } from '@yange/event-log';
import { CommandExecutor, decideGiven, setRuleMode, specificationMeta, type AnyUseCase, type CommandMeta, type GivenEvent } from '@yange/use-case';
import { organisationsRules } from '../rule/organisations.rules.js';
import { fileArgumentUseCase } from '../../commands/motion/file-argument.use-case.js';
import { makeMotionUseCase } from '../../commands/motion/make-motion.use-case.js';
import { takeDecisionUseCase } from '../../commands/motion/take-decision.use-case.js';
import { holdMeetingUseCase } from '../../commands/record/hold-meeting.use-case.js';
import { contentHashOf, hexOf, type MotionText } from '../motion/motion.content.js';
import { meetingIdOf } from './meeting.aggregate.js';

const text: MotionText = { title: '调整内设机构', items: [{ matter: 'organ.units', subjects: [], words: '设办公室' }], necessity: '职能增加' };
const key = { body: '区委编委会', year: 2026, ordinal: 3 };
const meetingId = meetingIdOf('150302', key);
const minutes = { number: '海编纪〔2026〕2号', title: '', issuer: '区委编委', issuedOn: '2026-03-10' };
const live = { mode: 'live', effective: onDay('2026-03-10') } as const;

const motionId = derivedId('specification', 'motion');
const past: readonly GivenEvent[] = (() => {
  const stream = `motion/${motionId}`;
  const made = decideGiven([], makeMotionUseCase, { ...text, applicant: '区文旅局' }, { ...live, actor: { person: 'p-1', role: 'clerk', tokenId: '' }, id: () => motionId, effective: onDay('2026-03-01') }).events.map(({ event }): GivenEvent => ({ stream, event, effective: onDay('2026-03-01') }));
  const argued = decideGiven(made, fileArgumentUseCase, { motionId, version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['内党办发〔2019〕22号'] }, { ...live, effective: onDay('2026-03-05') }).events.map(({ event }): GivenEvent => ({ stream, event, effective: onDay('2026-03-05') }));
  return [...made, ...argued];
})();

const held = (over: { readonly motionIds?: readonly string[]; readonly effective?: EffectiveDate } = {}): GivenEvent => ({ stream: `meeting/${meetingId}`, event: organisationsContract.make('MeetingHeld', { meetingId, ...key, motionIds: [...(over.motionIds ?? [])] }), effective: over.effective ?? onDay('2026-03-10') });

const decided = (given: readonly GivenEvent[], named: object = { meetingId }, over: Partial<CommandMeta> = {}) =>
  decideGiven([...past, ...given], takeDecisionUseCase, { motionId, version: 1, contentHash: hexOf(contentHashOf(1, text)), outcome: 'approve', minutes, ...named }, { ...live, actor: { person: 'p-2', role: 'approver', tokenId: '' }, ...over });

describe('the meeting that a decision names', () => {
  it('is on record: told of live where it is not (meeting-unregistered)', () => {
    expect([decided([held()]).rules, decided([]).rules, decided([], {}).rules]).toEqual([[], ['meeting-unregistered'], []]);
    expect(decided([], { meetingId: 'm' }).rules).toEqual(['meeting-unregistered']);
    expect(decided([], { meetingId }, { mode: 'history' }).rules).toEqual([]);
  });

  it('is named by its body, year and number just as well, and once', () => {
    const { rules, events } = decided([held()], { meeting: key });
    expect([rules, events[0]?.event.data]).toEqual([[], expect.objectContaining({ meetingId })]);
    expect(decided([held()], { meeting: { ...key, ordinal: 4 } }).rules).toEqual(['meeting-unregistered']);
    expect(() => decided([held()], { meetingId, meeting: key })).toThrow('name the meeting once');
  });

  it.each([
    ['on its day', onDay('2026-03-10'), []],
    ['the day after', onDay('2026-03-11'), ['meeting-after-decision']],
    ['in that month', parseEffectiveDate('2026年3月'), []],
    ['in the next month', parseEffectiveDate('2026年4月'), ['meeting-after-decision']],
    ['by the end of the month', parseEffectiveDate('截至2026年3月'), ['meeting-after-decision']],
  ])('was not held after the decision: %s', (_when, effective, rules) => expect(decided([held({ effective })]).rules).toEqual(rules));

  it('dealt with its motion, where it says with which (meeting-of-other-motion)', () => {
    const other = derivedId('another motion');
    expect([decided([held({ motionIds: [other, motionId] })]).rules, decided([held({ motionIds: [other] })]).rules]).toEqual([[], ['meeting-of-other-motion']]);
  });

  it('is recorded with its motions, and answers its id', () => {
    const recorded = decideGiven([], holdMeetingUseCase, { ...key, motionIds: [motionId, motionId] }, live);
    expect(recorded).toMatchObject({ events: [{ event: { data: { meetingId, motionIds: [motionId] } } }], decision: { answer: { meetingId } } });
    expect(decideGiven([held({ motionIds: [motionId] })], holdMeetingUseCase, { ...key, motionIds: [motionId] }, live).events).toEqual([]);
    expect(() => decideGiven([held()], holdMeetingUseCase, { ...key, motionIds: [motionId] }, live)).toThrow('meeting-held-otherwise');
  });
});

describe('a decision that names no meeting on record', () => {
  const paper = { number: '海编发〔2026〕1号', issuer: '区委编委', issuedOn: '2026-03-01' };

  it('is not taken where the district refuses it, and is once the meeting is on record', async () => {
    const log = new MemoryEventLogs('organisations').forDistrict('150302');
    const executor = new CommandExecutor(organisationsContract, undefined, organisationsRules);
    const give = (useCase: AnyUseCase, body: object, as: string, on = '2026-03-10') =>
      executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ ...live, effective: onDay(on), today: on, citations: [paper], actor: { person: as, role: 'clerk', tokenId: '' }, principal: as, commandId: derivedId('specification', useCase.name, JSON.stringify(body)) }));
    const modes = setRuleMode(organisationsContract, organisationsRules) as AnyUseCase;
    await give(modes, { rule: 'meeting-unregistered', mode: 'refuse', reason: '程序从严' }, 'p-2');
    const { answer } = await give(makeMotionUseCase as AnyUseCase, { ...text, applicant: '区文旅局' }, 'p-1');
    const motion = { motionId: answer['motionId'] ?? '', version: 1 };
    await give(fileArgumentUseCase as AnyUseCase, { ...motion, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['内党办发〔2019〕22号'] }, 'p-1');
    const decide = () => give(takeDecisionUseCase as AnyUseCase, { ...motion, contentHash: hexOf(contentHashOf(1, text)), outcome: 'approve', minutes, meeting: key }, 'p-2');
    await expect(decide()).rejects.toMatchObject({ rule: 'meeting-unregistered' });
    await give(holdMeetingUseCase as AnyUseCase, { ...key, motionIds: [motion.motionId], approved: [] }, 'p-1');
    expect((await decide()).findings.map(({ rule }) => rule)).not.toContain('meeting-unregistered');
  });
});
