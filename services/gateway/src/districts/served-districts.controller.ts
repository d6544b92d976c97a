import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { coversDistrict } from '@yange/auth';
import { ApiAnswer, callerOf, Problem, problemFrom, Right, type AuthenticatedRequest } from '@yange/http';
import { addedDistrict } from '@yange/service-host';
import { z } from 'zod';
import { FOLLOWED, KNOWN, SERVICES } from '../gateway.tokens.js';
import { servedDistrictsShape } from '../openapi/gateway.shapes.js';
import type { KnownDistricts } from './known.districts.js';

interface Served {
  readonly districts: readonly string[];
  readonly followed: readonly string[];
}

/** Which districts the deployment serves, of those that the asker may ask about: nobody learns here which others there are. And taking in another one while it runs. */
@Controller('v1/served-districts')
export class ServedDistrictsController {
  constructor(
    @Inject(SERVICES) private readonly services: Readonly<Record<string, string>>,
    @Inject(KNOWN) private readonly known: KnownDistricts,
    @Inject(FOLLOWED) private readonly followed: readonly string[],
  ) {}

  @Get()
  @ApiOperation({ operationId: 'served-districts', summary: '本部署服务的区 · districts that this deployment serves' })
  @ApiAnswer(200, '各区 · districts', servedDistrictsShape)
  @Right('read')
  list(@Req() request: AuthenticatedRequest): Served {
    const { principal } = callerOf(request);
    const own = (code: string): boolean => coversDistrict(principal, code);
    return { districts: this.known.codes.filter(own), followed: this.followed.filter(own) };
  }

  /** Said to every service; where one does not answer the rest knows it already, and the same request is made again. */
  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'add-district', summary: '添加区，不停机 · serve another district from now on' })
  @ApiBody({ schema: z.toJSONSchema(addedDistrict) as never })
  @ApiAnswer(200, '各区 · districts', servedDistrictsShape)
  @ApiResponse({ status: 409 })
  @ApiResponse({ status: 503 })
  @Right('districts.add')
  async add(@Body() body: unknown, @Req() request: AuthenticatedRequest): Promise<Served> {
    const asked = addedDistrict.parse(body);
    await Promise.all(Object.values(this.services).map((base) => this.tell(base, asked, request.headers.authorization ?? '')));
    await this.known.look();
    return { districts: this.known.codes, followed: this.followed };
  }

  private async tell(base: string, body: object, authorization: string): Promise<void> {
    const response = await fetch(new URL('/v1/served-districts', base), { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) }).catch(() => null);
    if (response === null) throw new Problem(503, 'service-unavailable', { zh: '有服务暂不可用，请稍后以同一请求重试', en: 'a service is not available; make the same request again' }, { retryAfterSeconds: 1 });
    if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null));
  }
}
