import type { OrganisationsEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type RegionEvent = Extract<OrganisationsEvent, { readonly type: 'RegionRecorded' }>;

export interface RegionState {
  readonly name: string;
  readonly parentCode: string;
}

/** A division with its GB/T 2260 code; name and parent hold from their date on, since divisions change. */
export const region: AggregateDefinition<RegionState, RegionEvent> = {
  name: 'region',
  initial: () => ({ name: '', parentCode: '' }),
  apply: (_state, { data }) => ({ name: data.name, parentCode: data.parentCode }),
};

export const regionStream = (code: string): StreamRef<RegionState, RegionEvent> => streamOf(region, code);
