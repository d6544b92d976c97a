import { treeOf, type Organ, type OrganGroup } from './organ-tree.model.js';

const organ = (name: string, groupId: string, parentId = ''): Organ => ({ organId: name, name, aliases: [], category: 'town', rank: '', parentId, groupId, creditCode: '', regionCode: '', validFrom: '2018-12-31', validTo: null, eventId: 'e' });
const block = (name: string, remaining: number) => ({ groupId: 'g', memberId: name, partition: 'category', part: name, name, named: false, drawnFrom: '', count: remaining, remaining, validFrom: '2019-02-28', eventId: 'e' });
const group = (groupId: string, name: string, members: readonly ReturnType<typeof block>[] = []): OrganGroup => ({ groupId, name, institutionLimit: 35, limited: 35, size: 35, coordinationBodies: null, eventId: 'e', members }) as unknown as OrganGroup;

const last = { others: '其他', on: '' };

describe('the tree of organs', () => {
  it('has groups with their organs, an organ below its parent, and last what is in no group', () => {
    const tree = treeOf([organ('镇', 'a'), organ('所', 'a', '镇'), organ('别处', '')], [group('a', '镇街')], last);
    expect(tree.map(({ name, children }) => [name, children.map((child) => [child.name, child.children.map((one) => one.name)])])).toEqual([['镇街', [['镇', ['所']]]], ['其他', [['别处', []]]]]);
  });

  it('shows what is only counted as blocks, and not where organs are named', () => {
    const tree = treeOf([], [group('a', '党政机构', [block('党委机构', 11), block('空', 0)])], last);
    expect(tree[0]?.children.map(({ name, count, organ: named }) => [name, count, named])).toEqual([['党委机构', 11, null]]);
    expect(treeOf([organ('办公室', 'a')], [group('a', '党政机构', [block('党委机构', 11)])], last)[0]?.children).toHaveLength(1);
  });

  it('counts on a day whom that day had: a group of whom nobody was there yet is not shown', () => {
    const later = { ...block('议事协调机构', 3), validFrom: '2019-03-31' };
    const drawn = { ...block('财政局', 0), named: true, drawnFrom: '党委机构', count: 1 };
    const groups = [group('a', '党政机构', [block('党委机构', 11), drawn, later])];
    const shown = (on: string) => treeOf([], groups, { others: '其他', on }).map(({ count, children }) => [count, children.map(({ name }) => name)]);
    expect([shown('2019-02-27'), shown('2019-02-28'), shown('2019-03-31'), shown('')]).toEqual([[], [[11, ['党委机构']]], [[35, ['党委机构', '议事协调机构']]], [[35, ['党委机构', '议事协调机构']]]]);
  });
});
