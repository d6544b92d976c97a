import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type CommandMeta, type GivenEvent } from '@yange/use-case';
import { mergeOrgansUseCase } from '../../commands/lineage/merge-organs.use-case.js';
import { splitOrganUseCase } from '../../commands/lineage/split-organ.use-case.js';
import { establishOrganUseCase } from '../../commands/organ/establish-organ.use-case.js';
import { moveUnderSuccessorUseCase } from '../../commands/organ/move-under-successor.use-case.js';
import { reparentOrganUseCase } from '../../commands/organ/reparent-organ.use-case.js';
import { retainOrganUseCase } from '../../commands/organ/retain-organ.use-case.js';

const [child, parent, heir, other] = ['child', 'parent', 'heir', 'other'].map((word) => derivedId(word)) as [string, string, string, string];
const of = (organId: string, event: GivenEvent['event'], date: string): GivenEvent => ({ stream: `organ/${organId}`, event, effective: onDay(date) });
const begun = (organId: string, name: string, date = '2019-01-01', parentId = ''): GivenEvent => of(organId, organisationsContract.make('OrganEstablished', { organId, name, category: 'institution', parentId }), date);
const ended = (successors: readonly string[], date = '2020-01-01'): GivenEvent =>
  of(parent, organisationsContract.make('OrganAbolished', { organId: parent, name: '区上级局', successors: successors.map((organId) => ({ organId, name: '承接局', how: 'merged' })) }), date);
const live = (date: string): Partial<CommandMeta> => ({ mode: 'live', effective: onDay(date) });

describe('what an organ is put under', () => {
  const there = begun(parent, '区上级局');
  const institution = { name: '区某所', category: 'institution' };
  const rules: readonly (readonly [string, (past: readonly GivenEvent[], over: Partial<CommandMeta>) => readonly string[]])[] = [
    ['establishes', (past, over) => decideGiven(past, establishOrganUseCase, { ...institution, parentId: parent }, over).rules],
    ['retains', (past, over) => decideGiven(past, retainOrganUseCase, { ...institution, parentId: parent }, over).rules],
    ['moves', (past, over) => decideGiven([begun(child, '区某所', '2018-01-01'), ...past], reparentOrganUseCase, { organId: child, newParentId: parent }, over).rules],
    ['merges', (past, over) => decideGiven([begun(heir, '甲所'), begun(other, '乙所'), ...past], mergeOrgansUseCase, { sources: [heir, other], result: { ...institution, parentId: parent } }, over).rules],
    ['splits', (past, over) => decideGiven([begun(other, '乙所'), ...past], splitOrganUseCase, { organId: other, results: [{ ...institution, parentId: parent }, { ...institution, name: '区另一所' }] }, over).rules],
  ];

  it.each(rules)('is there on the day, whoever %s', (_who, decided) => {
    const past = [there, ended([])];
    expect([decided(past, live('2018-12-31')), decided(past, live('2020-01-01')), decided([there], live('2019-06-01')), decided([there], live('2019-01-01'))]).toEqual([expect.arrayContaining(['parent-not-there']), ['parent-not-there'], [], []]);
  });

  it.each(rules)('stays there live, since its end has passed its own on already; history goes day by day, whoever %s', (_who, decided) => {
    const past = [there, ended([])];
    expect([decided(past, live('2019-12-31')), decided(past, { effective: onDay('2019-12-31') }), decided(past, { effective: onDay('2020-01-01') })]).toEqual([['parent-not-there'], [], ['parent-not-there']]);
  });

  it('may end once the organ is under another one', () => {
    const past = [there, begun(child, '区某所'), begun(heir, '承接局'), of(child, organisationsContract.make('OrganReparented', { organId: child, newParentId: heir }), '2019-12-01'), ended([])];
    expect(decideGiven(past, reparentOrganUseCase, { organId: child, newParentId: parent }, live('2019-06-01')).rules).toEqual([]);
  });

  it('does not end by the very merger that puts something under it', () => {
    const past = [there, begun(other, '乙所')];
    const result = { ...institution, parentId: parent };
    expect(decideGiven(past, mergeOrgansUseCase, { sources: [parent, other], result }, live('2019-06-01')).rules).toEqual(['parent-not-there']);
    expect(() => decideGiven([], establishOrganUseCase, { ...institution, parentId: parent })).toThrow('unknown-organ');
  });
});

describe('what was under an organ that ended', () => {
  const from = { organId: parent, name: '区上级局' };
  const to = (organId: string) => ({ organId, name: '承接局' });
  const past = [begun(parent, '区上级局'), begun(heir, '承接局'), begun(other, '另一局'), begun(child, '区某所', '2019-02-01', parent)];
  const moved = (given: readonly GivenEvent[], successors: readonly string[], date = '2020-01-01') => decideGiven(given, moveUnderSuccessorUseCase, { organId: child, from, successors: successors.map(to) }, live(date));

  it('goes under the one successor', () => {
    const { events, rules } = moved([...past, ended([heir])], [heir]);
    expect([rules, events.map(({ event }) => event.data)]).toMatchObject([[], [{ organId: child, oldParentId: parent, newParentId: heir }]]);
  });

  it('waits for a person where there is none, or several, of which the person names one', () => {
    expect(() => moved([...past, ended([])], [])).toThrow('successor-missing');
    expect(() => moved([...past, ended([heir, other])], [heir, other])).toThrow('successor-unclear');
    expect(moved([...past, ended([heir, other])], [other]).events).toHaveLength(1);
  });

  it('goes under nobody who did not succeed, and not before the end: that is a decision of its own', () => {
    expect(() => moved([...past, ended([heir])], [other])).toThrow('not-a-successor');
    expect(() => moved([...past, ended([heir])], [heir], '2019-12-31')).toThrow('parent-not-ended');
    expect(() => moved(past, [heir])).toThrow('parent-not-ended');
  });

  it('is left where it is once it ended or stands elsewhere', () => {
    const gone = of(child, organisationsContract.make('OrganAbolished', { organId: child, name: '区某所' }), '2020-01-01');
    const elsewhere = of(child, organisationsContract.make('OrganReparented', { organId: child, newParentId: other }), '2019-12-01');
    expect([moved([...past, gone, ended([heir])], [heir]).events, moved([...past, elsewhere, ended([heir])], [heir]).events]).toEqual([[], []]);
  });

  it('goes under no organ below it, nor under itself', () => {
    const below = of(heir, organisationsContract.make('OrganReparented', { organId: heir, newParentId: child }), '2019-03-01');
    expect(() => moved([...past, below, ended([heir])], [heir])).toThrow('circular-parent');
    expect(() => moved([...past, ended([child])], [child])).toThrow('own-parent');
  });
});
