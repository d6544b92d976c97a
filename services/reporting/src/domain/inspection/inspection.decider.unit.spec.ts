import { reportingContract } from '@yange/contracts';
import { onDay, type Fact } from '@yange/kernel';
import { decideGiven, limitsGiven, type AnyUseCase } from '@yange/use-case';
import { inspectionUseCases } from '../../commands/inspection/inspection.use-cases.js';
import { inspection, type InspectionState } from './inspection.aggregate.js';
import { inspectionStep } from './inspection.decider.js';
import type { InspectionEvent } from './inspection.events.js';

const inspectionId = '00000000-0000-4000-8000-000000000001';
const made = (type: InspectionEvent['type'], data: object = {}): InspectionEvent => reportingContract.make(type, { inspectionId, ...data } as never) as InspectionEvent;

const requested = made('InspectionRequested', { title: '机构改革督查', requestedBy: '自治区党委编办' });
const checked = made('InspectionSelfChecked', { findings: '已自查' });
const submitted = made('InspectionSubmitted', { addressee: '自治区党委编办' });
const demanded = made('InspectionFollowUpDemanded', { itemId: 'a', demand: '补报佐证' });
const done = made('InspectionFollowUpDone', { itemId: 'a', result: '已补报' });
const closed = made('InspectionClosed', { conclusion: '办结' });

const after = (...events: readonly InspectionEvent[]): InspectionState => events.reduce((state, event) => inspection.apply(state, event, { event } as Fact<InspectionEvent>), inspection.initial());

const ruleOf = (past: readonly InspectionEvent[], event: InspectionEvent): string => {
  try {
    inspectionStep(after(...past), event);
    return 'accepted';
  } catch (error) {
    return (error as { readonly rule?: string }).rule ?? String(error);
  }
};

describe('an inspection', () => {
  it('goes from request to self-check, submission, what is put right, and its end', () => {
    const way = [requested, checked, submitted, demanded, done, closed];
    expect(way.map((event, step) => ruleOf(way.slice(0, step), event))).toEqual(way.map(() => 'accepted'));
    expect(after(...way)).toEqual({ requested: true, selfChecked: true, submitted: true, closed: true, followUps: { a: true }, disorder: [] });
  });

  it('may be closed without anything to put right, and checked once more before it is reported', () => {
    expect(ruleOf([requested, checked, submitted], closed)).toBe('accepted');
    expect(ruleOf([requested, checked], checked)).toBe('accepted');
  });

  it.each<[string, readonly InspectionEvent[], InspectionEvent]>([
    ['inspection-unknown', [], checked],
    ['inspection-known', [requested], requested],
    ['self-check-first', [requested], submitted],
    ['already-submitted', [requested, checked, submitted], submitted],
    ['submission-first', [requested, checked], demanded],
    ['submission-first', [requested, checked], closed],
    ['follow-up-unknown', [requested, checked, submitted], done],
    ['follow-up-done', [requested, checked, submitted, demanded, done], done],
    ['follow-up-open', [requested, checked, submitted, demanded], closed],
    ['inspection-closed', [requested, checked, submitted, closed], demanded],
  ])('is refused out of turn: %s', (rule, past, event) => expect(ruleOf(past, event)).toBe(rule));

  it.each<[string, readonly (readonly [InspectionEvent, string])[], readonly string[]]>([
    ['in turn', [[requested, '2020-01-01'], [checked, '2020-02-01'], [submitted, '2020-02-01']], []],
    ['a submission that is dated back before the self-check', [[requested, '2020-01-01'], [checked, '2020-02-01'], [submitted, '2020-01-31']], ['inspection-order']],
    ['a self-check that is annulled', [[requested, '2020-01-01'], [submitted, '2020-02-01']], ['inspection-order']],
    ['a request that is put off', [[requested, '2020-03-01'], [checked, '2020-02-01']], ['inspection-order']],
    ['an end that is dated back before what was put right', [[requested, '2020-01-01'], [checked, '2020-01-02'], [submitted, '2020-01-03'], [demanded, '2020-01-04'], [closed, '2020-01-05'], [done, '2020-01-06']], ['inspection-order']],
    ['something put right that is not demanded any more', [[requested, '2020-01-01'], [checked, '2020-01-02'], [submitted, '2020-01-03'], [done, '2020-01-06']], ['inspection-order']],
  ])('stands in this order on every day, whatever is corrected: %s', (_what, told, rules) => {
    expect(limitsGiven(inspection, told.map(([event, on]) => ({ stream: 'inspection/a', event, effective: onDay(on) })), '2021-01-01')).toEqual(rules);
  });

  it('is submitted on the day of its self-check at the earliest: rule inspection-order', () => {
    const past = [requested, checked].map((event, index) => ({ stream: `inspection/${inspectionId}`, event, effective: onDay(`2020-0${index + 1}-01`) }));
    const submit = inspectionUseCases.find(({ name }) => name === 'submit-inspection') as AnyUseCase;
    expect(['2020-01-31', '2020-02-01'].map((day) => decideGiven(past, submit, { inspectionId, addressee: '自治区党委编办' }, { effective: onDay(day) }).rules)).toEqual([['inspection-order'], []]);
  });
});
