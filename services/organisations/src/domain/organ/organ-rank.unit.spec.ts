import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type CommandMeta, type GivenEvent } from '@yange/use-case';
import { changeOrganRankUseCase } from '../../commands/lineage/change-organ-rank.use-case.js';
import { mergeOrgansUseCase } from '../../commands/lineage/merge-organs.use-case.js';
import { splitOrganUseCase } from '../../commands/lineage/split-organ.use-case.js';
import { establishOrganUseCase } from '../../commands/organ/establish-organ.use-case.js';
import { moveUnderSuccessorUseCase } from '../../commands/organ/move-under-successor.use-case.js';
import { reparentOrganUseCase } from '../../commands/organ/reparent-organ.use-case.js';
import { retainOrganUseCase } from '../../commands/organ/retain-organ.use-case.js';
import { organCategories } from '../reference/organ-categories.js';
import { organRanks } from '../reference/organ-ranks.js';

const [child, parent, heir, other] = ['child', 'parent', 'heir', 'other'].map((word) => derivedId(word)) as [string, string, string, string];
const of = (organId: string, event: GivenEvent['event'], date: string): GivenEvent => ({ stream: `organ/${organId}`, event, effective: onDay(date) });
const begun = (organId: string, rank: string, category = 'institution', parentId = ''): GivenEvent => of(organId, organisationsContract.make('OrganEstablished', { organId, name: `机构${organId}`, category, rank, parentId }), '2019-01-01');
const ranked = (organId: string, newRank: string, date: string): GivenEvent => of(organId, organisationsContract.make('OrganRankChanged', { organId, newRank }), date);
const set = (list: string, entries: readonly object[], date: string): GivenEvent => ({ stream: `reference-list/${list}`, event: organisationsContract.make('ReferenceListSet', { list, entries: [...entries] }), effective: onDay(date) });
const live: Partial<CommandMeta> = { mode: 'live', effective: onDay('2026-06-01') };
const on = (date: string): Partial<CommandMeta> => ({ ...live, effective: onDay(date) });
const ranksOf = (rules: readonly string[]) => rules.filter((rule) => rule.startsWith('rank-'));

/** Every way in which an organ of a category and rank comes to be there. */
const ways: readonly (readonly [string, (part: { category: string; rank: string; parentId?: string }, past: readonly GivenEvent[], over?: Partial<CommandMeta>) => readonly string[]])[] = [
  ['established', (part, past, over = live) => decideGiven(past, establishOrganUseCase, { name: '某单位', ...part }, over).rules],
  ['retained', (part, past, over = live) => decideGiven(past, retainOrganUseCase, { name: '某单位', ...part }, over).rules],
  ['merged', (part, past, over = live) => decideGiven([begun(heir, ''), begun(other, ''), ...past], mergeOrgansUseCase, { sources: [heir, other], result: { name: '某单位', ...part } }, over).rules],
  ['split off', (part, past, over = live) => decideGiven([begun(other, ''), ...past], splitOrganUseCase, { organId: other, results: [{ name: '某单位', ...part }, { name: '另一单位', category: 'institution', rank: '' }] }, over).rules],
  ['of another rank', ({ rank, category, parentId = '' }, past, over = live) => decideGiven([begun(child, '', category, parentId), ...past], changeOrganRankUseCase, { organId: child, newRank: rank }, over).rules],
];

