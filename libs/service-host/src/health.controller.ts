import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { coversDistrict } from '@yange/auth';
import { callerOf, Open, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import type { Health } from './health.js';
import { HEALTH } from './service.tokens.js';

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(@Inject(HEALTH) private readonly health: Health) {}

  /** The process answers, and nothing in it gave up for good. */
  @Get('healthz')
  @Open()
  live(): { status: 'ok' } {
    const lost = this.health.lost?.() ?? [];
    if (lost.length > 0) throw new Problem(503, 'given-up', undefined, { errors: lost.map((detail) => ({ pointer: '', code: 'given-up', detail })) });
    return { status: 'ok' };
  }

  /** The process can do its work: its databases answer. Fails first when it is told to stop. */
  @Get('readyz')
  @Open()
  async ready(): Promise<object> {
    const problems = await this.health.problems();
    if (problems.length > 0) throw new Problem(503, 'not-ready', undefined, { errors: problems.map((detail) => ({ pointer: '', code: 'not-ready', detail })) });
    return { status: 'ready' };
  }

  /** Heads, checkpoints, lag and parked streams, of the districts that the token covers. */
  @Get('v1/status')
  @Right('read')
  status(@Req() request: AuthenticatedRequest): Promise<object> {
    const { principal } = callerOf(request);
    return this.health.status((district) => coversDistrict(principal, district));
  }
}
