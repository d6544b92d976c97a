import { shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { weakestFirst } from '../figures/basis.js';
import { underivableReasons } from '../figures/underivable.js';
import { figureKinds, type FigureKindName } from '../language/figure.language.js';

/** What the report view is made of, as clients read it; the types of the view are those of these shapes. */
export const asOfShape = z.strictObject({ from: shown.day.nullable(), to: shown.day, precision: z.enum(['day', 'month', 'year', 'by-end-of', 'range']), text: shown.text }).meta({ id: 'KnownDate', description: '知道多少写多少的日期 · a date, as exactly as it is known' });

export const basisShape = z.enum(weakestFirst as ['stated', 'block', 'computed', 'counted']).describe('依据：清点、计算、成批、原文 · what it rests on');

export const figureKindShape = z.enum(Object.keys(figureKinds) as [FigureKindName, ...FigureKindName[]]);

const value = z.union([z.int(), shown.text]).describe('整数为数字，小数和日期为文本 · an integer as a number; a decimal or a date as text');

const supersededShape = z.strictObject({ eventId: shown.id, how: z.enum(['corrected', 'annulled']), by: shown.id, reason: shown.text }).meta({ id: 'SupersededEvent', description: '已被更正或撤销的事件 · an event that was corrected or annulled: by which, and why' });

const measureShape = z.strictObject({ measure: shown.text, value, unit: shown.text });

const derivedShape = measureShape.extend({
  title: wordsShape,
  basis: basisShape,
  tellings: z.array(value).describe('事件之间不一致时的各种说法 · all that the events say, where they do not agree; else empty. The value is then one that the report does not say'),
});

const underivableShape = z.strictObject({ measure: shown.text, title: wordsShape, reason: z.enum(underivableReasons), text: wordsShape });

export const figureShape = z
  .strictObject({
    id: shown.text,
    kind: figureKindShape,
    words: shown.text.describe('汇报原文 · the words of the report, garbles included'),
    reading: shown.text.describe('误植的读法 · how garbled words are read; empty where they are sound'),
    place: shown.text,
    declared: z.array(measureShape.extend({ title: wordsShape, approximate: z.boolean(), scope: shown.text })),
    derived: z.array(derivedShape),
    underivable: z.array(underivableShape).describe('推算不出的及原因 · measures without a derived value, and why'),
    numerator: value.nullable(),
    denominator: value.nullable(),
    verdict: z.enum(['match', 'mismatch', 'not-derivable', 'no-claim']).describe('核对结论 · how the two compare'),
    basis: basisShape,
    restated: z.boolean().describe('复述：只是重复那一句话，不算证明 · it repeats the one sentence that declares it: no proof'),
    scope: shown.text.describe('口径：区本级党政机构·合计 · of what it speaks and how it is counted'),
    asOf: asOfShape,
    events: z.array(shown.id).describe('所据事件 · events that the derived values rest on; each has its documents (`ledger-events/<id>`)'),
    uncertain: z.array(shown.id).describe('不能确定是否计入 · events that may or may not count at the date of the figure'),
    superseded: z.array(supersededShape),
    provenance: z.enum(['stated', 'reconstructed', 'synthetic']).describe('最弱的来源 · the least sure source among the events: `synthetic` must show wherever the figure does'),
    declaredBy: shown.id.describe('登记汇报所说的事件 · the event that holds what the report says'),
  })
  .meta({ id: 'Figure', description: '汇报的一项数据与推算 · a figure beside what the events give' });

export const reportFindingShape = z.strictObject({ rule: shown.text, figures: z.array(shown.text), text: wordsShape }).meta({ id: 'ReportFinding', description: '矛盾或疑点 · what figures contradict' });

export const positionsShape = z.record(z.string(), shown.count).describe('各日志读到的位置 · log id to the position up to which it was read');

export const reportShape = z.strictObject({ district: shown.text, figures: z.array(figureShape), findings: z.array(reportFindingShape), positions: positionsShape });

const moveSide = figureShape.pick({ declared: true, derived: true, verdict: true, basis: true }).nullable();

export const figureMovesShape = z
  .strictObject({
    asOf: shown.day.nullable(),
    figures: z.array(
      z.strictObject({
        figureId: shown.text,
        words: shown.text,
        place: shown.text,
        asOf: asOfShape,
        before: moveSide.describe('现在；未登记为 null · as it is'),
        after: moveSide.describe('将来；不再登记为 null · as it would be'),
        by: z.array(shown.id).describe('由哪些拟写事件引起 · which of the supposed events move it'),
      }),
    ),
    findings: z.strictObject({ opened: z.array(reportFindingShape), closed: z.array(reportFindingShape) }).describe('会新增、会消除的矛盾 · contradictions that would come, and those that would go'),
    positions: positionsShape,
  })
  .meta({ id: 'FigureMoves', description: '会变的数据，变前与变后 · figures that would be others, before and after' });
