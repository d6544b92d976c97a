import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowedMethods } from '../application/allowed.methods.js';
import { outerPathOf } from './outer.path.js';
import { languageOf } from './problem.language.js';
import { Problem, problemBody } from './problem.js';
import { problemOf } from './problem.mapping.js';

export type ErrorSink = (error: unknown, path: string) => void;

export const problemType = 'application/problem+json; charset=utf-8';

/** Turns whatever is thrown into problem+json. Only faults of our own reach the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly report: ErrorSink) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.report);
  }
}

export const answerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply, report: ErrorSink): void => {
  const thrown = problemOf(error);
  const allowed = thrown.status === 404 ? allowedMethods(request) : null;
  const problem = allowed === null ? thrown : new Problem(405, 'method-not-allowed');
  const path = outerPathOf(request);
  const language = languageOf(request.headers['accept-language']);
  if (problem.status >= 500) report(error, path);
  if (problem.status === 413 && isSoonRead(request)) void reply.removeHeader('connection');
  if (problem.status === 401) void reply.header('www-authenticate', challenge(problem.code));
  if (allowed !== null) void reply.header('allow', allowed.join(', '));
  if (problem.more.retryAfterSeconds !== undefined) void reply.header('retry-after', String(problem.more.retryAfterSeconds));
  void reply.status(problem.status).header('content-type', problemType).header('content-language', language).header('vary', 'accept-language');
  void reply.send(JSON.stringify(problemBody(problem, path, language)));
};

/** RFC 6750: only who sent a token learns that it is wrong. */
const challenge = (code: string): string => (code === 'token-missing' ? 'Bearer realm="yange"' : `Bearer realm="yange", error="invalid_token", error_description="${code}"`);

const drainedBytes = 64 * 1024 * 1024;

/** A body that is too large is still read to its end where the end is near: a client that is sending sees a broken pipe otherwise, and no answer. */
const isSoonRead = (request: FastifyRequest): boolean => Number(request.headers['content-length'] ?? Infinity) <= drainedBytes;
