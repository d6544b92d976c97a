import { ApiQuery } from '@nestjs/swagger';
import { ApiAnswer, Problem, type AuthenticatedRequest } from '@yange/http';
import { dryRunShape } from './answer.shapes.js';

/**
 * `?dryRun=true`: the command is decided and nothing is written. A query parameter and not a header, so that it shows in a log of requests and no
 * proxy can lose it on the way: a dry run that is taken for the real thing would be the worst of all mistakes. So every other value is refused.
 * @throws {Problem} 422
 */
export const isDryRun = (request: AuthenticatedRequest): boolean => {
  const { dryRun } = request.query as Record<string, unknown>;
  if (dryRun === undefined || dryRun === 'false') return false;
  if (dryRun === 'true') return true;
  throw new Problem(422, 'schema', undefined, { errors: [{ pointer: '/dryRun', code: 'invalid_value', detail: { zh: 'dryRun 只能为 true 或 false', en: 'dryRun is true or false' } }] });
};

export const dryRunParameter = ApiQuery({ name: 'dryRun', required: false, schema: { type: 'boolean', default: false }, description: '试办：只看结果，不记录 · decide and write nothing; the same key afterwards carries it out with the ids that were told' });

export const dryRunResponse = ApiAnswer(200, '试办结果：将写入的事件、违反的规则、涉及的事项 · of a dry run: the events to be written, the rules broken, what it touches', dryRunShape);
