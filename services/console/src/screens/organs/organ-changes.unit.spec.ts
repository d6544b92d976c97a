import { changeDays, changesBetween, type OrganEvent } from './organ-changes.model.js';
import { onlyChanged, type Organ, type TreeNode } from './organ-tree.model.js';

const organ = (organId: string, more: Partial<Organ> = {}): Organ => ({ organId, name: organId, aliases: [], category: '', rank: '正科级', parentId: '', groupId: '', creditCode: '', regionCode: '', validFrom: '2018-01-01', validTo: null, eventId: '', ...more });
let position = 0;
const event = (type: string, data: object, more: Partial<OrganEvent> = {}): OrganEvent => ({ eventId: `${type}${(position += 1)}`, type, data, position, supersedes: null, effective: { from: '2019-03-01', to: '2019-03-01', text: '2019-03-01' }, ...more }) as unknown as OrganEvent;
const told = (before: readonly Organ[], after: readonly Organ[], events: readonly OrganEvent[]): Readonly<Record<string, string>> =>
  Object.fromEntries(changesBetween(before, after, events).map(({ organ: { name }, isGone, marks }) => [name, `${isGone ? '× ' : ''}${marks.map(({ mark, before: was, after: is, events: by }) => `${mark}(${was}→${is})${by.length}`).join(' ')}`]));

describe('organs of two days', () => {
  it('are marked by what came, went and moved, each with what brought it about', () => {
    const before = [organ('文化局'), organ('旅游局'), organ('教育局'), organ('甲'), organ('乙'), organ('丙')];
    const after = [organ('文旅局'), organ('教育局', { name: '教育体育局', parentId: '甲', rank: '副处级' }), organ('甲'), organ('丁'), organ('丙')];
    const events = [
      event('OrgansMerged', { organId: '文旅局', sources: [{ organId: '文化局', name: '文化局' }, { organId: '旅游局', name: '旅游局' }] }),
      event('OrganRenamed', { organId: '教育局' }), event('OrganReparented', { organId: '教育局' }), event('OrganRankChanged', { organId: '教育局' }),
      event('OrganAbolished', { organId: '乙', name: '乙', successors: [] }), event('OrganEstablished', { organId: '丁', name: '丁' }),
    ];
    expect(told(before, after, events)).toEqual({
      文旅局: 'merged(文化局、旅游局→)1', 文化局: '× merged(→)1', 旅游局: '× merged(→)1',
      教育体育局: 'renamed(教育局→教育体育局)1 reparented(→甲)1 reranked(正科级→副处级)1', 丁: 'new(→)1', 乙: '× ended(→)1',
    });
  });

  it('knows a merger and a split from the ends that they leave, and an organ that goes on beside what it gave off', () => {
    const before = [organ('甲'), organ('乙'), organ('丙')];
    const after = [organ('甲'), organ('乙一'), organ('乙二'), organ('丙'), organ('丙一')];
    const split = event('OrganSplit', { organId: '乙', results: [{ organId: '乙一', name: '乙一' }, { organId: '乙二', name: '乙二' }] });
    expect(told(before, after, [split, event('OrganSplit', { organId: '丙', results: [{ organId: '丙一', name: '丙一' }], continues: true })])).toEqual({ 乙: '× split(→乙一、乙二)1', 乙一: 'split(→)1', 乙二: 'split(→)1', 丙: 'split(→丙一)1', 丙一: 'split(→)1' });
    expect(told([organ('甲'), organ('乙')], [organ('甲')], [event('OrganAbolished', { organId: '乙', successors: [{ organId: '甲', name: '甲', how: 'absorbed' }] })])).toEqual({ 乙: '× merged(→甲)1' });
  });

  it('are no change where it was undone in between, and where both days have the same; without an event what differs is marked all the same', () => {
    expect(told([organ('甲')], [organ('甲')], [event('OrganRenamed', { organId: '甲' })])).toEqual({});
    expect(told([organ('甲')], [organ('甲', { name: '乙' })], [])).toEqual({ 乙: 'renamed(甲→乙)0' });
  });

  it('rest on no event that was annulled, and on the later one where there are two', () => {
    const wrong = event('OrganRenamed', { organId: '甲' });
    const [first, second] = [event('OrganRenamed', { organId: '甲' }), event('OrganRenamed', { organId: '甲' }, { effective: { from: null, to: '2019-04-01', text: '2019年4月' } })];
    const [change] = changesBetween([organ('甲')], [organ('甲', { name: '乙' })], [wrong, event('EventAnnulled', {}, { supersedes: wrong.eventId }), first, second]);
    expect(change?.marks[0]?.events.map(({ eventId }) => eventId)).toEqual([second.eventId, first.eventId]);
    expect(changeDays([wrong, event('EventAnnulled', {}, { supersedes: wrong.eventId }), first, second])).toEqual([{ day: '2019-03-01', count: 1 }, { day: '2019-04-01', count: 1 }]);
  });

  it('are shown alone, below what they hang from', () => {
    const node = (key: string, children: readonly TreeNode[] = []): TreeNode => ({ key, name: key, organ: null, count: 1, children });
    const changed = new Set<string>(['乙'] satisfies string[]);
    expect(onlyChanged([node('组', [node('甲'), node('乙', [node('丙')])]), node('他', [node('丁')])], ({ key }) => changed.has(key))).toEqual([node('组', [node('乙')])]);
  });
});
