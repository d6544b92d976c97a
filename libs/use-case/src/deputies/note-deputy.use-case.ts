import type { Contract, DeputyAppointed, DeputyWithdrawn, EventAnnulled } from '@yange/contracts';
import { parseEffectiveDate } from '@yange/kernel';
import { z } from 'zod';
import { defineReaction, type PublishedEvent, type Reaction, type ReactionCommand } from '../reactions/reaction.definition.js';
import { defineUseCase, type AnyUseCase } from '../use-case.definition.js';
import { deputyNoteStream, isNoted, type DeputyNoteEvent } from './deputy-note.aggregate.js';

/** Keeps a copy of an appointment. Only a reaction calls it, as the two below: they have no door. */
const noteDeputy = (contract: Contract) =>
  defineUseCase({
    name: 'note-deputy',
    title: { zh: '接收代理人的指定', en: 'Take note of who stands in for a person' },
    path: 'deputies',
    right: 'none',
    administrative: true,
    body: z.strictObject({ deputisingId: z.string(), person: z.string(), standIn: z.string(), from: z.iso.date(), to: z.iso.date(), copyOf: z.uuid() }),
    streams: ({ person }) => ({ notes: deputyNoteStream(person) }),
    decide: (body, { notes }) => (isNoted(notes.latest(), body.copyOf) ? { append: {} } : { append: { notes: [contract.make('DeputyNoted', body) as DeputyNoteEvent] } }),
  });

const noteDeputyEnd = (contract: Contract) =>
  defineUseCase({
    name: 'note-deputy-end',
    title: { zh: '接收代理的提前结束', en: 'Take note that a deputising ends earlier' },
    path: 'deputies/ends',
    right: 'none',
    administrative: true,
    body: z.strictObject({ deputisingId: z.string(), person: z.string(), endedOn: z.iso.date(), copyOf: z.uuid() }),
    streams: ({ person }) => ({ notes: deputyNoteStream(person) }),
    decide: (body, { notes }) => (isNoted(notes.latest(), body.copyOf) ? { append: {} } : { append: { notes: [contract.make('DeputyEndNoted', body) as DeputyNoteEvent] } }),
  });

const liftDeputyNote = (contract: Contract) =>
  defineUseCase({
    name: 'lift-deputy-note',
    title: { zh: '撤下代理的记录', en: 'Take back what was noted of a deputising' },
    path: 'deputies/lifts',
    right: 'none',
    administrative: true,
    body: z.strictObject({ person: z.string(), copyOf: z.uuid() }),
    streams: ({ person }) => ({ notes: deputyNoteStream(person) }),
    decide: (body, { notes }) => {
      const state = notes.latest();
      return isNoted(state, body.copyOf) && !state.lifted.has(body.copyOf) ? { append: { notes: [contract.make('DeputyNoteLifted', body) as DeputyNoteEvent] } } : { append: {} };
    },
  });

/** Before every day that a note may be dated: what is lifted counts on none. */
const always = parseEffectiveDate('1949-10-01');

export const deputiesFollowedName = (context: string): string => `${context}-notes-deputies`;

/** Every service but organisations, which registers them, follows 代理 by this: a token that acts for somebody is then judged by the service's own log. */
export const deputiesFollowed = (contract: Contract): Reaction => {
  const [note, end, lift] = [noteDeputy(contract), noteDeputyEnd(contract), liftDeputyNote(contract)] as readonly AnyUseCase[] as readonly [AnyUseCase, AnyUseCase, AnyUseCase];
  const lifted = (person: string, copyOf: string): ReactionCommand => ({ label: 'lifted', useCase: lift, body: { person, copyOf }, effective: always });
  return defineReaction({
    name: deputiesFollowedName(contract.context),
    contexts: ['organisations'],
    types: ['DeputyAppointed', 'DeputyWithdrawn', 'EventAnnulled'],
    react: (published: PublishedEvent) => {
      const { event, eventId, streamId, supersedes } = published;
      const keeper = streamId.slice('deputising/'.length);
      if (event.type === 'EventAnnulled') return streamId.startsWith('deputising/') ? [lifted(keeper, (event.data as EventAnnulled).eventId)] : [];
      const { person } = event.data as DeputyAppointed | DeputyWithdrawn;
      // The same event stands in the stream of who stands in: told once.
      if (keeper !== person) return [];
      const corrected = supersedes === undefined || supersedes === null ? [] : [lifted(person, supersedes)];
      return [...corrected, { label: 'noted', ...(event.type === 'DeputyWithdrawn' ? { useCase: end, body: endBody(event.data as DeputyWithdrawn, eventId) } : { useCase: note, body: noteBody(event.data as DeputyAppointed, eventId) }) }];
    },
  });
};

const noteBody = ({ deputisingId, person, standIn, from, to }: DeputyAppointed, copyOf: string): object => ({ deputisingId, person, standIn, from, to, copyOf });

const endBody = ({ deputisingId, person, endedOn }: DeputyWithdrawn, copyOf: string): object => ({ deputisingId, person, endedOn, copyOf });
