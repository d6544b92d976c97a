import type { OpenWork, ReportingEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type DeskEvent = Extract<ReportingEvent, { readonly type: 'WorkAssigned' | 'WorkHandedOver' | 'DeskBound' | 'DeskClosed' }>;
export type DueTermEvent = Extract<ReportingEvent, { readonly type: 'DueTermSet' }>;

/** The desk of one account: what was given to it. Work that an event itself names the person for is not on it until somebody hands it over. */
export interface Desk {
  /** ids of entries of the due-list */
  readonly holds: ReadonlySet<string>;
  /** random id of the person in the real-name register; null where nobody said whose account it is */
  readonly personId: string | null;
  readonly closed: boolean;
}

const ids = (items: readonly OpenWork[]): readonly string[] => items.map(({ itemId }) => itemId);

const handedOver = (desk: Desk, { fromPerson, items }: Extract<DeskEvent, { type: 'WorkHandedOver' }>['data'], person: string): Desk =>
  fromPerson === person ? { ...desk, holds: new Set([...desk.holds].filter((id) => !ids(items).includes(id))) } : { ...desk, holds: new Set([...desk.holds, ...ids(items)]) };

const desk = (person: string): AggregateDefinition<Desk, DeskEvent> => ({
  name: 'desk',
  initial: () => ({ holds: new Set(), personId: null, closed: false }),
  apply: (state, event) => {
    switch (event.type) {
      case 'WorkAssigned':
        return { ...state, holds: new Set([...state.holds, ...ids(event.data.items)]) };
      case 'WorkHandedOver':
        return handedOver(state, event.data, person);
      case 'DeskBound':
        return { ...state, personId: event.data.personId, closed: false };
      case 'DeskClosed':
        return { ...state, closed: true };
    }
  },
});

/** For the service's list of aggregates: corrections fold a desk without knowing whose it is. */
export const anyDesk = desk('');

export const deskStream = (person: string): StreamRef<Desk, DeskEvent> => streamOf(desk(person), person);

export interface DueTerm {
  readonly term: { readonly withinDays: number | null; readonly warnDays: number } | null;
}

/** How long one kind of open work may take. */
export const dueTerm: AggregateDefinition<DueTerm, DueTermEvent> = {
  name: 'due-term',
  initial: () => ({ term: null }),
  apply: (_state, { data }) => ({ term: { withinDays: data.withinDays ?? null, warnDays: data.warnDays } }),
};

export const dueTermStream = (kind: string): StreamRef<DueTerm, DueTermEvent> => streamOf(dueTerm, kind);
