import type { FastifyRequest } from 'fastify';
import type { Precondition } from '@yange/use-case';
import { Problem } from './problem/problem.js';

/** The strong entity tag of a stream at a version: it names what was recorded, so that a command can say what it has seen. */
export const etagOf = (version: number): string => `"${version}"`;

/** As in the OpenAPI documents. */
export const ifMatchPattern = '^(\\*|"[0-9]{1,12}"(\\s*,\\s*"[0-9]{1,12}"){0,9})$';

const tags = /^(?:W\/)?"[\x21\x23-\x7e]{0,100}"$/;
const version = /^"(\d{1,12})"$/;

/**
 * `If-Match: "17"` (that version, one of several, or `*` for any) and `If-None-Match: *` (only where there is nothing yet). Tags that are none of ours,
 * and weak ones, match nothing (RFC 9110).
 * @throws {Problem} 400 `if-match`, `if-none-match` for what is no such header
 */
export const preconditionsOf = (request: FastifyRequest): readonly Precondition[] => {
  const match = request.headers['if-match'];
  const noneMatch = request.headers['if-none-match'];
  if (noneMatch !== undefined && noneMatch.trim() !== '*') throw new Problem(400, 'if-none-match', { zh: 'If-None-Match 只接受 *（仅当尚不存在时办理）', en: 'If-None-Match takes * alone: only where there is nothing yet' });
  return [...(match === undefined ? [] : [matching(match.trim())]), ...(noneMatch === undefined ? [] : [{ kind: 'absent' } as const])];
};

const matching = (header: string): Precondition => {
  if (header === '*') return { kind: 'exists' };
  const given = header.slice(0, 2000).split(',').map((tag) => tag.trim());
  if (!given.every((tag) => tags.test(tag))) throw new Problem(400, 'if-match', { zh: 'If-Match 须为所见 ETag（如 "17"）或 *', en: 'If-Match: the ETag that was seen ("17"), or *' });
  return { kind: 'versions', versions: given.flatMap((tag) => version.exec(tag)?.[1] ?? []).map(Number) };
};
