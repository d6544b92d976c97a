import type { MeasureDefined } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition } from '@yange/use-case';
import type { MeasureDefinitionEvent } from './measure-definition.events.js';

export interface MeasureDefinitionState {
  /** figure id, empty for every figure → the definition that holds */
  readonly definitions: Readonly<Record<string, MeasureDefined>>;
}

/** How one measure of the district's reports is derived. */
export const measureDefinition: AggregateDefinition<MeasureDefinitionState, MeasureDefinitionEvent> = {
  name: 'measure-definition',
  initial: () => ({ definitions: {} }),
  apply: (state, { data }) => ({ definitions: { ...state.definitions, [data.figureId]: data } }),
};

/** Measures may be called by words that no stream id may hold. */
export const measureDefinitionStream = (district: string, measure: string) => streamOf(measureDefinition, derivedId('measure-definition', district, measure));
