import 'reflect-metadata';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { context as otelContext, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BearerGuard, type StandsIn } from '../bearer.guard.js';
import { assertNoNul, assertUncompressed, assertUtf8 } from '../body/request.form.js';
import { parseJsonBody } from '../body/json.body.js';
import { answerProblem, ProblemFilter, type ErrorSink } from '../problem/problem.filter.js';
import { rememberRoutes } from './allowed.methods.js';
import { answerClientError } from './client.error.js';
import type { TokenVerifier } from '@yange/auth';

export interface HttpOptions {
  readonly verifier: TokenVerifier;
  /** region codes that this deployment serves: any other district in a path is not found */
  readonly districts?: readonly string[];
  /** region codes that other nodes record, and of which this deployment only knows what it reads there */
  readonly followed?: readonly string[];
  readonly report: ErrorSink;
  /** bytes of a body at most */
  readonly bodyLimit?: number;
  /** bytes of a file at most, where one comes as the body itself (`application/octet-stream`); without it none is taken */
  readonly fileLimit?: number | undefined;
  /** the register of deputies; without it a token that acts for somebody is refused */
  readonly standsIn?: StandsIn | undefined;
  /** told of every request once its answer is out */
  readonly answered?: (request: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number }) => void;
  /** called with the Fastify instance before Nest registers its routes */
  readonly prepare?: (fastify: FastifyInstance) => Promise<void>;
}

/** SHA-256 of nothing. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * Whatever is served, pages and answers alike, may load files of its own origin and nothing else, run no inline script or style, and sit in no frame.
 * No `upgrade-insecure-requests` and no HSTS: a gateway reached as `http://<LAN address>` has no TLS to upgrade to. Whoever terminates TLS in front adds both.
 */
const securityHeaders = {
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      scriptSrcAttr: ["'none'"],
      // Beside files: the style sheet of no bytes, which is what becomes of those that the console's libraries would add at run time.
      styleSrc: ["'self'", emptyStyle],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      // One policy, which the console makes before any library runs: it turns every string into the empty one (services/console/src/security).
      trustedTypes: ['default'],
    },
  },
} satisfies FastifyHelmetOptions;

/** A Nest application whose every error is problem+json, whose bodies are checked before they are parsed, and whose routes need a right. */
export const createHttpApplication = async (module: DynamicModule, options: HttpOptions): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
    requestTimeout: 0,
    forceCloseConnections: true,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error: Error, request: unknown, reply: unknown) => answerProblem(error, request as FastifyRequest, reply as FastifyReply, options.report),
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      assertUtf8(request);
      done(null, parseJsonBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  if (options.fileLimit !== undefined) fastify.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: options.fileLimit }, (_request, body, done) => done(null, body));
  rememberRoutes(fastify);
  fastify.addHook('onRequest', async (request) => {
    assertNoNul(request);
    assertUncompressed(request);
  });
  await fastify.register(helmet, securityHeaders);
  traceRequests(fastify, options);
  await options.prepare?.(fastify);
  const application = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, bodyParser: false, abortOnError: false });
  application.useGlobalFilters(new ProblemFilter(options.report));
  application.useGlobalGuards(new BearerGuard(options.verifier, options.districts, options.followed, options.standsIn));
  return application;
};

const tracer = trace.getTracer('yange');

/** One server span per request, child of the caller's trace; the handlers run inside it. */
const traceRequests = (fastify: FastifyInstance, { answered }: HttpOptions): void => {
  fastify.addHook('onRequest', (request, reply, done) => {
    const parent = propagation.extract(otelContext.active(), request.headers);
    const route = request.routeOptions.url ?? 'unknown';
    const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER }, parent);
    const began = performance.now();
    const within = trace.setSpan(parent, span);
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      // Inside the request's trace, which the end of a connection knows nothing of: a line about it names its trace.
      otelContext.with(within, () => answered?.({ method: request.method, route, status: reply.statusCode, seconds: (performance.now() - began) / 1_000 }));
    });
    otelContext.with(within, done);
  });
};
