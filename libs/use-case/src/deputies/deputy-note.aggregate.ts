import type { DeputyEndNoted, DeputyNoted, DeputyNoteLifted } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '../use-case.definition.js';

export type DeputyNoteEvent =
  | { readonly type: 'DeputyNoted'; readonly data: DeputyNoted }
  | { readonly type: 'DeputyEndNoted'; readonly data: DeputyEndNoted }
  | { readonly type: 'DeputyNoteLifted'; readonly data: DeputyNoteLifted };

/** What a service has heard of those who act for one person. */
export interface DeputyNotes {
  /** as they came, lifted ones too */
  readonly spans: readonly DeputyNoted[];
  readonly ends: readonly DeputyEndNoted[];
  /** events whose copies no longer count */
  readonly lifted: ReadonlySet<string>;
}

/** Copies of 代理 in every log but that of organisations, by the person acted for. */
export const deputyNotes: AggregateDefinition<DeputyNotes, DeputyNoteEvent> = {
  name: 'deputy-note',
  initial: () => ({ spans: [], ends: [], lifted: new Set() }),
  apply: (state, event) => {
    switch (event.type) {
      case 'DeputyNoted':
        return { ...state, spans: [...state.spans, event.data] };
      case 'DeputyEndNoted':
        return { ...state, ends: [...state.ends, event.data] };
      case 'DeputyNoteLifted':
        return { ...state, lifted: new Set(state.lifted).add(event.data.copyOf) };
    }
  },
};

export const deputyNoteStream = (person: string): StreamRef<DeputyNotes, DeputyNoteEvent> => streamOf(deputyNotes, person);

/** Whether this event of organisations has a copy here. */
export const isNoted = ({ spans, ends }: DeputyNotes, eventId: string): boolean => [...spans, ...ends].some(({ copyOf }) => copyOf === eventId);

/** Whether somebody acts for the person on a day, as far as it is known here. */
export const notedStandIn = ({ spans, ends, lifted }: DeputyNotes, { standIn, on }: { readonly standIn: string; readonly on: string }): boolean => {
  const counts = ({ copyOf }: { readonly copyOf: string }): boolean => !lifted.has(copyOf);
  const endOf = ({ deputisingId, to }: DeputyNoted): string => ends.filter((end) => counts(end) && end.deputisingId === deputisingId).at(-1)?.endedOn ?? to;
  return spans.some((span) => counts(span) && span.standIn === standIn && span.from <= on && on <= endOf(span));
};
