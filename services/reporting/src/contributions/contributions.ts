import { enforcementContract, gridContract, organisationsContract, reportingContract, staffingContract, type Context, type Contract, type ContractEvents, type EnforcementEvent, type GridEvent, type OrganisationsEvent, type StaffingEvent } from '@yange/contracts';
import { nothing, type Reading } from '../ledger/contribution.js';
import { enforcementContributions } from './enforcement.contributions.js';
import { gridContributions } from './grid.contributions.js';
import { organisationsContributions } from './organisations.contributions.js';
import { staffingContributions } from './staffing.contributions.js';

/** Everything that reporting reads: the four logs of the district's institutions, and its own. */
export const contracts: Readonly<Record<Context, Contract>> = {
  organisations: organisationsContract,
  staffing: staffingContract,
  enforcement: enforcementContract,
  grid: gridContract,
  reporting: reportingContract,
};

/** What the ledger takes from one event of one log. @param event as the contract of the context decodes it */
export const contributionsOf = (context: Context, event: ContractEvents<Contract>): Reading => {
  switch (context) {
    case 'organisations':
      return organisationsContributions(event as OrganisationsEvent);
    case 'staffing':
      return staffingContributions(event as StaffingEvent);
    case 'enforcement':
      return enforcementContributions(event as EnforcementEvent);
    case 'grid':
      return gridContributions(event as GridEvent);
    case 'reporting':
      return nothing;
  }
};
