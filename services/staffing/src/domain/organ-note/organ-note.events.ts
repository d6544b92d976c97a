import type { StaffingEvent } from '@yange/contracts';

export type OrganNoteEvent = Extract<StaffingEvent, { readonly type: 'OrganNoted' | 'OrganNoteWithdrawn' | 'OrganEndNoted' | 'OrganEndLifted' }>;
