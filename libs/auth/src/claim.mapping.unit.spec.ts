import { claimAt, rolesOf } from './claim.mapping.js';

describe('what an issuer calls roles and districts', () => {
  it('is found by the name of the claim, and inside another by a path', () => {
    expect(claimAt({ roles: ['clerk'] }, 'roles')).toEqual(['clerk']);
    expect(claimAt({ realm_access: { roles: ['a'] } }, 'realm_access.roles')).toEqual(['a']);
    expect(claimAt({ 'https://yange.example/roles': ['b'] }, 'https://yange.example/roles')).toEqual(['b']);
    expect([claimAt({}, 'roles'), claimAt({}, 'constructor.name'), claimAt({ realm_access: null }, 'realm_access.roles')]).toEqual([undefined, undefined, undefined]);
  });

  it('gives a role for each name that is mapped, once, and none for what is not', () => {
    expect(rolesOf(['bianban-jingban', 'sjj', 'clerk', 'toString'], { 'bianban-jingban': 'clerk', sjj: 'auditor' })).toEqual(['clerk', 'auditor']);
    expect(rolesOf(['a', 'b'], { a: 'clerk', b: 'clerk' })).toEqual(['clerk']);
    expect(rolesOf(['clerk', 'emperor'])).toEqual(['clerk']);
  });
});
