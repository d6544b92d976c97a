import type { GridEvent } from '@yange/contracts';
import { notOnRecord, streamOf, withBeginning, withoutBeginning, type AggregateDefinition, type OrganOnRecord, type StreamRef } from '@yange/use-case';

export type OrganEndEvent = Extract<GridEvent, { type: 'GridOwnerEnded' | 'GridOwnerEndLifted' | 'GridOwnerNoted' | 'GridOwnerNoteWithdrawn' }>;

/** Whether an organ is on record and whether it has ended, as the service of organisations told; order of arrival decides. */
export interface OrganEnd {
  /** first day without it; null while it goes on */
  readonly endedOn: string | null;
  /** as an import has it, which is not held to what it tells itself */
  readonly toldByHistory: boolean;
  readonly name: string;
  readonly successors: readonly { readonly id: string; readonly name: string }[];
  readonly onRecord: OrganOnRecord;
}

const goingOn = { endedOn: null, toldByHistory: false, name: '', successors: [] };

export const organEnd: AggregateDefinition<OrganEnd, OrganEndEvent> = {
  name: 'organ-end',
  initial: () => ({ ...goingOn, onRecord: notOnRecord }),
  apply: (state, { type, data }) => {
    switch (type) {
      case 'GridOwnerEnded':
        // Told once more, it says nothing new of the end.
        return data.againFor !== '' ? state : { ...state, endedOn: data.endedOn, toldByHistory: data.toldByHistory, name: data.name, successors: data.successors.map(({ id, name }) => ({ id, name })) };
      case 'GridOwnerEndLifted':
        return { ...state, ...goingOn };
      case 'GridOwnerNoted':
        return { ...state, onRecord: withBeginning(state.onRecord, data) };
      case 'GridOwnerNoteWithdrawn':
        return { ...state, onRecord: withoutBeginning(state.onRecord, data.sourceEventId) };
    }
  },
};

export const organEndStream = (organId: string): StreamRef<OrganEnd, OrganEndEvent> => streamOf(organEnd, organId);

/** Whether any organ was noted: from the first note on, one of which there is none is a stranger. */
export const organNotes: AggregateDefinition<boolean, OrganEndEvent> = { name: 'organ-notes', initial: () => false, apply: () => true };
