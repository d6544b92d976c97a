import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { claimTaskCompletionUseCase } from '../../commands/reform/claim-task-completion.use-case.js';
import { issueSupportingMeasureUseCase } from '../../commands/reform/issue-supporting-measure.use-case.js';
import { planReformTaskUseCase } from '../../commands/reform/plan-reform-task.use-case.js';
import { planSupportingMeasureUseCase } from '../../commands/reform/plan-supporting-measure.use-case.js';
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

  it('takes a completion with its evidence: rule completion-without-evidence', () => {
    const claim = { reform, task: '梳理权责清单', evidence: ['清单公布文件'] };
    expect(decideGiven(planned, claimTaskCompletionUseCase, claim)).toMatchObject({ rules: [], events: [{ event: { type: 'ReformTaskCompletionClaimed', data: { taskId: 't-1' } } }] });
    expect(decideGiven(planned, claimTaskCompletionUseCase, { ...claim, evidence: [] }).rules).toEqual(['completion-without-evidence']);
    expect(() => decideGiven(planned, claimTaskCompletionUseCase, { ...claim, task: '没有的任务' })).toThrow('unknown-task');
    const done = [...planned, given(make('ReformTaskCompletionClaimed', { reformId, taskId: 't-1', title: '梳理权责清单', evidence: ['清单公布文件'] }), '2019-02-01')];
    expect(decideGiven(done, claimTaskCompletionUseCase, claim).events).toEqual([]);
  });

  it('has supporting papers that are planned, then issued', () => {
    const { events } = decideGiven([started], planSupportingMeasureUseCase, { reform, ordinal: 1, title: '赋权办法' });
    const past = [started, given(events[0]?.event as GivenEvent['event'])];
    const issue = { reform, title: '赋权办法', number: '海党办发〔2019〕5号' };
    expect(decideGiven(past, issueSupportingMeasureUseCase, issue).events[0]?.event).toMatchObject({ type: 'SupportingMeasureIssued', data: { number: '海党办发〔2019〕5号' } });
    expect(() => decideGiven([started], issueSupportingMeasureUseCase, issue)).toThrow('unknown-supporting-measure');
  });
});
