import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery } from '@nestjs/swagger';
import { ApiAnswer, outerPathOf, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { eventFilters, filterParameters } from '@yange/service-host';
import { momentParams } from '@yange/use-case';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor } from '../imports/service.client.js';
import { eventChainShape, eventTrailShape } from '../openapi/gateway.shapes.js';
import { knownAtQuery, momentFor, momentOfAll, type ToldMoment } from '../overview/known.moment.js';
import { endOfTime, eventTrail, type TrailPage } from './event.trail.js';
import { readTrailCursor, trailCursor, type TrailPlace } from './trail.cursor.js';

const asked = z.strictObject({ ...eventFilters, knownAt: momentParams.knownAt, service: z.string().max(40).optional(), cursor: z.string().max(2_000).optional(), limit: z.coerce.number().int().min(1).max(1_000).default(50) });

const askedOfChain = asked.pick({ knownAt: true });

const withFilters: MethodDecorator = (target, key, descriptor) => {
  for (const decorate of filterParameters) decorate(target, key, descriptor as never);
};

/** What happened in a district, over all logs: for auditors above all. */
@Controller('v1/districts/:district')
export class AuditController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get('events')
  @Right('read')
  @ApiOperation({ operationId: 'all-events', summary: '审计：各服务的事件，新的在前 · the events of all services, the newest first, in words' })
  @ApiQuery({ name: 'service', required: false, schema: { type: 'string', maxLength: 40 }, description: '只看一个服务 · of one service alone' })
  @withFilters
  @knownAtQuery
  @ApiQuery({ name: 'cursor', required: false, schema: { type: 'string', maxLength: 2000 }, description: '上一页的 next · `next` of the page before' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 1000, default: 50 } })
  @ApiAnswer(200, '一页；可能不足 limit 条，next 为 null 才是末页 · a page; it may be short, and is the last where next is null', eventTrailShape)
  async list(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    assertRegion(district);
    const { cursor, limit, service, ...filter } = asked.parse(query);
    const question = { district, service, ...filter };
    const place = cursor === undefined ? this.beginning(service) : readTrailCursor(cursor, question);
    const { next, moments, ...rest } = await eventTrail(clientsFor(this.services, request), place, limit, pathWith(district, filter, place, limit));
    const page = { ...rest, moment: momentOfAll(moments, filter) };
    if (next === null) return { ...page, next };
    const further = trailCursor(next, question);
    void reply.header('link', `<${outerPathOf(request)}?${new URLSearchParams({ ...query, cursor: further }).toString()}>; rel="next"`);
    return { ...page, next: further };
  }

  /** Whatever one command brought about, in its own log and by reactions in others, in the order in which it was recorded. */
  @Get('event-chains/:correlationId')
  @Right('read')
  @ApiOperation({ operationId: 'event-chain', summary: '一次办理引起的全部事件，依记录先后 · all that one command brought about, over all logs, in order' })
  @knownAtQuery
  @ApiAnswer(200, '事件链 · the chain', eventChainShape)
  async chain(@Param('district') district: string, @Param('correlationId') correlationId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<object> {
    assertRegion(district);
    if (correlationId.length > 100) throw new Problem(404, 'not-found');
    const { knownAt } = askedOfChain.parse(query);
    const clients = clientsFor(this.services, request);
    const moments: ToldMoment[] = [];
    const events: TrailPage['events'][number][] = [];
    const away = new Map<string, TrailPage['unavailable'][number]>();
    const whole = 200;
    for (let place: TrailPlace | null = this.beginning(undefined); place !== null && events.length < longestChain; ) {
      const page: TrailPage = await eventTrail(clients, place, whole, pathWith(district, { correlation: correlationId, knownAt }, place, whole));
      events.push(...page.events);
      moments.push(...(moments.length === 0 ? page.moments : []));
      for (const one of page.unavailable) away.set(one.service, one);
      place = page.next === null || Object.entries(page.next.before).every(([service, before]) => before === 1 || away.has(service)) ? null : page.next;
    }
    if (events.length === 0 && away.size === 0) throw new Problem(404, 'not-found');
    return { correlationId, events: events.reverse(), unavailable: [...away.values()], moment: momentOfAll(moments, { knownAt }) };
  }

  private beginning(service: string | undefined): TrailPlace {
    const all = Object.keys(this.services);
    if (service !== undefined && !all.includes(service)) throw new Problem(422, 'schema', undefined, { errors: [{ pointer: '/service', code: 'invalid_value', detail: { zh: `没有这个服务；有 ${all.join('、')}`, en: `no such service; there are ${all.join(', ')}` } }] });
    return { since: endOfTime, before: Object.fromEntries((service === undefined ? all : [service]).map((name) => [name, null])) };
  }
}

const longestChain = 5_000;

const pathWith = (district: string, filter: Readonly<Record<string, string | undefined>>, { since }: TrailPlace, limit: number) => (service: string, before: number | null): string => {
  // A log that was away when the walk began joins it where it began.
  const upTo = before === null && since !== endOfTime && filter['recordedTo'] === undefined ? { recordedTo: since } : {};
  const sent = new URLSearchParams({ ...Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))), limit: String(limit), ...upTo, ...momentFor(service, { knownAt: filter['knownAt'] }), ...(before === null ? {} : { before: String(before) }) });
  return `/v1/districts/${district}/recent-events?${sent.toString()}`;
};

const assertRegion = (district: string): void => {
  if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
};
