import { equals } from '@bufbuild/protobuf';
import { MeasureDefinedSchema, type MeasureDefined } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { MeasureDefinitionEvent } from './measure-definition.events.js';
import type { MeasureDefinitionState } from './measure-definition.aggregate.js';

/** Words and measure word of a measure that the product knows; undefined for one that only the district has. */
export type KnownMeasure = { readonly zh: string; readonly unit: string } | undefined;

/**
 * The definition that holds from a date on. Another one from a later date replaces it for reports from then on; the same once more adds nothing.
 * @param state as of that date
 * @throws {Rejected} `wrong-unit`, `rate-half-given`
 */
export const defineMeasure = (state: MeasureDefinitionState, defined: MeasureDefined, known: KnownMeasure): readonly MeasureDefinitionEvent[] => {
  const { measure, unit } = defined;
  const due = known?.unit ?? unitOf(state);
  if (due !== undefined && unit !== '' && unit !== due) throw new Rejected('wrong-unit', `“${known?.zh ?? measure}”的单位是“${due}”，不能改为“${unit}”`, `the unit of "${measure}" is "${due}" and stays so`, { measure });
  if ((defined.numerator === undefined) !== (defined.denominator === undefined)) {
    throw new Rejected('rate-half-given', `“${known?.zh ?? measure}”的分子和分母须一并填写`, `"${measure}" needs a numerator and a denominator, or neither`, { measure });
  }
  // Every definition of a measure of the district's own says its unit, so that none has to be looked for.
  const data = { ...defined, unit: known === undefined ? (due ?? unit) : '' };
  const before = state.definitions[data.figureId];
  return before !== undefined && equals(MeasureDefinedSchema, before, data) ? [] : [{ type: 'MeasureDefined', data }];
};

/** The measure word under which a district's own measure was first defined; undefined before that. */
export const unitOf = (state: MeasureDefinitionState): string | undefined => Object.values(state.definitions)[0]?.unit;
