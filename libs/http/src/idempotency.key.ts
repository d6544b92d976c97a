import type { FastifyRequest } from 'fastify';
import { Problem } from './problem/problem.js';

/** What a key may be: as in the OpenAPI documents. */
export const idempotencyKeyPattern = '^[A-Za-z0-9_.:\\-]{1,128}$';

const pattern = new RegExp(idempotencyKeyPattern);

/**
 * The key of a request that appends: whoever sends it again, because no answer came, sends the same key, and it is carried out once.
 * @throws {Problem} 400 `idempotency-key-missing`, `idempotency-key`
 */
export const idempotencyKeyOf = (request: FastifyRequest): string => {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') throw new Problem(400, 'idempotency-key-missing', { zh: '请求须带 Idempotency-Key；重发同一请求时用同一值', en: 'the request needs an Idempotency-Key; use the same one when it is sent again' });
  if (typeof key !== 'string' || !pattern.test(key)) throw new Problem(400, 'idempotency-key', { zh: 'Idempotency-Key 须为 1–128 位字母、数字或 . : - _', en: 'Idempotency-Key: 1 to 128 letters, digits or . : - _' });
  return key;
};
