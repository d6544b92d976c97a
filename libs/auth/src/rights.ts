import type { Principal, Role } from './principal.js';

const everyone: readonly string[] = ['read'];

/**
 * What each role may do. A first, coarse table: the grants themselves become events of the `authority` log,
 * and this function is the one door through which every right is asked.
 */
const granted: Readonly<Record<Role, readonly string[]>> = {
  clerk: [
    ...everyone,
    'organisations.record',
    'staffing.record',
    'enforcement.record',
    'grid.record',
    'reporting.record',
    'power.claim',
    'import-history',
    'correct',
    'motion.make',
  ],
  reviewer: [...everyone, 'verify', 'motion.review'],
  approver: [...everyone, 'organisations.record', 'staffing.record', 'correct', 'verify', 'rules.set', 'motion.review', 'motion.decide'],
  township: [...everyone, 'power.claim', 'grid.record'],
  bureau: [...everyone, 'enforcement.record'],
  'city-approver': [...everyone, 'organisations.record', 'staffing.record', 'verify', 'motion.reply', 'motion.review'],
  auditor: [...everyone, 'verify'],
  operator: [...everyone, 'operate'],
};

/** @returns the role by which the caller has the right, null where there is none */
export const roleWithRight = (principal: Principal, right: string): Role | null => principal.roles.find((role) => granted[role].includes(right)) ?? null;

export const coversDistrict = (principal: Principal, district: string): boolean => principal.districts.includes('*') || principal.districts.includes(district);
