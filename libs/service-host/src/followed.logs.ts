import type { HeadNotices } from '@yange/feed';
import { NoSuchMoment, type FoldedLog, type HeadSeen, type KnownLog, type ServiceDefinition } from '@yange/use-case';
import type { ServiceDatabases } from './service.databases.js';
import type { ServiceEnvironment } from './service.environment.js';

const districtOf = (logId: string): string => logId.split('/')[0] ?? '';

interface Following {
  readonly service: Pick<ServiceDefinition, 'foldedLog'>;
  readonly heads: (logId: string) => Promise<HeadSeen | null>;
}

/** The logs that lie here; of one that another node keeps what the read models have folded of it, where a service tells that. */
export const readersHere = (databases: Pick<ServiceDatabases, 'readerOf' | 'read'>, { YANGE_FOLLOWED_DISTRICTS: followed }: Pick<ServiceEnvironment, 'YANGE_FOLLOWED_DISTRICTS'>, { service, heads }: Following) =>
  (logId: string): KnownLog =>
    followed.includes(districtOf(logId)) ? { folded: service.foldedLog?.(databases.read, logId, () => heads(logId)) ?? nothingFolded(logId) } : databases.readerOf(logId);

const nothingFolded = (logId: string): FoldedLog => ({ head: () => Promise.reject(elsewhere(logId)), positionAt: () => Promise.reject(elsewhere(logId)), reaches: () => Promise.reject(elsewhere(logId)) });

const elsewhere = (logId: string): NoSuchMoment =>
  new NoSuchMoment('known-at-elsewhere', `${districtOf(logId)} 由别的节点登记，那一时点请向该区查询`, `${districtOf(logId)} is recorded by another node: ask it what was known then`);

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
