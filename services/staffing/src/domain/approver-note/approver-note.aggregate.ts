import type { StaffingEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition } from '@yange/use-case';

export type ApproverNoteEvent = Extract<StaffingEvent, { readonly type: 'ApproverNoted' | 'ApproverNoteWithdrawn' }>;

/** What one event of organisations says of who the one approver is. */
export interface NotedApprover {
  readonly source: string;
  /** YYYY-MM-DD from which it holds */
  readonly since: string;
  readonly person: string;
  /** empty for nobody */
  readonly deputy: string;
}

export interface ApproverNoteState {
  /** as they came; what was corrected or annulled is gone */
  readonly told: readonly NotedApprover[];
}

/** 一支笔 (R18) as organisations has it, for what staffing approves. */
export const approverNote: AggregateDefinition<ApproverNoteState, ApproverNoteEvent> = {
  name: 'approver-note',
  initial: () => ({ told: [] }),
  apply: ({ told }, { type, data }) => {
    if (type === 'ApproverNoteWithdrawn') return { told: told.filter(({ source }) => source !== data.sourceEventId) };
    const { sourceEventId: source, since, person, deputy } = data;
    return { told: [...told.filter((one) => one.source !== data.supersedesEventId), { source, since, person, deputy }] };
  },
};

export const approverNoteStream = streamOf(approverNote);

/** @returns null where nobody is designated that day, as far as is noted */
export const approverOn = ({ told }: ApproverNoteState, date: string): NotedApprover | null =>
  told.filter(({ since }) => since <= date).toSorted((a, b) => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1)).at(-1) ?? null;
