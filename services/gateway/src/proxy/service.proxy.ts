import { Readable } from 'node:stream';
import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import { context, propagation } from '@opentelemetry/api';
import { answerProblem, outerPathHeader, pathOf, Problem, type ErrorSink } from '@yange/http';
import { answerWithEffects, tellsDryRun } from '../moves/dry-run.answer.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Headers that a service may see. Whatever else a caller sends stays outside. */
const passed = ['authorization', 'content-type', 'content-length', 'transfer-encoding', 'idempotency-key', 'if-match', 'if-none-match', 'accept', 'accept-language', 'traceparent', 'tracestate'];

/** Bytes of a body at most, as in the services. */
const bodyLimit = 4 * 1024 * 1024;

/**
 * `/v1/districts/:district/<context>/…` goes to the service of that context as `/v1/districts/:district/…`.
 * The services verify the token themselves: the gateway adds nothing to what the caller is entitled to.
 */
export const mountServices = async (fastify: FastifyInstance, services: Readonly<Record<string, string>>, report: ErrorSink): Promise<void> => {
  await fastify.register(async (scope) => {
    // Bodies pass through byte for byte, the services check them; but only whole: a service that refuses one half-way would break the pipe, not answer.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, Readable.from([body])));
    scope.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, report));
    await mountAll(scope, services, report);
  });
};

const mountAll = async (fastify: FastifyInstance, services: Readonly<Record<string, string>>, report: ErrorSink): Promise<void> => {
  for (const [name, upstream] of Object.entries(services)) {
    const replyOptions = replyOptionsOf(name, services, report);
    await fastify.register(httpProxy, { upstream, proxyPayloads: false, prefix: `/v1/districts/:district/${name}`, rewritePrefix: '/v1/districts/:district', preHandler: refuseAtTheDoor, replyOptions });
  }
};

/** Longer than any path that there is; a service is also told the outer one, and its headers have an end. */
const longestPath = 2_000;

/** By which this gateway itself hands rows of an import, steps of a plan or files to a service, or gets rows of an export: outside there is one door for each. */
const refuseAtTheDoor = (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
  if (pathOf(request.originalUrl).length > longestPath) return done(new Problem(414, 'uri-too-long'));
  const rest = (request.params as { readonly '*'?: string })['*'] ?? '';
  done(/^\/*(?:imports|exports|what-ifs|plan-steps|files)(?:\/|$)/.test(rest) ? new Problem(404, 'not-found') : undefined);
};

const replyOptionsOf = (name: string, services: Readonly<Record<string, string>>, report: ErrorSink): NonNullable<FastifyHttpProxyOptions['replyOptions']> => ({
  rewriteRequestHeaders: (request, headers) => {
    const kept = Object.fromEntries(Object.entries(headers).filter(([key]) => passed.includes(key)));
    kept[outerPathHeader] = pathOf(request.originalUrl);
    propagation.inject(context.active(), kept);
    return kept;
  },
  onResponse: (request, reply, answer) => {
    const [asked, answered, body] = [request as FastifyRequest, reply as FastifyReply, (answer as unknown as { readonly stream: Readable }).stream];
    if (!tellsDryRun(asked, answered.statusCode)) return void answered.send(body);
    answerWithEffects(name, services, asked, answered, body).catch((error: unknown) => answerProblem(error, asked, answered, report));
  },
  onError: (reply, { error }) => {
    report(error, `proxy to ${name}`);
    const unavailable = new Problem(503, 'service-unavailable', { zh: '服务暂不可用，请稍后重试', en: 'the service is not available; try again' }, { retryAfterSeconds: 1 });
    answerProblem(unavailable, reply.request as FastifyRequest, reply as FastifyReply, () => undefined);
  },
});
