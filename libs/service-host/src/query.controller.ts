import { Controller, Get, Param, Query, Req, Res, type Type } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { logIdOf } from '@yange/contracts';
import { callerOf, etagOf, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import type { AnyQuery, ServiceDefinition } from '@yange/use-case';
import type { FastifyReply } from 'fastify';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { assertDistrict } from './command.request.js';
import { LOGS, READ } from './service.tokens.js';
import { foldedUpTo, versionShown } from './shown.version.js';
import { todayInChina } from './today.clock.js';
import { etagHeader, inject } from './use-case.controller.js';

/** The controller of one question. */
export const generateQuery = (query: AnyQuery, service: ServiceDefinition): Type => {
  const { context } = service.contract;
  const controller = class {
    constructor(
      readonly read: DataSource,
      readonly logs: EventLogs,
    ) {}

    async get(path: Record<string, string>, search: Record<string, string>, request: AuthenticatedRequest, reply: FastifyReply): Promise<object> {
      const { district = '', ...own } = path;
      const params: unknown = query.params.parse({ ...search, ...own });
      const shown = query.about?.(params);
      const folded = shown === undefined ? 0 : await foldedUpTo(this.read, logIdOf(assertDistrict(district), context), shown);
      const answer = await query.run(params, { district: assertDistrict(district), read: this.read, asked: { by: callerOf(request).principal.person, on: todayInChina() } });
      if (answer === null) throw new Problem(404, 'not-found');
      if (shown !== undefined) void reply.header('etag', etagOf(await versionShown(this.logs.forDistrict(district), service, shown, folded)));
      return answer;
    }
  };
  Object.defineProperty(controller, 'name', { value: `${query.name}-query` });
  inject(controller, [READ, LOGS]);
  const prototype = controller.prototype as object;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'get') as PropertyDescriptor;
  Controller('v1/districts/:district')(controller);
  const decorators: readonly MethodDecorator[] = [
    Get(query.path),
    Right(query.right),
    ApiOperation({ operationId: query.name, summary: `${query.title.zh} · ${query.title.en}`, tags: [context] }),
    ...parameters(query).map(({ name, required, schema }) => (query.path.includes(`:${name}`) ? ApiParam({ name, schema }) : ApiQuery({ name, required, schema }))),
    ApiResponse({ status: 200, description: '答复 · the answer', ...(query.about === undefined ? {} : { headers: etagHeader as never }), content: { 'application/json': { schema: { type: 'object' } } } }),
    ApiResponse({ status: 404 }),
  ];
  for (const decorate of decorators) decorate(prototype, 'get', descriptor);
  Param()(prototype, 'get', 0);
  Query()(prototype, 'get', 1);
  Req()(prototype, 'get', 2);
  Res({ passthrough: true })(prototype, 'get', 3);
  Reflect.defineMetadata('design:paramtypes', [Object, Object, Object, Object], prototype, 'get');
  return controller;
};

const parameters = (query: AnyQuery): readonly { readonly name: string; readonly required: boolean; readonly schema: never }[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(query.params, { unrepresentable: 'any', io: 'input' }) as { properties?: Record<string, unknown>; required?: readonly string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, required: required.includes(name), schema: schema as never }));
};
