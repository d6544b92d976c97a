import { parseEffectiveDate } from '@yange/kernel';
import { readAnnex } from '../language/annex.notation.js';
import { readTerm } from '../language/term.notation.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { annexContradictions, annexesApart, type Annexed } from './annex.contradictions.js';
import type { BoundNumber } from './bound.number.js';

const on = '2020-06-30';

const entry = (measure: string, key: string, amount: number, dims: Record<string, string>): LedgerEntry => ({
  eventId: `${measure}/${key}`, logId: 'x/staffing', position: 1, ordinal: 0, measure, unit: '名', key, operation: 'set', amount, dims, kind: 'entity', effective: parseEffectiveDate('2019-02-28'), effectiveOrder: 0, provenance: 'stated',
} as unknown as LedgerEntry);

const town = { ownerCategory: 'town', owner: '示例镇', level: '科级' };
const posts = [
  entry('posts', 'town 正', 3, { ...town, rank: 'principal' }), entry('posts', 'town 副', 8, { ...town, rank: 'deputy' }),
  entry('posts', 'street 正', 3, { ownerCategory: 'street-office', owner: '示例街道', level: '科级', rank: 'principal' }),
];
const roles = [entry('role-posts', 'mayor', 1, { ...town, rank: 'principal', role: '镇长' }), entry('role-posts', 'deputy mayor', 3, { ...town, rank: 'deputy', role: '副镇长' })];
const index = new Map([['posts', posts], ['role-posts', roles]]);

const [annex, ofRoles] = ['领导职数 posts=合计(职数，层级=科级)：单位类别、正副', '职务 roles=合计(职务职数，单位类别=镇)：职务、正副'].map(readAnnex);
const unshown = readAnnex('领导职数 posts=合计(职数，层级=科级)：单位类别');
const annexed = (...annexes: readonly (typeof annex)[]): Annexed => ({ annexes: annexes.flatMap((one) => one ?? []), index, on });

const number = (derivation: string, value: string, more: Partial<BoundNumber> = {}): BoundNumber =>
  ({ number: 'X1·职数', value, declared: null, derived: null, contradicts: false, scope: '', asOf: parseEffectiveDate(on), definition: { measure: 'm', unit: '名', term: readTerm(derivation) }, ...more }) as unknown as BoundNumber;

const denied = (derivation: string, value: string, annexes: Annexed, more: Partial<BoundNumber> = {}) => annexContradictions([number(derivation, value, more)], annexes).map(({ titles, total, whole }) => [...titles, total, whole]);

describe('a number of a text and the rows of its annexes', () => {
  it.each([
    ['the whole annex', '合计(职数，层级=科级)', [['领导职数', 14, true]]],
    ['some of its rows, by a column', '合计(职数，层级=科级，单位类别=镇)', [['领导职数', 11, false]]],
    ['some of its rows, by two columns', '合计(职数，层级=科级，单位类别=镇，正副=副)', [['领导职数', 8, false]]],
    ['a sum of several questions', '加(合计(职数，层级=科级，正副=正)，合计(职数，层级=科级，正副=副))', [['领导职数', 14, false]]],
    ['a difference', '减(合计(职数，层级=科级)，合计(职数，层级=科级，正副=正))', [['领导职数', 8, false]]],
    ['each of the units that it names', '每个(职数，按=单位，层级=科级，单位类别=镇)', [['领导职数', 11, false]]],
    ['a share of its rows', '占比(合计(职数，层级=科级，正副=正)，合计(职数，层级=科级)，0位)', [['领导职数', 43, false]]],
    ['either side of what must agree', '一致(合计(职数，层级=科级，单位类别=镇)，合计(职务职数，单位类别=镇))', [['领导职数', 11, false]]],
  ])('are compared: %s', (_, derivation, expected) => {
    expect(denied(derivation, '99', annexed(annex))).toEqual(expected);
    expect(denied(derivation, String(expected[0]?.[1]), annexed(annex))).toEqual([]);
  });

  it('are not compared where a reader could not tell the rows, or the annex leaves some of them out', () => {
    expect(denied('合计(职数，层级=科级，正副=正)', '99', annexed(unshown))).toEqual([]);
    expect(denied('合计(职数)', '99', annexed(annex))).toEqual([]);
    expect(denied('加(合计(职数，层级=科级)，合计(编制))', '99', annexed(annex))).toEqual([]);
    expect(denied('合计(职务职数，单位类别=街道办事处)', '99', annexed(ofRoles))).toEqual([]);
  });

  it('may differ where the log gives another value for the day of the number', () => {
    const before = { asOf: parseEffectiveDate('2018年') };
    expect(denied('合计(职数，层级=科级)', '9', annexed(annex), { ...before, derived: { value: '9' } as never })).toEqual([]);
    expect(denied('合计(职数，层级=科级)', '9', annexed(annex), { ...before, derived: { value: '14' } as never })).toEqual([['领导职数', 14, true]]);
  });
});

describe('two annexes', () => {
  const definition = (derivation: string) => [{ measure: 'town-posts', unit: '名', term: readTerm(derivation) }];

  it('deny one another where a measure says that their rows agree, and they do not', () => {
    const agreed = definition('一致(合计(职数，层级=科级，单位类别=镇)，合计(职务职数，单位类别=镇))');
    expect(annexesApart(agreed, annexed(annex, ofRoles))).toEqual([{ number: null, titles: ['领导职数'], total: 11, whole: false, other: { titles: ['职务'], total: 4, measure: 'town-posts' } }]);
    expect(annexesApart(agreed, annexed(annex))).toEqual([]);
    expect(annexesApart(definition('一致(合计(职数，层级=科级，单位类别=街道办事处)，合计(职数，层级=科级，单位类别=街道办事处，正副=正))'), annexed(annex, ofRoles))).toEqual([]);
  });
});
