import type { OrganisationsEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type RegionEvent = Extract<OrganisationsEvent, { readonly type: 'RegionRecorded' | 'RegionAbolished' | 'RegionFormed' }>;

export interface RegionState {
  readonly status: 'none' | 'valid' | 'abolished';
  readonly name: string;
  readonly parentCode: string;
}

/** A division with its code; name, parent and validity hold from their date on, since divisions change. */
export const region: AggregateDefinition<RegionState, RegionEvent> = {
  name: 'region',
  initial: () => ({ status: 'none', name: '', parentCode: '' }),
  apply: (state, event) => {
    switch (event.type) {
      case 'RegionRecorded':
      case 'RegionFormed':
        return { status: 'valid', name: event.data.name, parentCode: event.data.parentCode };
      case 'RegionAbolished':
        return { ...state, status: 'abolished' };
    }
  },
};

export const regionStream = (code: string): StreamRef<RegionState, RegionEvent> => streamOf(region, code);
