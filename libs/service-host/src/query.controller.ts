import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { logIdOf } from '@yange/contracts';
import { callerOf, etagOf, OfFollowed, outerPathOf, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { answerAt, type AnyQuery, type KnownLogs, type QueryContext, type ServiceDefinition } from '@yange/use-case';
import type { FastifyReply } from 'fastify';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { answerRef } from './query.answers.js';
import { assertDistrict } from './command.request.js';
import { cursorOf, cursorPattern, isPaged, readCursor, type Asked } from './cursor.js';
import { momentOf, momentProblem, splitMoment } from './moment.parameters.js';
import { HEADS, LOGS, READ, READERS } from './service.tokens.js';
import { versionProblem } from './read-models.version.js';
import { foldedUpTo, versionShown } from './shown.version.js';
import { todayInChina } from './today.clock.js';
import { etagHeader, inject } from './use-case.controller.js';

/** The controller of one question. */
export const generateQuery = (query: AnyQuery, service: ServiceDefinition): Type => {
  const { context } = service.contract;
  const paged = isPaged(query);
  const controller = class {
    constructor(
      readonly read: DataSource,
      readonly logs: EventLogs,
      readonly readerOf: KnownLogs['readerOf'],
      readonly headOf: NonNullable<QueryContext['headOf']>,
    ) {}

    async get(path: Record<string, string>, search: Record<string, string> | null, request: AuthenticatedRequest, reply: FastifyReply): Promise<object> {
      const { district = '', ...own } = path;
      if (typeof search !== 'object' || search === null || Array.isArray(search)) throw new Problem(400, 'malformed');
      const asked = askedFor(query, assertDistrict(district), search, own);
      const { moment, rest } = splitMoment(query, query.asked === 'by-body' ? { ...search, ...momentIn(query, request) } : search);
      const params: unknown = query.params.parse(paged ? pageOf(asked, rest as Sent, own) : { ...rest, ...own });
      const shown = query.about?.(params);
      const folded = shown === undefined ? 0 : await foldedUpTo(this.read, logIdOf(district, context), shown);
      const told = await answerAt(query, params, moment, { service, district, read: this.read, readerOf: this.readerOf, headOf: this.headOf, asked: askedBy(request) }).catch(async (error: unknown) => {
        throw await versionProblem(this.read, service, momentProblem(error));
      });
      if (told === null) throw new Problem(404, 'not-found');
      const answer = { ...told.answer, moment: told.moment };
      // What was known once is no version that a command could be given against.
      if (shown !== undefined && moment.knownAt === undefined) void reply.header('etag', etagOf(await versionShown(this.logs.forDistrict(district), service, shown, folded)));
      return paged ? withNext(answer, asked, search, { request, reply }) : answer;
    }
  };
  Object.defineProperty(controller, 'name', { value: `${query.name}-query` });
  inject(controller, [READ, LOGS, READERS, HEADS]);
  const prototype = controller.prototype as object;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'get') as PropertyDescriptor;
  Controller('v1/districts/:district')(controller);
  const decorators: readonly MethodDecorator[] = [
    ...(query.asked === 'by-body' ? [Post(query.path), HttpCode(200), ApiBody({ required: true, schema: z.toJSONSchema(query.params, { unrepresentable: 'any', io: 'input' }) as never })] : [Get(query.path)]),
    Right(query.right),
    ...(query.followed === true ? [OfFollowed()] : []),
    ApiOperation({ operationId: query.name, summary: `${query.title.zh} · ${query.title.en}`, tags: [context] }),
    ...[...(query.asked === 'by-body' ? [] : parameters(query, paged)), ...momentParameters(query)].map(({ name, required, schema }) => (query.path.includes(`:${name}`) ? ApiParam({ name, schema }) : ApiQuery({ name, required, schema }))),
    ApiResponse({ status: 200, description: '答复 · the answer', headers: { ...(query.about === undefined ? {} : etagHeader), ...(paged ? linkHeader : {}) } as never, content: { 'application/json': { schema: answerRef(query, context) } } }),
    ApiResponse({ status: 404 }),
  ];
  for (const decorate of decorators) decorate(prototype, 'get', descriptor);
  Param()(prototype, 'get', 0);
  (query.asked === 'by-body' ? Body() : Query())(prototype, 'get', 1);
  Req()(prototype, 'get', 2);
  Res({ passthrough: true })(prototype, 'get', 3);
  Reflect.defineMetadata('design:paramtypes', [Object, Object, Object, Object], prototype, 'get');
  return controller;
};

type Sent = Readonly<Record<string, string>>;

/** The body says what is asked, the address as of when. */
const momentIn = (query: AnyQuery, { query: address }: AuthenticatedRequest): object => {
  const names = Object.keys(momentOf(query).shape);
  return Object.fromEntries(Object.entries((address ?? {}) as object).filter(([name]) => names.includes(name)));
};

const askedFor = (query: AnyQuery, district: string, search: Sent, own: Sent): Asked => {
  const { cursor: _cursor, limit: _limit, ...filter } = search;
  return { query, district, filter: { ...filter, ...own } };
};

/** `cursor` stands for the id that the page begins after; that id itself is no parameter. */
const pageOf = (asked: Asked, { cursor, after, ...search }: Sent, own: Sent): object => {
  if (after !== undefined) throw new Problem(422, 'schema', undefined, { errors: [{ pointer: '/after', code: 'unknown-field', detail: { zh: '没有这个参数，翻页用 cursor', en: 'unknown parameter: pages go by cursor' } }] });
  return { ...search, ...own, ...(cursor === undefined ? {} : { after: readCursor(cursor, asked) }) };
};

/** The next page as cursor in the answer, and as a link (RFC 8288) to the address that the caller knows. */
const withNext = (answer: object, asked: Asked, { cursor: _cursor, ...search }: Sent, { request, reply }: { readonly request: AuthenticatedRequest; readonly reply: FastifyReply }): object => {
  const { next: after = null } = answer as { readonly next?: string | null };
  if (after === null) return answer;
  const next = cursorOf(after, asked);
  void reply.header('link', `<${outerPathOf(request)}?${new URLSearchParams({ ...search, cursor: next }).toString()}>; rel="next"`);
  return { ...answer, next };
};

const linkHeader = { Link: { description: '下一页 · the next page, rel="next" (RFC 8288); none after the last', schema: { type: 'string' } } };

const cursor = { type: 'string', pattern: cursorPattern, description: '上一页的 next · `next` of the page before' };

interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: never;
}

const momentParameters = (query: AnyQuery): readonly Parameter[] => {
  const { properties = {} } = z.toJSONSchema(momentOf(query), { unrepresentable: 'any', io: 'input' }) as { properties?: Record<string, unknown> };
  return Object.entries(properties).map(([name, schema]) => ({ name, required: false, schema: schema as never }));
};

const parameters = (query: AnyQuery, paged: boolean): readonly Parameter[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(query.params, { unrepresentable: 'any', io: 'input' }) as { properties?: Record<string, unknown>; required?: readonly string[] };
  return Object.entries(properties).map(([name, schema]) => (paged && name === 'after' ? { name: 'cursor', required: false, schema: cursor as never } : { name, required: required.includes(name), schema: schema as never }));
};

const askedBy = (request: AuthenticatedRequest): NonNullable<QueryContext['asked']> => {
  const { person, roles } = callerOf(request).principal;
  return { by: person, roles, on: todayInChina() };
};
