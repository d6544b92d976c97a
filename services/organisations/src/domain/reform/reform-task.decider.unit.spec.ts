import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { acceptTaskCompletionUseCase } from '../../commands/reform/accept-task-completion.use-case.js';
import { claimTaskCompletionUseCase } from '../../commands/reform/claim-task-completion.use-case.js';
import { issueSupportingMeasureUseCase } from '../../commands/reform/issue-supporting-measure.use-case.js';
import { moveTaskLeadUseCase } from '../../commands/reform/move-task-lead.use-case.js';
import { planReformTaskUseCase } from '../../commands/reform/plan-reform-task.use-case.js';
import { planSupportingMeasureUseCase } from '../../commands/reform/plan-supporting-measure.use-case.js';
import { reviseReformTaskUseCase } from '../../commands/reform/revise-reform-task.use-case.js';
import { returnTaskCompletionUseCase } from '../../commands/reform/return-task-completion.use-case.js';
import { reformIdOf } from './reform.aggregate.js';

const reform = '镇和街道改革';
const reformId = reformIdOf('150302', reform);
const make = organisationsContract.make.bind(organisationsContract);
const given = (event: GivenEvent['event'], date = '2019-01-01'): GivenEvent => ({ stream: `reform/${reformId}`, event, effective: onDay(date) });
const started = given(make('ReformStarted', { reformId, name: reform }));
const planned = [started, given(make('ReformTaskPlanned', { reformId, taskId: 't-1', ordinal: 1, title: '梳理权责清单', leadUnits: [{ organId: 'o', name: '区司法局', count: 1 }], dueOn: '2019-12-31' }), '2019-02-01')];
const task = { reform, ordinal: 1, title: '梳理权责清单', leadUnits: [{ organId: derivedId('justice'), name: '区司法局' }], dueOn: '2019-12-31' };

