import type { StaffingEvent } from '@yange/contracts';

export type PostAllotmentEvent = Extract<
  StaffingEvent,
  {
    readonly type:
      | 'PostsApproved'
      | 'PostsIncreased'
      | 'PostsReduced'
      | 'RoleLineSet'
      | 'RoleConcurrent'
      | 'LeadersAppointed'
      | 'LeadersRemoved';
  }
>;
