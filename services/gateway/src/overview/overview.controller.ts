import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { dayAsked, todayInChina } from '@yange/service-host';
import { momentParams } from '@yange/use-case';
import { z } from 'zod';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor } from '../imports/service.client.js';
import { askEvery } from './every.service.js';
import { knownAtQuery, momentFor, momentOfAll, type ToldMoment } from './known.moment.js';

const span = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional(), ...momentParams });
const day = z.strictObject({ on: z.iso.date().optional(), ...momentParams });

interface Scheduled {
  readonly moment: ToldMoment;
  readonly after: string;
  readonly changes: readonly (Readonly<Record<string, unknown>> & { readonly effective: { readonly to: string } })[];
}

interface Rules {
  readonly moment: ToldMoment;
  readonly rules: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
}

const text = { type: 'string' } as const;
const unavailable = { type: 'array', description: '未答复的服务：其内容不在此答复中 · services that did not answer: what they hold is missing here', items: { type: 'object', required: ['service', 'code'], properties: { service: text, code: text } } } as const;
const date = { type: 'string', format: 'date' } as const;
const answerOf = (description: string, properties: Readonly<Record<string, object>>) => ({
  status: 200, description, content: { 'application/json': { schema: { type: 'object' as const, required: [...Object.keys(properties), 'unavailable', 'moment'], properties: { ...properties, unavailable, moment: { $ref: '#/components/schemas/Moment' } } as never } } },
});
const asOfQuery = ApiQuery({ name: 'asOf', required: false, schema: date, description: '截至该日；未注明即今天 · as of this day; today where left out' });
const told = { type: 'array', items: { type: 'object', required: ['service'], properties: { service: text } } } as const;

/** What all services hold of one kind, in one list. */
@Controller('v1/districts/:district')
export class OverviewController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get('scheduled-changes')
  @Right('read')
  @ApiOperation({ operationId: 'all-scheduled-changes', summary: '全部待生效变更 · what takes effect after the day, of all services, by its day' })
  @ApiQuery({ name: 'from', required: false, schema: date, description: '生效日起 · from this day of effect' })
  @ApiQuery({ name: 'to', required: false, schema: date, description: '生效日止 · up to this day of effect' })
  @asOfQuery
  @knownAtQuery
  @ApiResponse(answerOf('待生效变更 · the changes', { after: date, changes: told }))
  async scheduled(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<object> {
    assertRegion(district);
    const { from = '', to = '9999-12-31', ...moment } = span.parse(query);
    const { answers, unavailable: away } = await askEvery<Scheduled>(clientsFor(this.services, request), (service) => `/v1/districts/${district}/scheduled-changes?${new URLSearchParams(momentFor(service, moment)).toString()}`);
    const changes = answers.flatMap(([service, { changes: own }]) => own.map((change) => ({ service, ...change }))).filter(({ effective }) => effective.to >= from && effective.to <= to);
    return { after: answers[0]?.[1].after, changes: changes.sort((a, b) => (a.effective.to < b.effective.to ? -1 : a.effective.to > b.effective.to ? 1 : 0)), unavailable: away, moment: momentOfAll(answers.map(([, answer]) => answer.moment), moment) };
  }

  /** A rule that every service has is told once by each: each log has its own mode for it. */
  @Get('rules')
  @Right('read')
  @ApiOperation({ operationId: 'all-rules', summary: '在用规则 · the rules of all services with their source, and how the district treats each on a day' })
  @ApiQuery({ name: 'on', required: false, schema: date, description: '哪一天 · which day; today where left out' })
  @asOfQuery
  @knownAtQuery
  @ApiResponse(answerOf('规则 · the rules', { on: date, rules: told }))
  async rules(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<object> {
    assertRegion(district);
    const { knownAt, ...days } = day.parse(query);
    const asOf = dayAsked(days) ?? todayInChina();
    const moment = { asOf, knownAt };
    const { answers, unavailable: away } = await askEvery<Rules>(clientsFor(this.services, request), (service) => `/v1/districts/${district}/rules?${new URLSearchParams(momentFor(service, moment)).toString()}`);
    const rules = answers.flatMap(([service, { rules: own }]) => own.map((rule) => ({ service, ...rule })));
    return { on: asOf, rules: rules.sort((a, b) => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1)), unavailable: away, moment: momentOfAll(answers.map(([, answer]) => answer.moment), moment) };
  }
}

const assertRegion = (district: string): void => {
  if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
};
