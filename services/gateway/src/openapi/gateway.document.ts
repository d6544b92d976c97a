import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { describeRoutes, namedSchemas, type ApiDocument } from '@yange/http';
import { gatewayShapes } from './gateway.shapes.js';
import { loginShapes } from './login.shapes.js';

/** The doors of the gateway itself, without those of the services. */
export const gatewayDocument = (application: NestFastifyApplication): ApiDocument =>
  describeRoutes(application, {
    title: '沿革 Yange',
    tags: [{ name: 'gateway', description: '网关：导入、状态、接口说明 · imports, state, descriptions' }],
    schemas: namedSchemas(...gatewayShapes, ...loginShapes),
  });
