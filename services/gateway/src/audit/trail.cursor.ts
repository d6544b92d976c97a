import { createHash } from 'node:crypto';
import { Problem } from '@yange/http';
import { z } from 'zod';

/** How far a walk through several logs is. */
export interface TrailPlace {
  /** the moment at which the walk began: what was recorded later is not in it */
  readonly since: string;
  /** service → what is left of its log lies before this position; 1 where nothing is left, null where it has not been asked yet */
  readonly before: Readonly<Record<string, number | null>>;
}

const place = z.tuple([z.string(), z.record(z.string(), z.int().min(1).nullable()), z.string()]);

const digestOf = ({ since, before }: TrailPlace, asked: object): string =>
  createHash('sha256').update(JSON.stringify(['trail/1', asked, since, Object.entries(before).sort(([a], [b]) => (a < b ? -1 : 1))])).digest('base64url').slice(0, 16);

/** Opaque, like every cursor here: no secret and no right; the digest tells one that was made up or brought from another question. */
export const trailCursor = (at: TrailPlace, asked: object): string => Buffer.from(JSON.stringify([at.since, at.before, digestOf(at, asked)])).toString('base64url');

/** @throws {Problem} 400 `cursor` */
export const readTrailCursor = (cursor: string, asked: object): TrailPlace => {
  const [since, before, digest] = parsed(cursor);
  const at = { since, before };
  if (digest !== digestOf(at, asked) || trailCursor(at, asked) !== cursor) throw new Problem(400, 'cursor');
  return at;
};

const parsed = (cursor: string): z.infer<typeof place> => {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Problem(400, 'cursor');
  }
};
