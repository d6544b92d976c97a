import type { OrganisationsEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type CommandMeta, type StreamRef } from '@yange/use-case';

export type WorkItemEvent = Extract<OrganisationsEvent, { readonly type: 'WorkItemAdmitted' | 'WorkItemFiled' | 'WorkItemActivated' | 'WorkItemHandedOn' | 'WorkItemEnded' }>;

export interface WorkItemState {
  /** empty before anything is said of it */
  readonly name: string;
  readonly admitted: boolean;
  readonly filed: boolean;
  readonly active: boolean;
  /** ids of the towns and streets that it is admitted for */
  readonly units: readonly string[];
  /** the department that asked for it; empty where it has no id */
  readonly requestedById: string;
}

const initial: WorkItemState = { name: '', admitted: false, filed: false, active: false, units: [], requestedById: '' };

/** R15: towns and streets do only what was admitted and filed, on every day: also where that is taken back, or ended by something that is dated back. */
const unfounded = ({ name, admitted, filed, active }: WorkItemState): readonly LimitBreach[] => {
  if (!active || (admitted && filed)) return [];
  const facts = { item: name };
  return [
    admitted
      ? { rule: 'work-item-not-filed', zh: `“${name}”尚未备案`, en: `"${name}" is not filed`, facts, excess: 1 }
      : { rule: 'work-item-not-admitted', zh: `“${name}”未经准入`, en: `"${name}" is not admitted`, facts, excess: 1 },
  ];
};

/** A duty that departments hand to towns and streets (R15); known by its name within the district. */
export const workItem: AggregateDefinition<WorkItemState, WorkItemEvent> = {
  name: 'work-item',
  initial: () => initial,
  apply: (state, event) => {
    switch (event.type) {
      case 'WorkItemAdmitted':
        return { ...state, name: event.data.name, admitted: true, units: event.data.units.map(({ organId }) => organId).filter((id) => id !== ''), requestedById: event.data.requestedById };
      case 'WorkItemFiled':
        return { ...state, name: event.data.name, filed: true };
      case 'WorkItemActivated':
        return { ...state, name: event.data.name, active: true };
      case 'WorkItemHandedOn':
        return handedOn(state, event.data);
      case 'WorkItemEnded':
        return initial;
    }
  },
  limits: unfounded,
};

const handedOn = (state: WorkItemState, { fromOrganId: from, toOrganId: to }: { readonly fromOrganId: string; readonly toOrganId: string }): WorkItemState => ({
  ...state,
  units: state.units.includes(from) ? [...new Set(state.units.map((id) => (id === from ? to : id)))] : state.units,
  requestedById: state.requestedById === from ? to : state.requestedById,
});

export const workItemIdOf = (district: string, name: string): string => derivedId('work-item', district, name);

export const workItemStream = (name: string, meta: Pick<CommandMeta, 'district'>): StreamRef<WorkItemState, WorkItemEvent> => streamOf(workItem, workItemIdOf(meta.district, name));
