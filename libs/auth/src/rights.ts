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
    'draft.write',
    'draft.review',
  ],
  reviewer: [...everyone, 'verify', 'motion.review', 'draft.review'],
  approver: [...everyone, 'organisations.record', 'staffing.record', 'correct', 'verify', 'rules.set', 'motion.review', 'motion.decide', 'draft.write', 'draft.review'],
  township: [...everyone, 'power.claim', 'grid.record', 'draft.write'],
  bureau: [...everyone, 'enforcement.record', 'draft.write'],
  'city-approver': [...everyone, 'organisations.record', 'staffing.record', 'verify', 'motion.reply', 'motion.review', 'draft.review'],
  auditor: [...everyone, 'verify'],
  operator: [...everyone, 'operate'],
};

/** @returns the role by which the caller has the right, null where there is none */
export const roleWithRight = (principal: Principal, right: string): Role | null => principal.roles.find((role) => granted[role].includes(right)) ?? null;

export const coversDistrict = (principal: Principal, district: string): boolean => principal.districts.includes('*') || principal.districts.includes(district);