describe('how high an organ of a category ranks', () => {
  it.each(ways)('is bounded by the table: rule rank-above-category, whoever is %s', (_way, decided) => {
    const street = (rank: string) => ranksOf(decided({ category: 'street-office', rank }, []));
    expect([street('正科级'), street('section-deputy'), street('副处级'), street('division-principal')]).toEqual([[], [], ['rank-above-category'], ['rank-above-category']]);
    expect([decided({ category: 'town', rank: '正处级' }, []), decided({ category: 'government-department', rank: '正处级' }, [])].map(ranksOf)).toEqual([['rank-above-category'], []]);
    expect(ranksOf(decided({ category: 'street-office', rank: '正处级' }, [], { effective: onDay('2026-06-01') }))).toEqual([]);
  });

  it('is what the table says on the day and on every later one on which something happens to the organ: a document may raise it', () => {
    const table = (mark: string, date: string) => set('organ-categories', organCategories.shipped.map((one) => (one.code === 'street-office' ? { ...one, marks: [mark] } : one)), date);
    const street = (past: readonly GivenEvent[], date = '2026-06-01') => ranksOf(decideGiven(past, establishOrganUseCase, { name: '某街道办事处', category: 'street-office', rank: '正处级' }, on(date)).rules);
    const raised = table('at-most-division-principal', '2026-06-01');
    expect([street([raised]), street([raised], '2026-05-31'), street([table('at-most-division-deputy', '2026-01-01')])]).toEqual([[], ['rank-above-category'], ['rank-above-category']]);
    expect(street([set('organ-ranks', organRanks.shipped.filter(({ code }) => code !== 'section-principal'), '2026-01-01')])).toEqual([]);
  });

  it('is told in both languages, by the names of the table', () => {
    expect(decideGiven([], establishOrganUseCase, { name: '新布街道办事处', category: 'street-office', rank: 'division-principal' }, live).decision.violations).toMatchObject([
      { rule: 'rank-above-category', zh: '“新布街道办事处”为街道办事处，规格不高于正科级，不能为正处级（超规格）', facts: { most: 'section-principal' } },
    ]);
  });
});

describe('an institution', () => {
  it.each(ways)('ranks no higher than what it is under: rule rank-above-parent, whoever is %s', (_way, decided) => {
    const under = (rank: string, parentRank: string, category = 'institution') => ranksOf(decided({ category, rank, parentId: parent }, [begun(parent, parentRank, 'government-department')]));
    expect([under('正科级', '正科级'), under('副科级', 'section-principal'), under('副处级', '正科级'), under('section-principal', '副科级')]).toEqual([[], [], ['rank-above-parent'], ['rank-above-parent']]);
    expect([under('正处级', ''), under('正处级', '正科级', 'dispatched-organ')]).toEqual([[], []]);
    expect(ranksOf(decided({ category: 'institution', rank: '正处级', parentId: parent }, [begun(parent, '正科级')], { effective: onDay('2026-06-01') }))).toEqual([]);
  });

  it('is put under none that ranks below it, on the day or on a later one', () => {
    const put = (...past: readonly GivenEvent[]) => ranksOf(decideGiven([begun(child, '正科级'), ...past], reparentOrganUseCase, { organId: child, newParentId: parent }, live).rules);
    expect([put(begun(parent, '正科级')), put(begun(parent, '副科级')), put(begun(parent, '副科级'), ranked(parent, '正科级', '2026-06-01'))]).toEqual([[], ['rank-above-parent'], []]);
    expect([put(begun(parent, '正科级'), ranked(parent, '副科级', '2027-01-01')), put(begun(parent, '正科级'), ranked(child, '副处级', '2027-01-01'))]).toEqual([['rank-above-parent'], ['rank-above-parent']]);
  });

  it('keeps its rank when its parent ends: it goes under the one successor, which is no decision of its own', () => {
    const ended = of(parent, organisationsContract.make('OrganAbolished', { organId: parent, name: '上级', successors: [{ organId: heir, name: '承接局', how: 'merged' }] }), '2026-06-01');
    const past = [begun(parent, '正科级'), begun(heir, '副科级'), begun(child, '正科级', 'institution', parent), ended];
    expect(decideGiven(past, moveUnderSuccessorUseCase, { organId: child, from: { organId: parent, name: '上级' }, successors: [{ organId: heir, name: '承接局' }] }, live)).toMatchObject({ rules: [], events: [{}] });
  });

  it('ranks above its parent in no words but those of both languages', () => {
    expect(decideGiven([begun(parent, 'section-deputy')], establishOrganUseCase, { name: '某中心', category: 'institution', rank: '正科级', parentId: parent }, live).decision.violations).toMatchObject([
      { rule: 'rank-above-parent', zh: `“某中心”规格为正科级，高于其上级机构“机构${parent}”的副科级（超规格）`, facts: { parentId: parent, parentRank: 'section-deputy' } },
    ]);
  });
});
