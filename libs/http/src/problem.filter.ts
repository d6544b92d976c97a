import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemBody } from './problem.js';
import { problemOf } from './problem.mapping.js';

export type ErrorSink = (error: unknown, path: string) => void;

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
  const problem = problemOf(error);
  const path = request.url.split('?')[0] ?? '/';
  if (problem.status >= 500) report(error, path);
  if (problem.status === 413 && isSoonRead(request)) void reply.removeHeader('connection');
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  if (problem.more.retryAfterSeconds !== undefined) void reply.header('retry-after', String(problem.more.retryAfterSeconds));
  void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problemBody(problem, path)));
};

const drainedBytes = 64 * 1024 * 1024;

/** A body that is too large is still read to its end where the end is near: a client that is sending sees a broken pipe otherwise, and no answer. */
const isSoonRead = (request: FastifyRequest): boolean => Number(request.headers['content-length'] ?? Infinity) <= drainedBytes;
