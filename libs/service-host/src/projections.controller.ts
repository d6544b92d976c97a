import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import pLimit from 'p-limit';
import { Problem, Right, type AuthenticatedRequest } from '@yange/http';
import type { ReadModelProgress } from '@yange/projections';
import type { Rebuilding } from './rebuilding.js';
import { REBUILDING, RUNNERS } from './service.tokens.js';

/** An operator's doors to the read models: what their rows are worth, building them anew beside the running ones, and trying again what is parked. */
@ApiExcludeController()
@Controller('v1/projections')
export class ProjectionsController {
  /** All rows of a service are read on one connection, however many ask: readers and writers of the same pool go on. */
  readonly #digested = pLimit(1);

  constructor(
    @Inject(RUNNERS) private readonly runners: readonly ReadModelProgress[],
    @Inject(REBUILDING) private readonly rebuilding: Rebuilding | null,
  ) {}

  /** A digest of all rows that are served: the same events give the same digest on every machine. */
  @Get('digests')
  @Right('read')
  async digests(): Promise<object> {
    return { projections: await this.#digested.map(this.runners, async (runner) => ({ name: runner.name, digest: await runner.digest() })) };
  }

  /** Builds every read model of this service anew, compares, swaps. Answers when all are swapped. */
  @Post('rebuild')
  @HttpCode(200)
  @Right('operate')
  async rebuild(@Req() request: AuthenticatedRequest): Promise<object> {
    return this.kept.rebuild(request.headers.authorization ?? '');
  }

  /** Folds what is parked, in its order; what still cannot be folded waits on. */
  @Post('retry-parked')
  @HttpCode(200)
  @Right('operate')
  async retryParked(@Req() request: AuthenticatedRequest): Promise<object> {
    return this.kept.retryParked(request.headers.authorization ?? '');
  }

  private get kept(): Rebuilding {
    if (this.rebuilding === null) throw new Problem(404, 'no-projector', { zh: '本进程不承担投影', en: 'this process plays no projector' });
    return this.rebuilding;
  }
}
