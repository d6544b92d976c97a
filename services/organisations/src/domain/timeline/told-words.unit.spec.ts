import { organisationsContract } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { groupFactOf } from '../organ-group/organ-group.aggregate.js';
import { pledgeKey } from '../pledge-list/pledge-list.aggregate.js';
import { reformFactOf } from '../reform/reform.aggregate.js';
import { checklist } from '../organ/milestone.js';
import { toldWords } from './told-words.js';

const make = organisationsContract.make.bind(organisationsContract);
const organId = derivedId('organ');

describe('a fact that is on record otherwise', () => {
  it('is told in words and by the name that it was told under, without keys, ids and days', () => {
    expect(toldWords('completion:任务四')).toEqual({ zh: '完成申报“任务四”', en: 'claim of completion "任务四"' });
    expect(toldWords(`answer:三定意见:${organId}`)).toEqual({ zh: '对通知的反馈“三定意见”', en: 'answer to the notice "三定意见"' });
    expect(toldWords('ended:office:2019-03-01').zh).toBe('撤销内设机构');
    expect(toldWords(groupFactOf(make('OrgansCounted', { category: 'government-department', members: { blocks: [{ id: 'b', label: '政府部门', count: 2 }] } }) as never, '2019-03-01').keys[0] ?? '').zh).toBe('计入机构“政府部门”');
  });

  it.each([
    ...(['ReformStarted', 'ReformObjectiveSet', 'ReformMeasureTaken', 'UnitTakenIntoScope', 'NoticeForwarded', 'ReformTaskPlanned', 'ReformTaskRevised', 'ReformTaskLeadMoved', 'ReformTaskCompletionClaimed', 'ReformTaskCompletionAccepted', 'ReformTaskCompletionReturned', 'NoticeAnswered', 'SupportingMeasurePlanned', 'SupportingMeasureIssued', 'PilotStarted'] as const).map((type) => [reformFactOf(make(type, {}) as never).key] as const),
    ...(['OrgansCounted', 'OrgansUncounted', 'ReformMethodRecorded', 'ReformMethodLeft', 'CoordinationBodiesSet', 'CoordinationBodiesEnded', 'DutiesReturned', 'OfficesMerged', 'SealFiled'] as const).map((type) => [groupFactOf(make(type, {}) as never, '2019-01-01').keys[0] ?? ''] as const),
    ...(['PledgeItemsListed', 'PledgeItemsCancelled', 'PledgeItemsRetained'] as const).map((type) => [pledgeKey(make(type, {}) as never, '2019-01-01')] as const),
    ...Object.keys(checklist).map((key) => [key] as const),
  ])('has Chinese words for %s', (key) => {
    expect(toldWords(key).zh).toMatch(/^[\p{Script=Han}“”]+$/u);
    expect(toldWords(key).en).not.toMatch(/[:]|[a-z][A-Z]/);
  });
});
