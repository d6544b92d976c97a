import type { EnforcementEvent } from '@yange/contracts';

export type TeamEvent = Extract<
  EnforcementEvent,
  { type: 'TeamsEstablished' | 'TeamsMerged' | 'TeamsRenamed' | 'TeamsReparented' | 'TeamNamed' | 'TeamsTransferredUp' | 'TeamsAbolished' }
>;
