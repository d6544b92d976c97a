import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Problem, Right } from '@yange/http';
import type { ProjectionRunner } from '@yange/projections';
import { RUNNERS } from './service.tokens.js';

/** An operator's doors to the read models: what their rows are worth, and building them anew beside the running ones. */
@ApiExcludeController()
@Controller('v1/projections')
export class ProjectionsController {
  constructor(@Inject(RUNNERS) private readonly runners: readonly ProjectionRunner[]) {}

  /** A digest of all rows that are served: the same events give the same digest on every machine. */
  @Get('digests')
  @Right('read')
  async digests(): Promise<object> {
    this.assertPresent();
    return { projections: await Promise.all(this.runners.map(async (runner) => ({ name: (await runner.status()).projection, digest: await runner.digest() }))) };
  }

  /** Builds every read model of this service anew, compares, swaps. Answers when all are swapped. */
  @Post('rebuild')
  @HttpCode(200)
  @Right('operate')
  async rebuild(): Promise<object> {
    this.assertPresent();
    const projections: object[] = [];
    for (const runner of this.runners) projections.push({ name: (await runner.status()).projection, ...(await runner.rebuild()) });
    return { projections };
  }

  private assertPresent(): void {
    if (this.runners.length === 0) throw new Problem(404, 'no-projector', { zh: '本进程不承担投影', en: 'this process plays no projector' });
  }
}
