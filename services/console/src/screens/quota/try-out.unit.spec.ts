import type { WhatIf } from '../../plans/plan.model.js';
import { itemsOfPlan, lackingOf, planOfWishes, wishesOf, wishText, type TryOwner, type Wish } from './try-out.model.js';

const bureau = 'd6f5b1f4-58f2-5d2b-9c4e-0a54a6b7a001';
const owners: readonly TryOwner[] = [
  { key: '本级党政机构', name: '本级党政机构', organId: null, count: 35 },
  { key: bureau, name: '区司法局', organId: bureau, count: 1 },
];
const postOwners: readonly TryOwner[] = [{ key: '镇街', name: '镇街', organId: null, count: 7, each: true }, { key: bureau, name: '区司法局', organId: bureau, count: 1 }];
const words = { owners, postOwners, kindName: (kind: string) => ({ administrative: '行政', institution: '事业' })[kind] ?? kind };
const wish = (more: Partial<Wish>): Wish => ({ act: 'reduce', from: '本级党政机构', to: bureau, type: 'administrative', count: 3, ...more });
const commands = (wishes: readonly Wish[]): string[] => planOfWishes(wishes, '2026-12-01', words).steps.map(({ command }) => command);

describe('a change of quota that is tried out', () => {
  it('is in the address as it is on the page; what somebody mistyped is left out', () => {
    const wishes = [wish({}), wish({ act: 'move', to: '甲,乙;丙', type: 'institution.public-servant.full', count: 0 })];
    expect(wishesOf(wishText(wishes))).toEqual(wishes);
    expect([wishesOf(''), wishesOf('no,such;act'), wishesOf('reduce,%E0%A4%A,,,x')]).toEqual([[], [], [{ act: 'reduce', from: '', to: '', type: '', count: 0 }]]);
    expect(wishesOf(Array.from({ length: 40 }, () => 'reduce,甲,,administrative,1').join(';'))).toHaveLength(12);
  });

  it('says what is still to be filled in', () => {
    const empty = { from: '', to: '', type: '', count: 0 };
    expect((['increase', 'reduce', 'pair', 'move', 'people', 'people-with-quota'] as const).map((act) => lackingOf({ act, ...empty }).join(' '))).toEqual(['to type count', 'from type count', 'from to type count', 'from to type count', 'from to count', 'from to type count']);
    expect(lackingOf(wish({}))).toEqual([]);
  });

  it('is a plan of commands: 减上增下 takes before it gives, and an organ is named by its id, a group by its words', () => {
    expect(commands([wish({ act: 'pair' }), wish({ act: 'move' }), wish({ act: 'people' }), wish({ act: 'people-with-quota' })])).toEqual(['reduce-quota', 'increase-quota', 'transfer-quota', 'record-transfer-batch', 'record-transfer-batch-with-quota']);
    const { title, steps } = planOfWishes([wish({ act: 'pair', type: 'institution.unstated.full' })], '2026-12-01', words);
    expect(title).toBe('核减本级党政机构、核增区司法局事业编制 3 名');
    expect(steps.map(({ body, effective, note }) => [body, effective, note])).toEqual([
      [{ owner: { name: '本级党政机构', count: 35 }, type: { kind: 'institution', funding: 'full' }, count: 3 }, '2026-12-01', '核减本级党政机构事业编制 3 名'],
      [{ owner: { organId: bureau, name: '区司法局' }, type: { kind: 'institution', funding: 'full' }, count: 3 }, '2026-12-01', '核增区司法局事业编制 3 名'],
    ]);
  });

  it('of leadership posts names level and rank, and is a command of posts', () => {
    const { title, steps } = planOfWishes([wish({ act: 'increase-posts', to: bureau, from: '', type: 'deputy.科级', count: 1 }), wish({ act: 'reduce-posts', from: '镇街', to: '', type: 'principal.副科级', count: 2 })], '2026-12-01', words);
    expect(title).toBe('核增区司法局科级副职领导职数 1 名；核减镇街副科级正职领导职数 2 名');
    expect(steps.map(({ command, body }) => [command, body])).toEqual([
      ['increase-posts', { owner: { organId: bureau, name: '区司法局' }, level: '科级', deputy: 1 }],
      ['reduce-posts', { owner: { name: '镇街', count: 7, each: true }, level: '副科级', principal: 2 }],
    ]);
    expect((['increase-posts', 'reduce-posts'] as const).map((act) => lackingOf({ act, from: '', to: '', type: '', count: 0 }).join(' '))).toEqual(['to type count', 'from type count']);
  });

  it('becomes what a motion asks for: only what needs a decision, held to kind, direction and number', () => {
    const plan = planOfWishes([wish({ act: 'pair' }), wish({ act: 'people' })], '2026-12-01', words);
    const tried = { steps: [{ step: 1, matter: { code: 'quota.change', zh: '', en: '' } }, { step: 2, matter: { code: 'quota.change', zh: '', en: '' } }, { step: 3, matter: null }] } as unknown as WhatIf;
    expect(itemsOfPlan(plan, tried)).toEqual([
      { matter: 'quota.change', words: '核减本级党政机构行政编制 3 名', quotaKind: 'administrative', direction: 'reduce', quantity: 3 },
      { matter: 'quota.change', words: '核增区司法局行政编制 3 名', quotaKind: 'administrative', direction: 'increase', quantity: 3 },
    ]);
  });

  it('of posts asks for their number, and for no kind of quota', () => {
    const plan = planOfWishes([wish({ act: 'reduce-posts', from: bureau, type: 'deputy.科级', count: 1 })], '2026-12-01', words);
    expect(itemsOfPlan(plan, { steps: [{ step: 1, matter: { code: 'posts.adjust', zh: '', en: '' } }] } as unknown as WhatIf)).toEqual([{ matter: 'posts.adjust', words: '核减区司法局科级副职领导职数 1 名', direction: 'reduce', quantity: 1 }]);
  });

  it('has a title that a plan may have, however much is tried', () => {
    expect(planOfWishes(Array.from({ length: 12 }, () => wish({})), '2026-12-01', words).title.length).toBeLessThanOrEqual(200);
  });
});
