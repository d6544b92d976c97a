import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceDefinition } from '@yange/use-case';
import type { FastifyInstance } from 'fastify';

/** Serves the OpenAPI document of the routes that really exist, at `/openapi.json`. */
export const describeApi = (application: NestFastifyApplication, service: ServiceDefinition): void => {
  const config = new DocumentBuilder().setTitle(`沿革 Yange · ${service.title.zh} ${service.title.en}`).setVersion('1').addBearerAuth().build();
  const document = JSON.stringify(SwaggerModule.createDocument(application, config));
  const fastify = application.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get('/openapi.json', (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(document));
};
