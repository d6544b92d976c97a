import type { Scenario } from '../scenario.js';
import { splitAndMerger } from './grid.scenarios.js';
import { approveAndRevise, approveAndWithdraw, twoApprovals } from './organisations.scenarios.js';
import { delegationsAndRevocation } from './power.scenarios.js';
import { endAndIncrease, lastPlace, mergerAndTransfer, onePost } from './staffing.scenarios.js';

/** The five that every change must stand. Few clients, so that hundreds of interleavings cost little. */
export const races: readonly Scenario[] = [lastPlace(3), onePost, twoApprovals, approveAndWithdraw, mergerAndTransfer];

const others: readonly Scenario[] = [approveAndRevise, endAndIncrease, delegationsAndRevocation, splitAndMerger];

export const scenarios: readonly Scenario[] = [...races, ...others];

/** A crowd costs as much as a hundred small ones. */
export const crowds: readonly Scenario[] = [lastPlace(64)];
