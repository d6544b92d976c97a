import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation } from '@nestjs/swagger';
import { ApiAnswer, Open, Problem, problemFrom, Right, type AuthenticatedRequest } from '@yange/http';
import type { Ending } from '@yange/service-host';
import { ENDING, SERVICES } from '../gateway.tokens.js';
import { readStatus } from './status.reading.js';
import { digestsShape, readyShape, rebuiltShape, retriedShape, statusShape } from '../openapi/gateway.shapes.js';

/** State of the whole: what each service says of itself. */
@Controller()
export class StatusController {
  constructor(
    @Inject(SERVICES) private readonly services: Readonly<Record<string, string>>,
    @Inject(ENDING) private readonly ending: Ending,
  ) {}

  @Get('healthz')
  @ApiOperation({ operationId: 'healthz', summary: '进程在运行 · the process answers' })
  @ApiAnswer(200, '状态 · state', readyShape)
  @Open()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @ApiOperation({ operationId: 'readyz', summary: '全部服务就绪 · all services are ready' })
  @ApiAnswer(200, '状态 · state', readyShape)
  @Open()
  async ready(): Promise<object> {
    await this.own();
    const answers = await Promise.all(Object.entries(this.services).map(async ([name, base]) => [name, await answers200(new URL('/readyz', base))] as const));
    const missing = answers.filter(([, ok]) => !ok).map(([name]) => name);
    if (missing.length > 0) throw new Problem(503, 'not-ready', undefined, { errors: missing.map((name) => ({ pointer: '', code: 'not-ready', detail: name })) });
    return { status: 'ready' };
  }

  /** For whoever balances over gateways: this process alone, since a service that is away is away behind every one of them. */
  @Get('readyz/own')
  @ApiExcludeEndpoint()
  @Open()
  async own(): Promise<{ status: 'ready' }> {
    const problems = await this.ending.problems();
    if (problems.length > 0) throw new Problem(503, 'not-ready', undefined, { errors: problems.map((detail) => ({ pointer: '', code: 'not-ready', detail })) });
    return { status: 'ready' };
  }

  @Get('v1/status')
  @ApiOperation({ operationId: 'status', summary: '各服务的日志、投影与积压 · heads, projections and lag' })
  @ApiAnswer(200, '状态 · state', statusShape)
  @Right('read')
  async status(@Req() request: AuthenticatedRequest): Promise<object> {
    return readStatus(this.services, request.headers.authorization ?? '');
  }

  /** Digests of all rows that a service serves. */
  @Get('v1/projections/:context/digests')
  @ApiOperation({ operationId: 'digests', summary: '读模型摘要 · digests of the rows that are served' })
  @ApiAnswer(200, '状态 · state', digestsShape)
  @Right('read')
  async digests(@Param('context') context: string, @Req() request: AuthenticatedRequest): Promise<object> {
    return passOn(await fetch(new URL('/v1/projections/digests', this.baseOf(context)), { headers: bearer(request) }));
  }

  /** Builds a service's read models anew. */
  @Post('v1/projections/:context/rebuild')
  @ApiOperation({ operationId: 'rebuild', summary: '重建读模型 · build the read models anew and swap' })
  @ApiAnswer(200, '状态 · state', rebuiltShape)
  @HttpCode(200)
  @Right('operate')
  async rebuild(@Param('context') context: string, @Req() request: AuthenticatedRequest): Promise<object> {
    return passOn(await fetch(new URL('/v1/projections/rebuild', this.baseOf(context)), { method: 'POST', headers: bearer(request) }));
  }

  /** Folds what a service has parked, in its order; what was decided to be left out is left out. */
  @Post('v1/projections/:context/retry-parked')
  @ApiOperation({ operationId: 'retry-parked', summary: '停放事件再试 · try again what is parked, in its order' })
  @ApiAnswer(200, '结果 · what came of it', retriedShape)
  @HttpCode(200)
  @Right('operate')
  async retryParked(@Param('context') context: string, @Req() request: AuthenticatedRequest): Promise<object> {
    return passOn(await fetch(new URL('/v1/projections/retry-parked', this.baseOf(context)), { method: 'POST', headers: bearer(request) }));
  }

  private baseOf(context: string): string {
    const base = Object.hasOwn(this.services, context) ? this.services[context] : undefined;
    if (base === undefined) throw new Problem(404, 'unknown-context');
    return base;
  }
}

const bearer = (request: AuthenticatedRequest): Record<string, string> => ({ authorization: request.headers.authorization ?? '' });

const passOn = async (response: Response): Promise<object> => {
  const answer = (await response.json().catch(() => null)) as object | null;
  if (!response.ok || answer === null) throw problemFrom(response.ok ? 503 : response.status, answer);
  return answer;
};

const answers200 = async (url: URL): Promise<boolean> => (await fetch(url).catch(() => null))?.ok ?? false;
