import { equals } from '@bufbuild/protobuf';
import { FigureDeclaredSchema, FigureKind, ReferenceFactRecordedSchema, RelationKind, type FigureDeclared, type ReferenceFactRecorded } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import type { ReferenceState, ReportState } from './report.aggregate.js';
import type { ReferenceEvent, ReportEvent } from './report.events.js';

export interface Declared {
  readonly events: readonly ReportEvent[];
  readonly violations: readonly Violation[];
}

/**
 * A report prints a figure once. The same words again add nothing; other ones are a correction, which cites what it corrects.
 * That a part is larger than its whole is the report's own contradiction: kept as a finding, refused in live mode.
 * @param unitOf measure word of a measure; undefined where neither the product nor the district knows it
 * @throws {Rejected} `unknown-measure`, `wrong-unit`, `figure-already-declared`, `scope-missing`, `measure-twice`, `zero-with-value`, `list-without-count`, `relation-to-itself`
 */
export const declareFigure = (state: ReportState, figure: FigureDeclared, unitOf: (measure: string) => string | undefined): Declared => {
  assertSound(figure);
  for (const { measure, unit } of figure.measures) assertKnown(measure, unit, unitOf(measure));
  const known = state.figures[figure.figureId];
  if (known === undefined) return { events: [{ type: 'FigureDeclared', data: figure }], violations: partsBeyondWhole(state, figure) };
  if (equals(FigureDeclaredSchema, known, figure)) return { events: [], violations: [] };
  throw new Rejected(
    'figure-already-declared',
    `数据 ${figure.figureId} 已登记；内容有误请作更正`,
    `figure ${figure.figureId} is already declared with another content; record a correction`,
    { figureId: figure.figureId },
  );
};

const assertKnown = (measure: string, unit: string, due: string | undefined): void => {
  if (due === undefined) throw new Rejected('unknown-measure', `没有名为“${measure}”的指标；本区自设的请先在“指标定义”表中定义`, `no measure is called "${measure}"; one of the district's own is defined first`, { measure });
  if (unit !== due) throw new Rejected('wrong-unit', `“${measure}”的单位应为“${due}”`, `the unit of "${measure}" is "${due}"`, { measure });
};

const assertSound = (figure: FigureDeclared): void => {
  const { figureId } = figure;
  const ids = figure.measures.map((one) => one.measure);
  if (figure.scope === '' && (figure.measures.length === 0 || figure.measures.some((one) => one.scope === ''))) {
    throw new Rejected('scope-missing', `数据 ${figureId} 没有口径，如 区本级党政机构·合计`, `figure ${figureId} does not say of what it speaks, such as 区本级党政机构·合计`, { figureId });
  }
  if (new Set(ids).size < ids.length) throw new Rejected('measure-twice', `数据 ${figureId} 中同一指标出现两次`, `figure ${figureId} has a measure twice`, { figureId });
  if (figure.kind === FigureKind.ZERO && figure.measures.some((one) => one.value !== '0')) {
    throw new Rejected('zero-with-value', `数据 ${figureId} 声明为“无”，其值须为 0`, `figure ${figureId} states that there is none, so its value is 0`, { figureId });
  }
  if (figure.listed.some((one) => !ids.includes(one.measure))) {
    throw new Rejected('list-without-count', `数据 ${figureId} 的列举没有对应的指标`, `figure ${figureId} lists members of a measure that it does not have`, { figureId });
  }
  if (figure.relations.some((one) => one.figureId === figureId)) {
    throw new Rejected('relation-to-itself', `数据 ${figureId} 不能与自身关联`, `figure ${figureId} cannot relate to itself`, { figureId });
  }
};

const partsBeyondWhole = (state: ReportState, figure: FigureDeclared): readonly Violation[] =>
  figure.relations
    .filter((relation) => relation.kind === RelationKind.PART_OF)
    .flatMap((relation): readonly Violation[] => {
      const whole = state.figures[relation.figureId]?.measures[0];
      const part = figure.measures[0];
      if (whole === undefined || part === undefined || whole.unit !== part.unit || Number(part.value) <= Number(whole.value)) return [];
      return [
        {
          rule: 'part-exceeds-whole',
          zh: `数据 ${figure.figureId}（${part.value}）大于其所属的 ${relation.figureId}（${whole.value}）`,
          en: `figure ${figure.figureId} (${part.value}) is larger than ${relation.figureId} (${whole.value}), which it is a part of`,
          facts: { part: part.value, whole: whole.value },
        },
      ];
    });

/** @throws {Rejected} `reference-fact-recorded` */
export const recordReferenceFact = (state: ReferenceState, fact: ReferenceFactRecorded): readonly ReferenceEvent[] => {
  if (state.fact === null) return [{ type: 'ReferenceFactRecorded', data: fact }];
  if (equals(ReferenceFactRecordedSchema, state.fact, fact)) return [];
  throw new Rejected(
    'reference-fact-recorded',
    `参考数据 ${fact.factId} 已登记；内容有误请作更正，新的年份请用新的编号`,
    `reference fact ${fact.factId} is already recorded with another content; record a correction, or a new id for a new year`,
    { factId: fact.factId },
  );
};
