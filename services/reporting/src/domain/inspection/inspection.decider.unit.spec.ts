import { reportingContract } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
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
    expect(after(...way)).toEqual({ requested: true, selfChecked: true, submitted: true, closed: true, followUps: { a: true } });
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
});
