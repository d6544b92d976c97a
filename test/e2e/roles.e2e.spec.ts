import { localPeople, roleWithRight, rolesWith, type Role } from '@yange/auth';
import { district } from '../support/gateway.fixture.js';
import { operationsOf, type ApiDocument, type Operation } from '../support/openapi.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

const sideBySide = 8;
const nobodysId = '00000000-0000-4000-8000-000000000000';

let platform: RunningPlatform;
let operations: readonly Operation[];

beforeAll(async () => {
  platform = await startPlatform({ empty: true });
  operations = operationsOf(await platform.gateway.get<ApiDocument>('/v1/openapi'));
});
afterAll(() => platform?.abandon());

const may = (role: Role, right: string | null): boolean => right === null || roleWithRight({ person: 'p-1', roles: [role], districts: [district], tokenId: 't-1' }, right) !== null;

/** A request to a door that nothing is recorded by, whoever sends it: what it is about is not there, and what it says no door takes. */
const request = ({ method, path }: Operation): readonly [string, string] => [
  method.toUpperCase(),
  path.replace('{district}', district).replace('{context}', 'staffing').replace('{year}', '2019').replace(/\{\w+\}/g, nobodysId),
];

interface Tried {
  readonly operation: Operation;
  readonly role: Role;
  readonly status: number;
  readonly code: string;
}

/** Every door, by everybody. */
const tryAll = async (): Promise<readonly Tried[]> => {
  const queue = operations.flatMap((operation) => localPeople.map(({ id, role }) => ({ operation, id, role }))).values();
  const tried: Tried[] = [];
  await Promise.all(Array.from({ length: sideBySide }, async () => {
    for (const { operation, id, role } of queue) {
      const [method, path] = request(operation);
      // A stream of events has no end of its own.
      if (path.endsWith('/positions/stream')) continue;
      const { status, body } = await platform.gateway.call(method, path, { as: id, ...(method === 'POST' || method === 'PUT' ? { json: { unknown: 1 } } : {}) });
      tried.push({ operation, role, status, code: (body as { readonly code?: string } | undefined)?.code ?? '' });
    }
  }));
  return tried;
};

/** Doors by which somebody is entrusted with something: held here once more, so that a right that is given away shows. */
const entrusted: Readonly<Record<string, readonly Role[]>> = {
  'establish-organ': ['clerk', 'approver', 'city-approver'],
  'approve-quota': ['clerk', 'approver', 'city-approver'],
  'grant-use-permit': ['approver'],
  'make-motion': ['clerk'],
  'take-decision': ['approver'],
  'claim-powers': ['clerk', 'township'],
  'raise-call': ['clerk', 'township'],
  'start-import': ['clerk', 'approver'],
  'freeze-report': ['clerk'],
  rebuild: ['operator'],
};

it('is open to whoever has its right and to nobody else, every door, and to no door is anybody answered with a fault of ours', async () => {
  const before = await platform.gateway.heads();
  const tried = await tryAll();
  expect(tried.length).toBeGreaterThan(3_500);
  const faults = tried.filter(({ status }) => status >= 500).map(({ operation, role, status }) => `${operation.operationId} as ${role}: ${status}`);
  expect(faults).toEqual([]);
  const wrong = tried.filter(({ operation, role, status }) => (status === 403) === may(role, operation.right)).map(({ operation, role, status, code }) => `${operation.operationId} (${operation.right ?? 'open'}) as ${role}: ${status} ${code}`);
  expect(wrong).toEqual([]);
  expect(await platform.gateway.heads()).toEqual(before);
});

it('has a right that some role has, every door that asks for one', () => {
  expect(operations.filter(({ right }) => right !== null && rolesWith(right).length === 0).map(({ operationId, right }) => `${operationId}: ${right ?? ''}`)).toEqual([]);
});

it.each(Object.entries(entrusted))('%s is for %j alone', (operationId, roles) => {
  const operation = operations.find((one) => one.operationId === operationId || one.operationId.endsWith(`.${operationId}`));
  expect(localPeople.map(({ role }) => role).filter((role) => may(role, operation?.right ?? null))).toEqual(roles);
});
