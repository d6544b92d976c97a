import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { describeRoutes, type Schemas } from '@yange/http';
import type { ServiceDefinition } from '@yange/use-case';
import type { FastifyInstance } from 'fastify';
import { platformAnswers } from './answer.shapes.js';
import { queryAnswers } from './query.answers.js';

/** Serves the OpenAPI document of the routes that really exist, at `/openapi.json`, made when it is asked for: a start does not wait for what hardly anybody reads. @param more shapes of an extension */
export const describeApi = (application: NestFastifyApplication, service: ServiceDefinition, more: Schemas = {}): void => {
  const { context } = service.contract;
  let document: string | undefined;
  const described = (): string =>
    JSON.stringify(
      describeRoutes(application, {
        title: `沿革 Yange · ${service.title.zh} ${service.title.en}`,
        tags: [{ name: context, description: `${service.title.zh} · ${service.title.en}` }],
        schemas: { ...platformAnswers, ...queryAnswers(service), ...more },
      }),
    );
  const fastify = application.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get('/openapi.json', (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send((document ??= described())));
};
