import type { Violation } from '@yange/kernel';
import type { AnyAggregate, CommandMeta } from './use-case.definition.js';

/** What a change says that it rests on, and that ought to be on record in its own log: a document by its number. */
export interface Relied {
  /** unique key that whatever is meant holds */
  readonly key: string;
  /** whose keys these are */
  readonly of: AnyAggregate;
  /** told where nobody holds the key */
  readonly missing: Violation;
}

interface Keys {
  findClaim(key: string): Promise<string | null>;
}

/** Asked of live changes of people: history tells what it knows, and a reaction says nothing of its own. */
export const asksForRecords = ({ mode, actor }: Pick<CommandMeta, 'mode' | 'actor'>): boolean => mode === 'live' && actor.role !== 'reaction';

/** @returns a breach for each of them that nobody holds */
export const missingAmong = async (log: Keys, relied: readonly Relied[]): Promise<readonly Violation[]> => {
  const held = await Promise.all(relied.map(({ key }) => log.findClaim(key)));
  return relied.flatMap(({ missing }, index) => (held[index] === null ? [missing] : []));
};
