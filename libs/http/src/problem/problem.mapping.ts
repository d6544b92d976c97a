import { InvalidToken, KeysUnavailable } from '@yange/auth';
import { InvalidAppend, LogBusy, LogClosed, OutcomeUnknown } from '@yange/event-log';
import { Rejected } from '@yange/kernel';
import { CommandIdReused, NotEntitled, TooContended } from '@yange/use-case';
import { HttpException } from '@nestjs/common';
import { ZodError } from 'zod';
import { fieldErrorsOf } from './field.words.js';
import { Problem } from './problem.js';

/** One table from what went wrong to what the client is told. What it does not know is a fault of ours: 500, without a word about it. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof Rejected) return new Problem(409, error.rule, { zh: error.zh, en: error.en }, { facts: error.facts });
  if (error instanceof ZodError) return invalid(error);
  if (error instanceof InvalidToken) return new Problem(401, error.code);
  if (error instanceof NotEntitled) return new Problem(403, 'not-entitled', { zh: '当前角色无权更正此事项：更正须有办理原事项的权限', en: 'this role does not have the right of the command that is corrected' }, { facts: { right: error.right } });
  if (error instanceof CommandIdReused) {
    return new Problem(422, 'command-id-reused', { zh: '同一 Idempotency-Key 已用于不同内容的请求', en: 'this Idempotency-Key was used for another content' });
  }
  if (error instanceof InvalidAppend) return new Problem(422, 'not-storable', undefined, { errors: [{ pointer: error.field, code: 'not-storable', detail: error.message }] });
  if (error instanceof TooContended) return new Problem(409, 'contended', contended, { retryAfterSeconds: 1 });
  if (error instanceof OutcomeUnknown || error instanceof LogBusy || error instanceof LogClosed) return retry('log-unavailable');
  if (error instanceof KeysUnavailable) return new Problem(503, 'keys-unavailable', { zh: '暂时无法核验身份，请稍后再试', en: 'who calls cannot be verified now; try again' }, { retryAfterSeconds: 1 });
  return framework(error) ?? (isOutage(error) ? retry('log-unavailable') : new Problem(500, 'internal'));
};

const contended = { zh: '同一对象正被他人修改，请用同一 Idempotency-Key 重试', en: 'others keep changing the same thing; try again with the same Idempotency-Key' };

const retry = (code: string): Problem => new Problem(503, code, { zh: '暂时无法处理，请用同一 Idempotency-Key 重试', en: 'try again with the same Idempotency-Key' }, { retryAfterSeconds: 1 });

const invalid = (error: ZodError): Problem => new Problem(422, 'schema', undefined, { errors: fieldErrorsOf(error) });

const codes: Readonly<Record<number, string>> = { 400: 'malformed', 404: 'not-found', 405: 'method-not-allowed', 413: 'too-large', 414: 'uri-too-long', 415: 'media-type', 431: 'header-too-large' };

/** Errors of Nest and Fastify carry a status; 4xx ones are the client's. */
const framework = (error: unknown): Problem | null => {
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === null || status < 400 || status >= 500) return null;
  return new Problem(status, codes[status] ?? 'malformed');
};

const statusOf = (error: unknown): number | null => {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' ? error.statusCode : null;
};

/** Of the way to a server, of one that ends or begins, has no connection left, or became a replica: one that lags may also take a question back (40001). */
const outages = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
  '57P01', '57P02', '57P03', '57P05', '08000', '08001', '08003', '08004', '08006', '53300', '25006', '40001',
]);

const isOutage = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && outages.has(code)) return true;
  return typeof message === 'string' && /connection terminated|timeout exceeded when trying to connect|fetch failed/i.test(message);
};
