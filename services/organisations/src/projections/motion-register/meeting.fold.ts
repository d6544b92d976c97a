import type { OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

/** @returns one row, none for a meeting whose record was annulled */
export const meetingRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly object[] =>
  counting.slice(-1).flatMap(({ event, eventId, effective }) => {
    if (event.type !== 'MeetingHeld') return [];
    const { body, year, ordinal, approved, motionIds } = event.data;
    return [{ body, year, ordinal, approved, motion_ids: motionIds, held_on: effective.to, held_text: effective.text, event_id: eventId }];
  });
