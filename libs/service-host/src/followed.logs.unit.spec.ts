import { MemoryEventLogs } from '@yange/event-log';
import type { HeadNotices } from '@yange/feed';
import { NoSuchMoment } from '@yange/use-case';
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

  it('are not searched for a time', async () => {
    const readerOf = readersHere(databases, environment);
    await expect(readerOf('150302/staffing').head()).rejects.toThrow(NoSuchMoment);
    await expect(readerOf('150302/staffing').readPage({ after: 0, limit: 1 })).rejects.toMatchObject({ rule: 'known-at-elsewhere' });
    expect(await readerOf('150300/staffing').head()).toMatchObject({ position: 0 });
  });
});
