import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay, Timeline } from '@yange/kernel';
import { decideGiven, RowReader, type AnyUseCase, type GivenEvent, type ReferenceList, type ReferenceListTimeline } from '@yange/use-case';
import { changeOrganRankUseCase } from '../../commands/lineage/change-organ-rank.use-case.js';
import { mergeOrgansUseCase } from '../../commands/lineage/merge-organs.use-case.js';
import { splitOrganUseCase } from '../../commands/lineage/split-organ.use-case.js';
import { countOrgansUseCase } from '../../commands/organ-group/count-organs.use-case.js';
import { uncountOrgansUseCase } from '../../commands/organ-group/uncount-organs.use-case.js';
import { establishOrganUseCase } from '../../commands/organ/establish-organ.use-case.js';
import { retainOrganUseCase } from '../../commands/organ/retain-organ.use-case.js';
import { setReferenceListUseCases } from '../../commands/reference/reference-list.use-cases.js';
import { organHistoryTable } from '../../import/organ-history.table.js';
import { organCategories } from './organ-categories.js';
import { organRanks } from './organ-ranks.js';

const [organId, otherId] = [derivedId('one'), derivedId('other')] as [string, string];
const group = '本级党政机构';
const set = (list: string, entries: readonly { readonly code: string; readonly name: string }[], on: string): GivenEvent => ({ stream: `reference-list/${list}`, event: organisationsContract.make('ReferenceListSet', { list, entries: [...entries] }), effective: onDay(on) });
const begun = (id: string, name: string): GivenEvent => ({ stream: `organ/${id}`, event: organisationsContract.make('OrganEstablished', { organId: id, name, category: 'institution', rank: '副科级' }) });

/** From 2026 on the district has 开发区 beside the shipped categories, no 派驻机构, and a rank of its own. */
const own = [
  set('organ-categories', [...organCategories.shipped.filter(({ code }) => code !== 'dispatched-organ').map(({ code, name }) => ({ code, name })), { code: 'development-zone', name: '开发区' }], '2026-01-01'),
  set('organ-ranks', [...organRanks.shipped.map(({ code, name }) => ({ code, name })), { code: 'section-equal', name: '相当正科级' }], '2026-01-01'),
];

const timelineOf = (list: ReferenceList, given: readonly GivenEvent[]): ReferenceListTimeline => {
  const { aggregate, streamId } = list.stream();
  const facts = given.filter(({ stream }) => stream === streamId).map(({ event, effective }, index) => ({ event, eventId: `given-${index}`, effective, position: index + 1, order: 0, supersedes: null }));
  return Timeline.of(aggregate, facts as never);
};

const establish = (body: object, on: string, given: readonly GivenEvent[] = own) => () => decideGiven(given, establishOrganUseCase, { name: '某管委会', ...body }, { effective: onDay(on) }).events.map(({ event }) => event.type);

describe('categories and ranks of organs', () => {
  it('are those of the table of the day, which a document may change', () => {
    expect(establish({ category: 'development-zone', rank: '相当正科级' }, '2026-01-01')()).toEqual(['OrganEstablished']);
    expect(establish({ category: 'development-zone' }, '2025-12-31')).toThrow(expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list: 'organ-categories' }) }));
    expect(establish({ category: 'institution', rank: '相当正科级' }, '2025-12-31')).toThrow(expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list: 'organ-ranks' }) }));
    expect(establish({ category: 'dispatched-organ' }, '2025-12-31')()).toEqual(['OrganEstablished']);
    expect(establish({ category: 'dispatched-organ' }, '2026-01-01')).toThrow('unknown-code');
  });

  it('are as shipped where the district set none, and a rank may be left out', () => {
    for (const { code } of organCategories.shipped) expect(establish({ category: code }, '2019-02-01', [])()).toEqual(['OrganEstablished']);
    for (const { name } of organRanks.shipped) expect(establish({ category: 'institution', rank: name }, '2019-02-01', [])()).toEqual(['OrganEstablished']);
  });

  it('are given by code and by the words of papers: a category by its code alone', () => {
    expect(establish({ category: 'development-zone', rank: 'section-equal' }, '2026-01-01')()).toEqual(['OrganEstablished']);
    expect(() => establish({ category: '开发区' }, '2026-01-01')()).toThrow();
  });

  const beginning = { name: '某所', category: 'nowhere', rank: '' };
  it.each<readonly [string, AnyUseCase, object, object]>([
    ['retained', retainOrganUseCase, beginning, { ...beginning, category: 'institution', rank: '最高级' }],
    ['merged', mergeOrgansUseCase, { sources: [organId, otherId], result: beginning }, { sources: [organId, otherId], result: { ...beginning, category: 'institution', rank: '最高级' } }],
    ['split', splitOrganUseCase, { organId, results: [beginning, { ...beginning, name: '某站' }] }, { organId, results: [{ ...beginning, category: 'institution' }, { ...beginning, name: '某站', category: 'institution', rank: '最高级' }] }],
    ['counted', countOrgansUseCase, { group, category: 'nowhere', label: '所', count: 1 }, { group, category: 'nobody', label: '所', count: 1 }],
    ['taken out of a count', uncountOrgansUseCase, { group, category: 'nowhere', label: '所', count: 1 }, { group, category: 'nobody', label: '所', count: 1 }],
    ['of another rank', changeOrganRankUseCase, { organId, newRank: '最高级' }, { organId, newRank: 'highest' }],
  ])('hold for every way in which an organ is %s', (_way, useCase, first, second) => {
    for (const body of [first, second]) expect(() => decideGiven([begun(organId, '某甲所'), begun(otherId, '某乙所')], useCase, body)).toThrow('unknown-code');
  });

  it('are never turned into something else: what a name stands for since it was shipped stays', () => {
    const [categories] = setReferenceListUseCases as unknown as readonly [AnyUseCase];
    const wanted = (code: string, name: string) => () => decideGiven([], categories, { entries: [{ code, name }] });
    expect(wanted('institution', '事业机构')().events).toHaveLength(1);
    expect(wanted('town', '事业单位')).toThrow('name-of-other-code');
    // Staffing notes a plate by this word, in place of a category.
    expect(wanted('plate', '挂牌单位')).toThrow('code-reserved');
  });
});

describe('a row of 机构沿革', () => {
  const read = (cells: Readonly<Record<string, string>>, given: readonly GivenEvent[] = []) => {
    const lists = new Map([organCategories, organRanks].map((list) => [list.list, timelineOf(list, given)] as const));
    const row = new RowReader({ district: '150302', table: organHistoryTable.name, row: 'X-1' }, { 生效日期: '2026-02-01', 事项: '设立机构', 机构: '某管委会', ...cells }, {}).heldTo(lists);
    return { body: organHistoryTable.command(row).body, errors: row.errors.map(({ column, rule }) => `${column}: ${rule}`) };
  };

  it('names category and rank by the table of its day', () => {
    expect(read({ 类别: '开发区', 规格: '相当正科级' }, own)).toMatchObject({ errors: [], body: { category: 'development-zone', rank: '相当正科级' } });
    expect(read({ 类别: '开发区', 规格: '相当正科级' }).errors).toEqual(['类别: unknown-code', '规格: unknown-code']);
    expect(read({ 类别: '开发区', 规格: '相当正科级', 生效日期: '2025-12-31' }, own).errors).toEqual(['类别: unknown-code', '规格: unknown-code']);
  });
});
