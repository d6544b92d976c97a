import { Controller, Delete, HttpCode, Inject, Param, Post, Req, type OnModuleDestroy } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Right, type AuthenticatedRequest } from '@yange/http';
import type { CommandOutcome, Movements } from '@yange/use-case';
import { assertDistrict } from '../command.request.js';
import { PLAN_STEPS, WHAT_IFS } from '../service.tokens.js';
import type { PlanSteps } from './plan.steps.js';
import { carryOutRequest, followRequest, movementsRequest, tryOutRequest, tryStepRequest, type FollowedEvents, type OpenedTryOut, type TriedStep } from './what-if.messages.js';
import type { WhatIfSessions } from './what-if.sessions.js';
import { offWire } from './wire.event.js';

/** The doors by which the gateway tries a plan out over all services, and carries it out. */
@ApiExcludeController()
@Controller('v1/districts/:district')
export class WhatIfController implements OnModuleDestroy {
  constructor(
    @Inject(WHAT_IFS) private readonly sessions: WhatIfSessions,
    @Inject(PLAN_STEPS) private readonly steps: PlanSteps,
  ) {}

  @Post('what-ifs/:id')
  @HttpCode(200)
  @Right('read')
  async open(@Param('district') district: string, @Param('id') id: string, @Req() request: AuthenticatedRequest): Promise<OpenedTryOut> {
    return { position: await this.sessions.open(assertDistrict(district), id, request, tryOutRequest.parse(request.body).knownAt) };
  }

  @Post('what-ifs/:id/steps')
  @HttpCode(200)
  @Right('read')
  step(@Param('district') district: string, @Param('id') id: string, @Req() request: AuthenticatedRequest): Promise<TriedStep> {
    const { plan, step, answers } = tryStepRequest.parse(request.body);
    return this.sessions.of(district, id, request).step(plan, step, answers);
  }

  @Post('what-ifs/:id/follow-ups')
  @HttpCode(200)
  @Right('read')
  async follow(@Param('district') district: string, @Param('id') id: string, @Req() request: AuthenticatedRequest): Promise<FollowedEvents> {
    const { events, positions } = followRequest.parse(request.body);
    return { followUps: await this.sessions.of(district, id, request).follow(events.map(offWire), positions) };
  }

  @Post('what-ifs/:id/movements')
  @HttpCode(200)
  @Right('read')
  movements(@Param('district') district: string, @Param('id') id: string, @Req() request: AuthenticatedRequest): Promise<Movements> {
    return this.sessions.of(district, id, request).movements(movementsRequest.parse(request.body).on);
  }

  @Delete('what-ifs/:id')
  @HttpCode(204)
  @Right('read')
  end(@Param('district') district: string, @Param('id') id: string, @Req() request: AuthenticatedRequest): Promise<void> {
    return this.sessions.end(district, id, request);
  }

  @Post('plan-steps')
  @HttpCode(200)
  @Right('read')
  carryOut(@Param('district') district: string, @Req() request: AuthenticatedRequest): Promise<CommandOutcome> {
    return this.steps.carryOut(assertDistrict(district), carryOutRequest.parse(request.body), request);
  }

  onModuleDestroy(): Promise<void> {
    return this.sessions.closeAll();
  }
}
