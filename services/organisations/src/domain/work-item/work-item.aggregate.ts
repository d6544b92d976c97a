import type { OrganisationsEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type CommandMeta, type StreamRef } from '@yange/use-case';

export type WorkItemEvent = Extract<OrganisationsEvent, { readonly type: 'WorkItemAdmitted' | 'WorkItemFiled' | 'WorkItemActivated' | 'WorkItemHandedOn' | 'WorkItemEnded' }>;

export interface WorkItemState {
  readonly admitted: boolean;
  readonly filed: boolean;
  readonly active: boolean;
  /** ids of the towns and streets that it is admitted for */
  readonly units: readonly string[];
  /** the department that asked for it; empty where it has no id */
  readonly requestedById: string;
}

const initial: WorkItemState = { admitted: false, filed: false, active: false, units: [], requestedById: '' };

/** A duty that departments hand to towns and streets (R15); known by its name within the district. */
export const workItem: AggregateDefinition<WorkItemState, WorkItemEvent> = {
  name: 'work-item',
  initial: () => initial,
  apply: (state, event) => {
    switch (event.type) {
      case 'WorkItemAdmitted':
        return { ...state, admitted: true, units: event.data.units.map(({ organId }) => organId).filter((id) => id !== ''), requestedById: event.data.requestedById };
      case 'WorkItemFiled':
        return { ...state, filed: true };
      case 'WorkItemActivated':
        return { ...state, active: true };
      case 'WorkItemHandedOn':
        return handedOn(state, event.data);
      case 'WorkItemEnded':
        return initial;
    }
  },
};

const handedOn = (state: WorkItemState, { fromOrganId: from, toOrganId: to }: { readonly fromOrganId: string; readonly toOrganId: string }): WorkItemState => ({
  ...state,
  units: state.units.includes(from) ? [...new Set(state.units.map((id) => (id === from ? to : id)))] : state.units,
  requestedById: state.requestedById === from ? to : state.requestedById,
});

export const workItemIdOf = (district: string, name: string): string => derivedId('work-item', district, name);

export const workItemStream = (name: string, meta: Pick<CommandMeta, 'district'>): StreamRef<WorkItemState, WorkItemEvent> => streamOf(workItem, workItemIdOf(meta.district, name));
