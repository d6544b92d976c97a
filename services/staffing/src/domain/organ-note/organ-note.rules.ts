import type { Timeline, Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { OrganNoteState } from './organ-note.aggregate.js';
import type { OrganNoteEvent } from './organ-note.events.js';

export type OrganNoteTimeline = Timeline<OrganNoteState, OrganNoteEvent>;

/**
 * An abolished organ keeps and takes no quota, posts or people. What is recorded late for a day before its end would stay there after it,
 * and is refused as well; a correction of such a day is not. History tells all that happened itself and is not held to notes that come when they come.
 */
export const organEnded = (note: OrganNoteTimeline, { effective, mode, corrects }: Pick<CommandMeta, 'effective' | 'mode' | 'corrects'>): Violation | null => {
  const { endedOn, name } = note.latest();
  if (endedOn === null || mode !== 'live' || (corrects !== null && effective.to < endedOn)) return null;
  return {
    rule: 'organ-ended',
    zh: `“${name}”已于 ${endedOn} 撤销（上划），不能再有编制、职数和人员`,
    en: `"${name}" ended on ${endedOn}: it has no quota, posts or people any more`,
    facts: { endedOn },
  };
};
