import { outerPathOf, type AuthenticatedRequest } from '@yange/http';
import type { FastifyReply } from 'fastify';
import { cursorOf, readCursor, type Asked } from './cursor.js';

/** A page of a door that is written by hand: the same cursors and links as those of questions. */
export class CursorPage {
  /** what the page begins after; null for the first */
  readonly after: string | null;
  private readonly asked: Asked;

  /** @param name of the operation @param place what stands in its path @throws {Problem} 400 `cursor` */
  constructor(name: string, { district, ...path }: Readonly<Record<string, string>> & { readonly district: string }, private readonly query: Readonly<Record<string, string>>) {
    const { cursor, limit: _limit, ...filter } = query;
    this.asked = { query: { name }, district, filter: { ...filter, ...path } };
    this.after = cursor === undefined ? null : readCursor(cursor, this.asked);
  }

  /** @param after what the next page begins after; null after the last @returns the cursor of the next page, which is in the answer's `Link` too */
  next(after: string | null, { request, reply }: { readonly request: AuthenticatedRequest; readonly reply: FastifyReply }): string | null {
    if (after === null) return null;
    const cursor = cursorOf(after, this.asked);
    void reply.header('link', `<${outerPathOf(request)}?${new URLSearchParams({ ...this.query, cursor }).toString()}>; rel="next"`);
    return cursor;
  }
}
