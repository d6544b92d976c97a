import type { Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { categoryOn, type OrganNoteState } from './organ-note.aggregate.js';
import type { OrganNoteTimeline } from './organ-note.rules.js';

/**
 * 国务院令第486号 art. 12: the work of a 议事协调机构 is done by an organ that exists, and it has no staff of its own; leadership posts (art. 28) are of organs that do their own work.
 * An organ of which no note has come is not judged.
 * @param posts how many it has, or would get
 */
export const coordinationBodyNoPosts = (note: OrganNoteState, posts: number, date: string): Violation | null =>
  posts <= 0 || categoryOn(note, date) !== 'coordination-body'
    ? null
    : { rule: 'coordination-body-no-posts', zh: `“${note.name}”是议事协调机构，不单独核定领导职数`, en: `"${note.name}" is a coordination body: it has no leadership posts`, facts: { posts: String(posts) } };

/** Live alone: history tells what was, and notes come when they come. */
export const coordinationBody = (note: OrganNoteTimeline, { principal, deputy }: { readonly principal: number; readonly deputy: number }, { mode, effective }: Pick<CommandMeta, 'mode' | 'effective'>): Violation | null =>
  mode === 'live' ? coordinationBodyNoPosts(note.latest(), principal + deputy, effective.to) : null;
