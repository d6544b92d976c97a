import type { SlipTermsSet } from '@yange/contracts';
import { streamOf, type AggregateDefinition } from '../use-case.definition.js';

export type SlipTermsEvent = { readonly type: 'SlipTermsSet'; readonly data: SlipTermsSet };

/** Until when and in what a slip of the pen may be corrected without a document of its own. */
export interface SlipTerms {
  /** days after the recording; on the last of them it still may */
  readonly days: number;
  /** fields that say what a document decided */
  readonly closedFields: readonly string[];
}

/** What holds until the district sets its own. */
const unset: SlipTerms = { days: 30, closedFields: ['category', 'rank', 'kind', 'level', 'matter', 'method', 'management', 'funding', 'outcome'] };

/** A timeline: a slip is held to the terms of the day on which the change takes effect that it corrects it to. */
export const slipTerms: AggregateDefinition<SlipTerms, SlipTermsEvent> = {
  name: 'slip-terms',
  initial: () => unset,
  apply: (_state, { data }) => ({ days: data.days, closedFields: [...data.closedFields] }),
};

export const slipTermsStream = streamOf(slipTerms);
