import type { Timeline, Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { isPlate, type OrganNoteState } from './organ-note.aggregate.js';
import type { OrganNoteEvent } from './organ-note.events.js';

type Standing = Pick<CommandMeta, 'effective' | 'mode' | 'corrects'>;

export type OrganNoteTimeline = Timeline<OrganNoteState, OrganNoteEvent>;

/**
 * An abolished organ keeps and takes no quota, posts or people. What is recorded late for a day before its end would stay there after it,
 * and is refused as well; a correction of such a day is not. History tells all that happened itself and is not held to notes that come when they come.
 */
const organEnded = (note: OrganNoteTimeline, { effective, mode, corrects }: Standing): Violation | null => {
  const { endedOn, name } = note.latest();
  if (endedOn === null || mode !== 'live' || (corrects !== null && effective.to < endedOn)) return null;
  return {
    rule: 'organ-ended',
    zh: `“${name}”已于 ${endedOn} 撤销（上划），不能再有编制、职数和人员`,
    en: `"${name}" ended on ${endedOn}: it has no quota, posts or people any more`,
    facts: { endedOn },
  };
};

/**
 * PLATE_NO_QUOTA: 挂牌 is another name of an organ that has its quota already. It gets no quota, no posts and no people of its own, on no day: a plate that was taken down is no organ either.
 * History is not held to it, to which notes come when they come.
 */
const plateNoQuota = (note: OrganNoteTimeline, { mode }: Standing): Violation | null =>
  mode !== 'live' || !isPlate(note.latest())
    ? null
    : { rule: 'plate-no-quota', zh: `“${note.latest().name}”是加挂的牌子，不单独核定编制、职数和人员`, en: `"${note.latest().name}" is a plate of an organ: it has no quota, posts or people of its own` };

/** What set up an organ was annulled: there is none that could have anything, on any day. What it has in the books stays as a finding until it is annulled or moved. */
const organAnnulled = (note: OrganNoteTimeline, { mode }: Standing): Violation | null =>
  mode !== 'live' || note.latest().annulled !== true
    ? null
    : { rule: 'organ-annulled', zh: `“${note.latest().name}”的设立登记已撤销，不能有编制、职数和人员`, en: `what set up "${note.latest().name}" was annulled: it has no quota, posts or people` };

/** Why the owner of whom these notes are may be given no quota, no posts and no people; null where it may. */
export const takesNothing = (note: OrganNoteTimeline, meta: Standing): Violation | null => organAnnulled(note, meta) ?? plateNoQuota(note, meta) ?? organEnded(note, meta);
