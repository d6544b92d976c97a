import type { DomainEvent } from '@yange/kernel';
import { z } from 'zod';
import { organInput } from '../organ.input.js';
import { defineUseCase, type StreamRef } from '../use-case.definition.js';
import type { KnownOrgan, NotedBeginning } from './organ-on-record.js';

/** Where a service keeps what it was told of organs, and in which events of its own. */
export interface NotedOrgans<S extends KnownOrgan, E extends DomainEvent> {
  readonly stream: (organId: string) => StreamRef<S, E>;
  /** whether any organ was noted yet */
  readonly followed: () => StreamRef<boolean, E>;
  readonly noted: (note: NotedBeginning & { readonly organId: string; readonly name: string }) => E;
  readonly withdrawn: (note: { readonly organId: string; readonly sourceEventId: string }) => E;
}

/** Notes of the beginnings of organs, each kept once by the event that told of it. Only a reaction calls them (`notesOfBeginning`): they have no door. */
export const organNoteUseCases = <S extends KnownOrgan, E extends DomainEvent>({ stream, followed, noted, withdrawn }: NotedOrgans<S, E>) => ({
  note: defineUseCase({
    name: 'note-organ',
    title: { zh: '记下机构在册', en: 'Note that an organ is on record' },
    path: 'organ-notes',
    right: 'none',
    administrative: true,
    body: z.strictObject({ organ: organInput, since: z.union([z.iso.date(), z.literal('')]), sourceEventId: z.uuid(), supersedesEventId: z.union([z.uuid(), z.literal('')]) }),
    streams: ({ organ }) => ({ own: stream(organ.id), all: followed() }),
    decide: ({ organ, ...told }, { own, all }) => {
      if (own.latest().onRecord.told.some(({ source }) => source === told.sourceEventId)) return { append: {} };
      const note = [noted({ organId: organ.id, name: organ.name, ...told })];
      // The first of all notes also says that organs are followed.
      return { append: all.latest() ? { own: note } : { own: note, all: note } };
    },
  }),
  withdraw: defineUseCase({
    name: 'withdraw-organ-note',
    title: { zh: '取消机构在册的记载', en: 'Withdraw the note of an organ' },
    path: 'organ-notes/:organId/withdrawals',
    right: 'none',
    administrative: true,
    body: z.strictObject({ organId: z.uuid(), sourceEventId: z.uuid() }),
    streams: ({ organId }) => ({ own: stream(organId) }),
    decide: (body, { own }) => ({ append: own.latest().onRecord.told.some(({ source }) => source === body.sourceEventId) ? { own: [withdrawn(body)] } : {} }),
  }),
});
