import type { DynamicModule } from '@nestjs/common';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { createHttpApplication, Open, type HttpOptions } from '@yange/http';
import type { ProjectionRunner } from '@yange/projections';
import { HealthController } from './health.controller.js';
import type { Health } from './health.js';
import { ProjectionsController } from './projections.controller.js';
import { rebuildingHere } from './rebuilding.js';
import { HEALTH, REBUILDING, RUNNERS } from './service.tokens.js';

class DoorModule {}

/** A number for whoever decides how many projectors there are to be. It says nothing of what is recorded. */
@ApiExcludeController()
@Controller()
class LagController {
  constructor(@Inject(RUNNERS) private readonly runners: readonly ProjectionRunner[]) {}

  /** Events that the read model which is furthest behind has still to see. */
  @Get('lagz')
  @Open()
  async lag(): Promise<{ readonly lag: number }> {
    const behind = await Promise.all(this.runners.map(async (runner) => (await runner.status()).logs.reduce((sum, { lag }) => sum + lag, 0)));
    return { lag: Math.max(0, ...behind) };
  }
}

/** What a process answers that plays no api: whether it is well, how far its read models are, and that they are to be built anew. */
export const processDoor = (of: { readonly health: Health; readonly runners: readonly ProjectionRunner[] }, options: HttpOptions): ReturnType<typeof createHttpApplication> => {
  const module: DynamicModule = {
    module: DoorModule,
    controllers: [HealthController, ProjectionsController, LagController],
    providers: [
      { provide: HEALTH, useValue: of.health },
      { provide: RUNNERS, useValue: of.runners },
      { provide: REBUILDING, useValue: of.runners.length === 0 ? null : rebuildingHere(of.runners) },
    ],
  };
  return createHttpApplication(module, options);
};
