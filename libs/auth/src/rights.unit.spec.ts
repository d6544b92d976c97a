import type { Role } from './principal.js';
import { rolesWith, roleWithRight } from './rights.js';

const holds = (role: Role, right: string): boolean => roleWithRight({ person: 'p-1', roles: [role], districts: ['150302'], tokenId: 't-1' }, right) === role;

describe('rights', () => {
  it('of determining who has an enforcement body are those of the establishment office: no bureau and no street says so of itself', () => {
    expect(rolesWith('enforcement.determine')).toEqual(['clerk']);
    expect(holds('bureau', 'enforcement.record')).toBe(true);
    expect([holds('bureau', 'enforcement.determine'), holds('township', 'enforcement.determine')]).toEqual([false, false]);
  });
});
