import { Controller, Get, Param, Query, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { Problem, Right } from '@yange/http';
import type { AnyQuery } from '@yange/use-case';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { assertDistrict } from './command.request.js';
import { READ } from './service.tokens.js';
import { inject } from './use-case.controller.js';

/** The controller of one question. */
export const generateQuery = (query: AnyQuery, context: string): Type => {
  const controller = class {
    constructor(readonly read: DataSource) {}

    async get(path: Record<string, string>, search: Record<string, string>): Promise<object> {
      const { district = '', ...own } = path;
      const params: unknown = query.params.parse({ ...search, ...own });
      const answer = await query.run(params, { district: assertDistrict(district), read: this.read });
      if (answer === null) throw new Problem(404, 'not-found');
      return answer;
    }
  };
  Object.defineProperty(controller, 'name', { value: `${query.name}-query` });
  inject(controller, [READ]);
  const prototype = controller.prototype as object;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'get') as PropertyDescriptor;
  Controller('v1/districts/:district')(controller);
  const decorators: readonly MethodDecorator[] = [
    Get(query.path),
    Right(query.right),
    ApiBearerAuth(),
    ApiOperation({ operationId: query.name, summary: `${query.title.zh} · ${query.title.en}`, tags: [context] }),
    ...searchParameters(query).map((name) => ApiQuery({ name, required: false, type: String })),
  ];
  for (const decorate of decorators) decorate(prototype, 'get', descriptor);
  Param()(prototype, 'get', 0);
  Query()(prototype, 'get', 1);
  Reflect.defineMetadata('design:paramtypes', [Object, Object], prototype, 'get');
  return controller;
};

const searchParameters = (query: AnyQuery): readonly string[] => {
  const { properties = {} } = z.toJSONSchema(query.params, { unrepresentable: 'any', io: 'input' }) as { properties?: Record<string, unknown> };
  return Object.keys(properties).filter((name) => !query.path.includes(`:${name}`));
};
