import type { EventLogReader } from '@yange/event-log';
import type { HeadNotices } from '@yange/feed';
import { NoSuchMoment, type HeadSeen } from '@yange/use-case';
import type { ServiceDatabases } from './service.databases.js';
import type { ServiceEnvironment } from './service.environment.js';

const districtOf = (logId: string): string => logId.split('/')[0] ?? '';

/** Readers of the logs that lie here. One that other nodes keep can be read by its topic alone: it is not searched for a time, and no moment of it is guessed. */
export const readersHere = (databases: Pick<ServiceDatabases, 'readerOf'>, { YANGE_FOLLOWED_DISTRICTS: followed }: Pick<ServiceEnvironment, 'YANGE_FOLLOWED_DISTRICTS'>) =>
  (logId: string): Pick<EventLogReader, 'head' | 'readPage'> =>
    followed.includes(districtOf(logId)) ? { head: () => Promise.reject(elsewhere(logId)), readPage: () => Promise.reject(elsewhere(logId)) } : databases.readerOf(logId);

const elsewhere = (logId: string): NoSuchMoment =>
  new NoSuchMoment('known-at-elsewhere', `${districtOf(logId)} 由别的节点登记，那一时点请向该区查询，或查全市汇总`, `${districtOf(logId)} is recorded by another node: ask it what was known then, or ask for the roll-up`);

/** Head of a log: asked of the log where it lies here, and as its relay said it where it does not. */
export const headsSeen = (databases: Pick<ServiceDatabases, 'readerOf'>, { YANGE_FOLLOWED_DISTRICTS: followed }: Pick<ServiceEnvironment, 'YANGE_FOLLOWED_DISTRICTS'>, notices: HeadNotices | null) =>
  async (logId: string): Promise<HeadSeen | null> => {
    if (followed.includes(districtOf(logId))) {
      const said = notices?.last(logId) ?? null;
      return said === null ? null : { position: said.position, heardAt: said.at };
    }
    const { position } = await databases.readerOf(logId).head();
    return { position, heardAt: null };
  };
