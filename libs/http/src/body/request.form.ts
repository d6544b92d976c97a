import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';

/** @throws {Problem} 415 `charset`: JSON is UTF-8, and what says otherwise is not read as if it were */
export const assertUtf8 = (request: FastifyRequest): void => {
  const charset = /;\s*charset\s*=\s*("?)([^";\s]*)\1/i.exec(request.headers['content-type'] ?? '')?.[2];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw new Problem(415, 'charset');
};

/** @throws {Problem} 415 `content-encoding`: nothing is unpacked here, so nothing can swell */
export const assertUncompressed = (request: FastifyRequest): void => {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== '' && encoding.toLowerCase() !== 'identity') throw new Problem(415, 'content-encoding');
};

/** @throws {Problem} 400 `encoding`: no database keeps a NUL, and no id or word has one */
export const assertNoNul = (request: FastifyRequest): void => {
  if (request.url.includes('%00')) throw new Problem(400, 'encoding');
};
