import { create, equals } from '@bufbuild/protobuf';
import { MeasureDefinedSchema } from '@yange/contracts';
import fc from 'fast-check';
import { dimensions, ledgerMeasures } from './ledger.words.js';
import { NotationError } from './notation.error.js';
import { usualDay, type Query, type Taking, type Term } from './term.js';
import { termMessage, termOf } from './term.message.js';
import { readTerm, writeTerm } from './term.notation.js';

const problem = (text: string): string => {
  try {
    readTerm(text);
    return 'read';
  } catch (error) {
    if (error instanceof NotationError) return error.zh;
    throw error;
  }
};

const values = (dimension: string): fc.Arbitrary<string> => {
  const known = Object.values(dimensions[dimension]?.values ?? {});
  return known.length > 0 ? fc.constantFrom(...known) : fc.constantFrom('合成东镇', '口径', '镇、街道“一票否决”事项', '甲（乙）', 'a=b', '网格，单元');
};

const query: fc.Arbitrary<Query> = fc.constantFrom(...ledgerMeasures).chain(({ id, dimensions: known }) =>
  fc.record({ take: fc.constantFrom<Taking>('sum', 'each', 'latest', 'when', 'date'), chosen: fc.subarray([...known]), other: fc.boolean(), ofScope: fc.boolean() }).chain(({ take, chosen, other, ofScope }) => {
    const where = fc.record(Object.fromEntries(chosen.filter((dimension) => !(ofScope && dimension === 'owner')).map((dimension) => [dimension, fc.uniqueArray(values(dimension), { minLength: 1, maxLength: 3 }).map((list) => (list.length === 1 ? (list[0] ?? '') : list))])));
    const by = known[0];
    const groups = (take === 'each' || take === 'date') && by !== undefined;
    return where.map((wanted): Query => ({
      measure: id,
      where: wanted,
      ...(ofScope && known.includes('owner') ? { ofScope: true as const } : {}),
      take: groups ? take : take === 'each' || take === 'date' ? 'sum' : take,
      ...(groups ? { by } : {}),
      ...(other ? { upTo: usualDay(groups ? take : take === 'when' ? 'when' : 'sum') === 'report' ? ('as-of' as const) : ('report' as const) } : {}),
    }));
  }),
);

const term = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    query.map((one): Term => ({ form: 'query', query: one })),
    fc.constant<Term>({ form: 'not-given' }),
    fc.record({ form: fc.constantFrom('agreed' as const, 'plus' as const), terms: fc.array(tie('term'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ form: fc.constant('minus' as const), left: tie('term'), right: tie('term') }),
    fc.record({ form: fc.constant('share' as const), part: tie('term'), whole: tie('term'), decimals: fc.nat({ max: 4 }), rounding: fc.constantFrom('half-up' as const, 'down' as const, 'up' as const) }),
    fc.record({ form: fc.constant('least-count' as const), percent: tie('term'), of: tie('term') }),
  ),
})).term.filter((one) => depth(one) <= 6);

const depth = (one: Term): number => {
  const inner = one.form === 'agreed' || one.form === 'plus' ? one.terms : one.form === 'minus' ? [one.left, one.right] : one.form === 'share' ? [one.part, one.whole] : one.form === 'least-count' ? [one.percent, one.of] : [];
  return inner.length === 0 ? 0 : 1 + Math.max(...inner.map(depth));
};

describe('the notation of derivations', () => {
  it('reads what it writes, and the log keeps the same', () => {
    fc.assert(
      fc.property(term, (one) => {
        expect(readTerm(writeTerm(one))).toEqual(one);
        const message = create(MeasureDefinedSchema, { term: termMessage(one) });
        expect(termOf(message.term)).toEqual(one);
        expect(equals(MeasureDefinedSchema, message, create(MeasureDefinedSchema, { term: termMessage(termOf(message.term) ?? one) }))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('takes either width of its signs, and blanks between them', () => {
    expect(readTerm(' 占比（ 合计( 认领权力 ,单位类别＝镇／街道办事处 ) ， 合计(清单权力), 1位 ） ')).toEqual(readTerm('占比(合计(认领权力，单位类别=镇/街道办事处)，合计(清单权力)，1位，四舍五入)'));
  });

  it('takes the unit of the scope, unless that is a name in marks', () => {
    expect(readTerm('合计(网格，单位=口径)')).toMatchObject({ query: { ofScope: true, where: {} } });
    expect(readTerm('合计(网格，单位=“口径”)')).toMatchObject({ query: { where: { owner: '口径' } } });
  });

  it.each([
    ['求和(网格)', '不是推算方法'],
    ['合计(网点)', '账上没有“网点”'],
    ['合计(网格，正副=正)', '“网格”不分“正副”；可用 单位、单位类别'],
    ['合计(大厅，单位=甲)', '不能再加条件'],
    ['合计(职数，正副=主)', '可用 正、副'],
    ['每个(职数)', '按=…'],
    ['合计(职数，按=单位)', '不写 按'],
    ['日期(文件)', '取=…'],
    ['合计(网格，截至=去年)', '数据时点、报告日'],
    ['合计(网格', '没有写完'],
    ['合计(网格))', '应为结尾'],
    ['加(合计(网格))', '至少要两项'],
    ['减(合计(网格)，合计(网格)，合计(网格))', '只有两项'],
    ['占比(合计(网格)，合计(网格))', '1位'],
    ['占比(合计(网格)，合计(网格)，1位，随意)', '取整方法'],
    ['', '没有写完'],
    [`${'加('.repeat(20)}合计(网格)`, '8 层'],
  ])('says what is wrong with %s', (text, hint) => {
    expect(problem(text)).toContain(hint);
  });

  it('has words that no two measures of the ledger, and no two dimensions, share', () => {
    for (const words of [ledgerMeasures.map(({ zh }) => zh), Object.values(dimensions).map(({ zh }) => zh)]) expect(new Set(words).size).toBe(words.length);
    expect(ledgerMeasures.flatMap(({ dimensions: known }) => known).filter((id) => dimensions[id] === undefined)).toEqual([]);
  });

  it('knows no term of a later version of the language', () => {
    expect(termOf(create(MeasureDefinedSchema, { term: { form: { case: 'query', value: { measure: 'grids', take: 99 as never } } } }).term)).toBeNull();
    expect(termOf(create(MeasureDefinedSchema, { term: {} }).term)).toBeNull();
  });
});
