import { enforcementContract } from './enforcement.contract.js';
import { gridContract } from './grid.contract.js';
import { organisationsContract } from './organisations.contract.js';
import type { Contract } from './registry.js';
import { reportingContract } from './reporting.contract.js';
import { staffingContract } from './staffing.contract.js';

/** The published languages of the platform, by context. */
export const contracts: readonly Contract[] = [organisationsContract, staffingContract, enforcementContract, gridContract, reportingContract];

/** @returns null for a context that is none of ours */
export const contractOf = (context: string): Contract | null => contracts.find((contract) => contract.context === context) ?? null;
