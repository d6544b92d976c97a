import { createHash } from 'node:crypto';
import { Problem } from '@yange/http';
import type { AnyQuery } from '@yange/use-case';
import { z } from 'zod';

/** What a cursor holds for: another question, district or filter has other pages. The size of a page may change on the way. */
export interface Asked {
  readonly query: Pick<AnyQuery, 'name'>;
  readonly district: string;
  /** all parameters as they were sent, without cursor and limit */
  readonly filter: Readonly<Record<string, string>>;
}

export const cursorPattern = '^[A-Za-z0-9_-]{20,2000}$';

/** A question whose rows come page by page: it takes `after`, and answers `next`. */
export const isPaged = ({ params }: AnyQuery): boolean => {
  const { properties = {} } = z.toJSONSchema(params, { unrepresentable: 'any', io: 'input' }) as { properties?: object };
  return 'after' in properties && 'limit' in properties;
};

/**
 * Opaque: what it says may change with any version. It is no secret and gives no right; the digest tells one that was made up, cut off or brought from another
 * question.
 */
export const cursorOf = (after: string, asked: Asked): string => Buffer.from(JSON.stringify([after, digestOf(after, asked)])).toString('base64url');

/** @returns the id that the page begins after @throws {Problem} 400 `cursor` */
export const readCursor = (cursor: unknown, asked: Asked): string => {
  const wrong = new Problem(400, 'cursor');
  if (typeof cursor !== 'string' || !new RegExp(cursorPattern).test(cursor)) throw wrong;
  const [after, digest] = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (after === undefined || digest !== digestOf(after, asked) || cursorOf(after, asked) !== cursor) throw wrong;
  return after;
};

const parsed = (text: string): readonly [after?: string, digest?: string] => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string') ? [value[0] as string, value[1] as string] : [];
  } catch {
    return [];
  }
};

const digestOf = (after: string, { query, district, filter }: Asked): string =>
  createHash('sha256')
    .update(JSON.stringify(['cursor/1', query.name, district, Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)), after]))
    .digest('base64url')
    .slice(0, 16);
