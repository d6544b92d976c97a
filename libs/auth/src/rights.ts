import type { Principal, Role } from './principal.js';

const everyone: readonly string[] = ['read'];

/** Names and numbers of people: masked, and unmasked for a case that is named and recorded. */
const shownPersons: readonly string[] = ['personal-data.read', 'personal-data.reveal'];

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
    'enforcement.determine',
    'grid.record',
    'calls.answer',
    'reporting.record',
    'power.claim',
    'import-history',
    'correct',
    'motion.make',
    'draft.write',
    'draft.review',
    'personal-data.record',
    'registers.load',
    'registers.open',
    'registers.read',
    ...shownPersons,
  ],
  reviewer: [...everyone, 'registers.read', 'verify', 'motion.review', 'draft.review', ...shownPersons],
  approver: [
    ...everyone,
    'organisations.record',
    'staffing.record',
    'correct',
    'correction.sign',
    'verify',
    'permit.grant',
    'rules.set',
    'matters.set',
    'import-history',
    'motion.review',
    'motion.decide',
    'decision.revoke',
    'draft.write',
    'draft.review',
    'personal-data.record',
    'personal-data.erase',
    'registers.open',
    'registers.read',
    ...shownPersons,
  ],
  township: [...everyone, 'power.claim', 'grid.record', 'calls.answer', 'draft.write'],
  bureau: [...everyone, 'enforcement.record', 'calls.answer', 'draft.write'],
  'city-approver': [...everyone, 'organisations.record', 'staffing.record', 'correction.sign', 'verify', 'matters.set', 'motion.reply', 'motion.review', 'decision.revoke', 'draft.review', 'districts.add'],
  auditor: [...everyone, 'registers.read', 'verify', ...shownPersons],
  operator: [...everyone, 'operate', 'districts.add'],
};

/** @returns every role that has the right: what a page offers */
export const rolesWith = (right: string): readonly Role[] => (Object.keys(granted) as Role[]).filter((role) => granted[role].includes(right));

/** @returns the role by which the caller has the right, null where there is none */
export const roleWithRight = (principal: Principal, right: string): Role | null => principal.roles.find((role) => granted[role].includes(right)) ?? null;

export const coversDistrict = (principal: Principal, district: string): boolean => principal.districts.includes('*') || principal.districts.includes(district);
