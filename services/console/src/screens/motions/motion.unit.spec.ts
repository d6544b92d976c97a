import { actsAt, duesOf, inOrder, itemsToRevise, marksOf, type Due, type MotionRow, type Stage } from './motion.model.js';
import { batchCells, planOf } from '../../plans/plan.model.js';

const step = (name: string, eventId = name): MotionRow['steps'][number] => ({ step: name, eventId }) as unknown as MotionRow['steps'][number];
const motion = (title: string, stage: Stage, since: string, eventId = title): MotionRow => ({ title, stage, since, steps: [step('MotionMade', eventId)] }) as unknown as MotionRow;
const states = (stage: Stage, ...steps: string[]): string => marksOf({ stage, steps: steps.map((one) => step(one)) }).map(({ state }) => state).join(' ');

describe('a motion on its way', () => {
  it('has one step that brings it on, and none once it is over', () => {
    const mains = (['made', 'returned', 'argued', 'to-submit', 'submitted', 'approved', 'implemented'] as const).map((stage) => actsAt(stage).main);
    expect(mains).toEqual(['argue', 'revise', 'decide', 'submit', 'reply', 'implement', 'file']);
    expect((['filed', 'rejected', 'withdrawn'] as const).map(actsAt)).toEqual(Array.from({ length: 3 }, () => ({ main: null, others: [] })));
  });

  it('shows what is done, what is next, and what was not needed', () => {
    expect(states('argued', 'MotionMade', 'ArgumentFiled')).toBe('done done now ahead ahead ahead ahead');
    expect(states('approved', 'MotionMade', 'ArgumentFiled', 'DecisionTaken')).toBe('done done done skipped skipped now ahead');
    expect(states('rejected', 'MotionMade', 'ArgumentFiled', 'DecisionTaken')).toBe('done done done ended ended ended ended');
    expect(states('returned', 'MotionMade', 'MotionReturned')).toBe('done now ahead ahead ahead ahead ahead');
  });

  it('comes by urgency: what is due first, what is over last', () => {
    const due = (eventId: string, dueOn: string | null): Due => ({ eventId, dueOn }) as Due;
    const rows = [motion('备过案', 'filed', '2021-09-01'), motion('不急', 'made', '2021-01-01'), motion('急', 'argued', '2021-02-01'), motion('新', 'made', '2021-03-01')];
    const dues = [due('急', '2021-04-01'), due('不急', null), due('别的', '2021-01-01')];
    expect(inOrder(rows, dues).map(({ title }) => title)).toEqual(['急', '新', '不急', '备过案']);
    expect(duesOf(motion('急', 'argued', ''), dues).map(({ dueOn }) => dueOn)).toEqual(['2021-04-01']);
  });
});

describe('the items of a motion that is revised', () => {
  it('are there as they were asked for, and bound to nothing that they were not bound to', () => {
    const item = { matter: 'quota.adjust', words: '', subjects: [] };
    expect(itemsToRevise([{ ...item, quantity: 5, quotaKind: 'institution', direction: 'reduce' }, { ...item, quantity: null, quotaKind: null, direction: null }])).toEqual([{ ...item, quantity: 5, quotaKind: 'institution', direction: 'reduce' }, item]);
  });
});

describe('a plan as a file', () => {
  it('is JSON with a title and steps, and nothing else is taken for one', () => {
    expect(planOf('{"title":"整合","steps":[{"service":"grid","command":"x"}]}')?.title).toBe('整合');
    expect(['', '[]', 'null', '{"title":"x"}', '{"title":"x","steps":[]}', '{"title":1,"steps":[{}]}', 'no'].map(planOf)).toEqual(Array.from({ length: 7 }, () => null));
  });
});

describe('a batch of people that a plan moves', () => {
  const batch = { batchId: 'b', name: '第一批', direction: 'within' as const, from: { organId: null, organ: '千里山镇' }, to: { organId: null, organ: '新华街道办事处' }, persons: 14, named: 2, withQuota: false };
  const told = (more: object, language: 'zh' | 'en' = 'zh') => batchCells({ ...batch, ...more }, (words) => words[language]);

  it('says in words which it is, from where, to where and how many', () => {
    expect(told({})).toEqual(['第一批', '千里山镇', '新华街道办事处', '14', '2']);
    expect(told({ withQuota: true })[0]).toBe('第一批（连人带编）');
    expect([told({ from: null })[1], told({ direction: 'in', from: null })[1], told({ direction: 'out', to: null })[2], told({ direction: 'out', to: null }, 'en')[2]]).toEqual(['未写明', '区外', '区外', 'outside the district']);
  });
});
