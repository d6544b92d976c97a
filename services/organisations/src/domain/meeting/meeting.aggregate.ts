import type { OrganisationsEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type CommandMeta, type StreamRef } from '@yange/use-case';

export type MeetingEvent = Extract<OrganisationsEvent, { readonly type: 'MeetingHeld' }>;

export interface MeetingState {
  /** null before it was held */
  readonly held: { readonly approved: readonly string[]; readonly motionIds: readonly string[]; readonly from: string; readonly to: string } | null;
}

/** One meeting of a body, known by its year and its number in the year. */
export const meeting: AggregateDefinition<MeetingState, MeetingEvent> = {
  name: 'meeting',
  initial: () => ({ held: null }),
  apply: (_state, event, fact) => ({ held: { approved: event.data.approved, motionIds: event.data.motionIds, from: fact.effective.from ?? fact.effective.to, to: fact.effective.to } }),
};

export interface MeetingKey {
  readonly body: string;
  readonly year: number;
  readonly ordinal: number;
}

export const meetingIdOf = (district: string, { body, year, ordinal }: MeetingKey): string => derivedId('meeting', district, body, String(year), String(ordinal));

export const meetingStream = (key: MeetingKey, meta: Pick<CommandMeta, 'district'>): StreamRef<MeetingState, MeetingEvent> => streamOf(meeting, meetingIdOf(meta.district, key));

/** The meeting that a step names by its id. */
export const meetingWithId = (meetingId: string): StreamRef<MeetingState, MeetingEvent> => streamOf(meeting, meetingId);
