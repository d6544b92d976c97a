import { decodeData, enforcementContract, gridContract, organisationsContract, reportingContract, staffingContract, type Context, type Contract } from '@yange/contracts';
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

/** What the ledger takes from one event of one log. @throws {UnknownEventType} */
export const contributionsOf = (context: Context, type: string, data: Uint8Array): Reading => {
  switch (context) {
    case 'organisations':
      return organisationsContributions(decodeData(organisationsContract, type, data));
    case 'staffing':
      return staffingContributions(decodeData(staffingContract, type, data));
    case 'enforcement':
      return enforcementContributions(decodeData(enforcementContract, type, data));
    case 'grid':
      return gridContributions(decodeData(gridContract, type, data));
    case 'reporting':
      return nothing;
  }
};