describe('the map of a reform', () => {
  it('has tasks with dates and lead units', () => {
    expect(decideGiven([started], planReformTaskUseCase, task)).toMatchObject({ rules: [], events: [{ event: { type: 'ReformTaskPlanned', data: { dueOn: '2019-12-31', startsOn: '' } } }] });
    expect(decideGiven(planned, planReformTaskUseCase, task).events).toEqual([]);
    expect(() => decideGiven([], planReformTaskUseCase, task)).toThrow('unknown-reform');
    expect(() => decideGiven([started], planReformTaskUseCase, { ...task, startsOn: '2020-01-01' })).toThrow('task-dates');
    expect(decideGiven([started], planReformTaskUseCase, { ...task, startsOn: '2019-12-31' }).rules).toEqual([]);
  });

  it('wants a lead for each: rule task-without-lead', () => expect(decideGiven([started], planReformTaskUseCase, { ...task, leadUnits: [] }).rules).toEqual(['task-without-lead']));

  it('is led by no organ that ended: rule task-lead-ended, from its last day on; live on earlier days too', () => {
    const lead = task.leadUnits[0]?.organId ?? '';
    const organ = (type: 'OrganEstablished' | 'OrganAbolished', date: string): GivenEvent => ({ stream: `organ/${lead}`, event: make(type, { organId: lead, name: '区司法局', category: 'government-department' }), effective: onDay(date) });
    const led = (past: readonly GivenEvent[], on: string, mode: 'live' | 'history' = 'history') => decideGiven([started, ...past], planReformTaskUseCase, task, { effective: onDay(on), mode }).rules;
    const [begun, gone] = [organ('OrganEstablished', '2018-01-01'), organ('OrganAbolished', '2019-06-01')];
    expect([led([begun], '2019-06-01'), led([begun, gone], '2019-05-31'), led([begun, gone], '2019-06-01')]).toEqual([[], [], ['task-lead-ended']]);
    expect([led([begun, gone], '2019-05-31', 'live'), led([begun], '2019-05-31', 'live')]).toEqual([['task-lead-ended'], []]);
  });

  it('is led by an organ on record: rule task-lead-unregistered, live alone; one that is set up later may lead', () => {
    const lead = task.leadUnits[0]?.organId ?? '';
    const begun = (date: string): GivenEvent => ({ stream: `organ/${lead}`, event: make('OrganEstablished', { organId: lead, name: '区司法局', category: 'government-department' }), effective: onDay(date) });
    const led = (past: readonly GivenEvent[], mode: 'live' | 'history' = 'live') => decideGiven([started, ...past], planReformTaskUseCase, task, { effective: onDay('2019-06-01'), mode }).rules;
    expect([led([]), led([begun('2019-01-01')]), led([begun('2019-07-01')]), led([], 'history')]).toEqual([['task-lead-unregistered'], [], [], []]);
    const revised = (past: readonly GivenEvent[]) => decideGiven([...planned, ...past], reviseReformTaskUseCase, { reform, task: '梳理权责清单', reason: '任务调整', leadUnits: task.leadUnits }, { effective: onDay('2019-06-01'), mode: 'live' }).rules;
    expect([revised([]), revised([begun('2019-01-01')])]).toEqual([['task-lead-unregistered'], []]);
  });

  it('wants a last day for each, not a first one: rule task-without-date', () => {
    const { dueOn: _dueOn, ...endless } = task;
    expect(decideGiven([started], planReformTaskUseCase, endless).rules).toEqual(['task-without-date']);
    expect(decideGiven([started], planReformTaskUseCase, { ...endless, startsOn: '2019-03-01' }).rules).toEqual(['task-without-date']);
    expect(decideGiven([started], planReformTaskUseCase, { ...endless, leadUnits: [] }).rules).toEqual(['task-without-lead', 'task-without-date']);
    expect(decideGiven([started], planReformTaskUseCase, { ...task, startsOn: '2019-03-01' }).rules).toEqual([]);
  });

  describe('whose lead ended', () => {
    const [justice, affairs, other] = [{ organId: derivedId('justice'), name: '区司法局' }, { organId: derivedId('affairs'), name: '区政务局' }, { organId: derivedId('other'), name: '区政法委' }] as const;
    const led = [started, given(make('ReformTaskPlanned', { reformId, taskId: 't-1', ordinal: 1, title: '梳理权责清单', leadUnits: [{ ...justice, count: 1 }, { ...other, count: 1 }] }), '2019-02-01')];
    const move = (past: readonly GivenEvent[], successors: readonly object[], from: object = justice) => decideGiven(past, moveTaskLeadUseCase, { reform, task: '梳理权责清单', from, successors }, { effective: onDay('2019-06-01') });
    const moved = given(make('ReformTaskLeadMoved', { reformId, taskId: 't-1', title: '梳理权责清单', fromOrganId: justice.organId, toOrganId: affairs.organId, toOrganName: affairs.name }), '2019-06-01');

    it('goes on with the one successor, once', () => {
      expect(move(led, [affairs]).events).toMatchObject([{ event: { type: 'ReformTaskLeadMoved', data: { taskId: 't-1', fromOrganName: '区司法局', toOrganId: affairs.organId } } }]);
      expect([move([...led, moved], [affairs]).events, move(led, [affairs], affairs).events]).toEqual([[], []]);
      expect(move([...led, moved], [other], affairs).events).toMatchObject([{ event: { data: { toOrganName: '区政法委' } } }]);
      expect(() => move([started], [affairs])).toThrow('unknown-task');
    });

    it('waits for a person where several succeed, or none', () => {
      expect(() => move(led, [affairs, other])).toThrow('successor-unclear');
      expect(() => move(led, [])).toThrow('successor-missing');
    });

    it('stays with whoever did it once it is done', () => {
      const done = [...led, given(make('ReformTaskCompletionClaimed', { reformId, taskId: 't-1', title: '梳理权责清单' }), '2019-04-01'), given(make('ReformTaskCompletionAccepted', { reformId, taskId: 't-1', title: '梳理权责清单' }), '2019-05-01')];
      expect(move(done, [affairs, other]).events).toEqual([]);
      expect(move(done.slice(0, 3), [affairs]).events).toHaveLength(1);
    });
  });

  it('takes a completion with its evidence: rule completion-without-evidence', () => {
    const claim = { reform, task: '梳理权责清单', evidence: ['清单公布文件'] };
    expect(decideGiven(planned, claimTaskCompletionUseCase, claim)).toMatchObject({ rules: [], events: [{ event: { type: 'ReformTaskCompletionClaimed', data: { taskId: 't-1' } } }] });
    expect(decideGiven(planned, claimTaskCompletionUseCase, { ...claim, evidence: [] }).rules).toEqual(['completion-without-evidence']);
    expect(() => decideGiven(planned, claimTaskCompletionUseCase, { ...claim, task: '没有的任务' })).toThrow('unknown-task');
    const done = [...planned, given(make('ReformTaskCompletionClaimed', { reformId, taskId: 't-1', title: '梳理权责清单', evidence: ['清单公布文件'] }), '2019-02-01')];
    expect(decideGiven(done, claimTaskCompletionUseCase, claim).events).toEqual([]);
  });

  it('settles a completion: accepted it stands, returned it may be claimed again', () => {
    const claim = { reform, task: '梳理权责清单', evidence: ['清单公布文件'] };
    const [accept, back] = [{ reform, task: claim.task, words: '属实' }, { reform, task: claim.task, reason: '未公布' }];
    const next = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, date: string) => [...past, ...decideGiven(past, useCase, body, { effective: onDay(date) }).events.map(({ event }) => given(event as GivenEvent['event'], date))];
    expect(() => decideGiven(planned, acceptTaskCompletionUseCase, accept)).toThrow('no-claim');
    expect(() => decideGiven(planned, returnTaskCompletionUseCase, { ...back, task: '没有的任务' })).toThrow('unknown-task');
    const claimed = next(planned, claimTaskCompletionUseCase, claim, '2019-03-01');
    expect(() => decideGiven(claimed, acceptTaskCompletionUseCase, accept, { effective: onDay('2019-02-28') })).toThrow('no-claim');
    const returned = next(claimed, returnTaskCompletionUseCase, back, '2019-03-02');
    expect(returned.at(-1)?.event).toMatchObject({ type: 'ReformTaskCompletionReturned', data: { taskId: 't-1', reason: '未公布' } });
    expect(decideGiven(returned, returnTaskCompletionUseCase, back, { effective: onDay('2019-03-02') }).events).toEqual([]);
    expect(() => decideGiven(returned, acceptTaskCompletionUseCase, accept, { effective: onDay('2019-03-03') })).toThrow('no-claim');
    const again = next(returned, claimTaskCompletionUseCase, claim, '2019-03-04');
    expect(again).toHaveLength(returned.length + 1);
    expect(next(again, returnTaskCompletionUseCase, back, '2019-03-05')).toHaveLength(again.length + 1);
    const accepted = next(again, acceptTaskCompletionUseCase, accept, '2019-03-05');
    expect(accepted.at(-1)?.event).toMatchObject({ type: 'ReformTaskCompletionAccepted', data: { words: '属实' } });
    expect(() => decideGiven(accepted, claimTaskCompletionUseCase, { ...claim, evidence: ['另一文件'] }, { effective: onDay('2019-03-06') })).toThrow('task-done');
    expect(() => decideGiven(accepted, returnTaskCompletionUseCase, back, { effective: onDay('2019-03-06') })).toThrow('no-claim');
  });

  it('is claimed as done once it is a task: live, not on a day before', () => {
    const claim = (on: string, mode: 'live' | 'history' = 'live') => decideGiven(planned, claimTaskCompletionUseCase, { reform, task: '梳理权责清单', evidence: ['清单公布文件'] }, { effective: onDay(on), mode }).events.length;
    expect(() => claim('2019-01-31')).toThrow('unknown-task');
    expect([claim('2019-02-01'), claim('2019-01-31', 'history')]).toEqual([1, 1]);
  });

  it('is accepted by another than who claims it, or for whom: rule own-completion', () => {
    const as = (person: string, onBehalfOf?: string) => ({ mode: 'live' as const, actor: { person, role: 'approver', tokenId: 't', ...(onBehalfOf === undefined ? {} : { onBehalfOf }) }, effective: onDay('2019-03-01') });
    const claim = { reform, task: '梳理权责清单', evidence: ['清单公布文件'] };
    const accept = { reform, task: claim.task, words: '属实' };
    const claimed = (...hand: Parameters<typeof as>) => [...planned, ...decideGiven(planned, claimTaskCompletionUseCase, claim, as(...hand)).events.map(({ event }) => given(event as GivenEvent['event'], '2019-03-01'))];
    expect(claimed('p-1').at(-1)?.event).toMatchObject({ data: { claimedBy: ['p-1'] } });
    const rulesOf = (past: readonly GivenEvent[], ...hand: Parameters<typeof as>) => decideGiven(past, acceptTaskCompletionUseCase, accept, as(...hand)).rules;
    expect([rulesOf(claimed('p-1'), 'p-1'), rulesOf(claimed('p-1'), 'p-2')]).toEqual([['own-completion'], []]);
    expect([rulesOf(claimed('p-1', 'p-3'), 'p-3'), rulesOf(claimed('p-1'), 'p-2', 'p-1')]).toEqual([['own-completion'], ['own-completion']]);
    // History tells no hands; a claim of history is accepted by anybody.
    const told = [...planned, ...decideGiven(planned, claimTaskCompletionUseCase, claim, { effective: onDay('2019-03-01') }).events.map(({ event }) => given(event as GivenEvent['event'], '2019-03-01'))];
    expect(told.at(-1)?.event).toMatchObject({ data: { claimedBy: [] } });
    expect(rulesOf(told, 'p-1')).toEqual([]);
  });

  it('may be led by another, and be due another day, for a reason; what is left out stays', () => {
    const revise = (over: object, past = planned, date = '2019-03-01') => decideGiven(past, reviseReformTaskUseCase, { reform, task: '梳理权责清单', reason: '任务调整', ...over }, { effective: onDay(date) });
    const law = [{ organId: derivedId('law'), name: '区委政法委' }];
    expect(revise({ leadUnits: law })).toMatchObject({ rules: [], events: [{ event: { type: 'ReformTaskRevised', data: { taskId: 't-1', leadUnits: [{ name: '区委政法委' }], dueOn: '2019-12-31', reason: '任务调整' } } }] });
    expect(revise({ dueOn: '2020-06-30' }).events[0]?.event).toMatchObject({ data: { leadUnits: [{ organId: 'o' }], dueOn: '2020-06-30' } });
    expect(revise({ dueOn: '2019-12-31' }).events).toEqual([]);
    expect([revise({ dueOn: '' }).rules, revise({ leadUnits: [] }).rules]).toEqual([['task-without-date'], ['task-without-lead']]);
    expect(() => revise({ startsOn: '2020-01-01' })).toThrow('task-dates');
    expect(() => revise({}, [])).toThrow('unknown-reform');
    expect(() => revise({ dueOn: '2020-06-30' }, planned, '2019-01-31')).toThrow('unknown-task');
    // Changed once and back again, each change stands.
    const changed = (past: readonly GivenEvent[], over: object, date: string) => [...past, ...revise(over, [...past], date).events.map(({ event }) => given(event as GivenEvent['event'], date))];
    const twice = changed(changed([...planned], { dueOn: '2020-06-30' }, '2019-03-01'), { dueOn: '2019-12-31' }, '2019-04-01');
    expect(twice).toHaveLength(planned.length + 2);
    expect(changed(twice, { dueOn: '2020-06-30' }, '2019-05-01')).toHaveLength(planned.length + 3);
    const done = [...planned, given(make('ReformTaskCompletionClaimed', { reformId, taskId: 't-1', title: '梳理权责清单' }), '2019-04-01'), given(make('ReformTaskCompletionAccepted', { reformId, taskId: 't-1', title: '梳理权责清单' }), '2019-05-01')];
    expect(() => revise({ dueOn: '2020-06-30' }, done, '2019-05-02')).toThrow('task-done');
  });

  it('has supporting papers that are planned, then issued', () => {
    const { events } = decideGiven([started], planSupportingMeasureUseCase, { reform, ordinal: 1, title: '赋权办法' });
    const past = [started, given(events[0]?.event as GivenEvent['event'])];
    const issue = { reform, title: '赋权办法', number: '海党办发〔2019〕5号' };
    expect(decideGiven(past, issueSupportingMeasureUseCase, issue).events[0]?.event).toMatchObject({ type: 'SupportingMeasureIssued', data: { number: '海党办发〔2019〕5号' } });
    expect(() => decideGiven([started], issueSupportingMeasureUseCase, issue)).toThrow('unknown-supporting-measure');
  });
});
