import { MemoryEventLogs } from '@yange/event-log';
import type { HeadNotices } from '@yange/feed';
import { NoSuchMoment, positionsKnownAt, type ServiceDefinition } from '@yange/use-case';
import type { ServiceDatabases } from './service.databases.js';
import { headsSeen, readersHere } from './followed.logs.js';

const logs = new MemoryEventLogs('staffing');
const databases = { readerOf: (logId: string) => logs.forDistrict(logId.split('/')[0] ?? '') };
const environment = { YANGE_FOLLOWED_DISTRICTS: ['150302'] };
const said = { logId: '150302/staffing', position: 7, at: '2020-06-30T08:00:00.000Z' };
const notices = { last: (logId: string) => (logId === said.logId ? said : null) } as HeadNotices;

describe('logs of districts that other nodes record', () => {
  it('are as far as their relay said, and nothing is known of one that was not heard', async () => {
    const seen = headsSeen(databases, environment, notices);
    expect(await seen('150302/staffing')).toEqual({ position: 7, heardAt: said.at });
    expect(await seen('150302/grid')).toBeNull();
    expect(await headsSeen(databases, environment, null)('150302/staffing')).toBeNull();
    expect(await seen('150300/staffing')).toEqual({ position: 0, heardAt: null });
  });

  const read = {} as ServiceDatabases['read'];
  const heads = headsSeen(databases, environment, notices);

  it('have no earlier moment where no read model tells one', async () => {
    const readerOf = readersHere({ ...databases, read }, environment, { service: {}, heads });
    const asked = (knownAt: string) => positionsKnownAt(knownAt, { district: '150302', contexts: ['staffing'], readerOf });
    await expect(asked('2020-06-30')).rejects.toThrow(NoSuchMoment);
    await expect(asked('staffing:3')).rejects.toMatchObject({ rule: 'known-at-elsewhere' });
    expect(await positionsKnownAt('2020-06-30', { district: '150300', contexts: ['staffing'], readerOf })).toEqual({ '150300/staffing': 0 });
  });

  it('are asked of what was folded of them, with what was heard of each', async () => {
    const foldedLog: ServiceDefinition['foldedLog'] = (of, logId, heard) => ({ head: async () => (of === read && logId === said.logId ? ((await heard())?.position ?? 0) : -1), positionAt: () => Promise.resolve(4), reaches: () => Promise.resolve(true) });
    const readerOf = readersHere({ ...databases, read }, environment, { service: { foldedLog }, heads });
    const asked = (knownAt: string) => positionsKnownAt(knownAt, { district: '150302', contexts: ['staffing'], readerOf });
    expect(await asked('2020-06-30T08:00:00Z')).toEqual({ '150302/staffing': 4 });
    expect(await asked('staffing:7')).toEqual({ '150302/staffing': 7 });
    await expect(asked('staffing:8')).rejects.toMatchObject({ rule: 'known-at-beyond-log' });
  });
});
