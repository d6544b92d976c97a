import { Controller, Get, Header, Inject, Param, Req, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, callerOf, OfFollowed, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { decodeJwt } from 'jose';
import { SERVICES, WATCH } from '../gateway.tokens.js';
import { positionsShape } from '../openapi/gateway.shapes.js';
import { readStatus } from '../status/status.reading.js';
import { standOf, type DistrictStand } from './district.stand.js';
import type { PositionsWatch } from './positions.watch.js';

const streamType = 'text/event-stream';

/** How far a district's logs and read models are: asked once, or told whenever it changes. Positions alone; what happened is asked for by those who may see it. */
@Controller('v1/districts/:district/positions')
export class PositionsController {
  constructor(
    @Inject(SERVICES) private readonly services: Readonly<Record<string, string>>,
    @Inject(WATCH) private readonly watch: PositionsWatch,
  ) {}

  @Get()
  @Right('read')
  @OfFollowed()
  @ApiOperation({ operationId: 'positions', summary: '本区各服务的日志位置与读模型进度 · how far the logs and read models of a district are' })
  @ApiAnswer(200, '位置 · positions', positionsShape)
  async positions(@Param('district') district: string, @Req() request: AuthenticatedRequest): Promise<DistrictStand> {
    return standOf(await readStatus(this.services, request.headers.authorization ?? ''), district);
  }

  @Get('stream')
  @Right('read')
  @OfFollowed()
  @Header('cache-control', 'no-store')
  @Header('x-accel-buffering', 'no')
  @ApiOperation({ operationId: 'positions-stream', summary: '位置有变即告知（server-sent events） · positions whenever they move, as server-sent events' })
  @ApiProduces(streamType)
  @ApiResponse({
    status: 200,
    description: '事件 moved，data 与 positions 的答复相同；每十秒一行注释；两分钟后、令牌到期时或网关停止时结束，续听须重新请求 · events `moved` whose data is what `positions` answers; a comment every ten seconds; it ends after two minutes, with the token or with the gateway: whoever goes on listening asks again',
    content: { [streamType]: { schema: { type: 'string' } } },
  })
  @ApiResponse({ status: 503 })
  stream(@Param('district') district: string, @Req() request: AuthenticatedRequest): StreamableFile {
    // Whoever asks for the head alone never hangs up, since nothing comes.
    if (request.method === 'HEAD') return new StreamableFile(new Uint8Array(), { type: streamType });
    const authorization = request.headers.authorization ?? '';
    // Verified by the guard, which wants an expiry.
    const { exp = 0 } = decodeJwt(authorization.replace('Bearer ', ''));
    const stream = this.watch.listen({ district, person: callerOf(request).principal.person, authorization, expiresAt: exp });
    if (stream === null) throw new Problem(503, 'too-many-listeners', { zh: '同时收听的页面过多，请稍后再试；其间可查询 positions', en: 'too many pages listen at the moment: try again later, and ask `positions` meanwhile' }, { retryAfterSeconds: 30 });
    return new StreamableFile(stream, { type: streamType });
  }
}
