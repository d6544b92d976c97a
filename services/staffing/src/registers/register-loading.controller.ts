import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Right, type AuthenticatedRequest } from '@yange/http';
import { assertDistrict, readCommandRequest } from '@yange/service-host';
import type { AnyUseCase } from '@yange/use-case';
import { z } from 'zod';
import { loadRegisterUseCase } from '../commands/registers/register.use-cases.js';
import type { RegisterKind } from '../domain/reference/register-kinds.js';
import type { RowFault, Registers } from './registers.js';
import type { SnapshotRow } from './register.store.js';
import { REGISTERS } from './registers.tokens.js';

const text = z.string().max(4_000);
const organ = z.strictObject({ organId: z.uuid(), name: text, names: z.array(text).max(100), creditCode: z.string().max(18).nullable(), ended: z.boolean() });
const opening = z.strictObject({ kind: z.string().min(1).max(60), takenOn: z.iso.date(), keepDays: z.int().min(1).max(1_095), organs: z.array(organ).max(20_000) });
const rowsBody = z.strictObject({ rows: z.array(z.strictObject({ line: z.int().min(1), cells: z.record(z.string(), text) })).max(1_000) });
const kindQuery = z.strictObject({ on: z.iso.date() });
const completion = z.strictObject({ snapshotId: z.uuid(), rejected: z.int().min(0), fileHash: z.string().regex(/^[0-9a-f]{64}$/) });

/** By this door the command comes; what is counted is added behind it. */
const completionDoor = { ...loadRegisterUseCase, body: completion } as unknown as AnyUseCase;

/** The door by which the gateway hands rows of a register to this service; below `imports`, which no caller from outside reaches. */
@ApiExcludeController()
@Controller('v1/districts/:district/imports')
export class RegisterLoadingController {
  constructor(@Inject(REGISTERS) private readonly registers: Registers) {}

  /** Before anything is sent: how the rows of a register of this kind are read. */
  @Get('register-kinds/:kind')
  @Right('registers.load')
  kind(@Param('district') district: string, @Param('kind') kind: string, @Query() query: unknown): Promise<RegisterKind> {
    return this.registers.kindOf(assertDistrict(district), kind, kindQuery.parse(query).on);
  }

  @Post('registers/:snapshotId')
  @HttpCode(204)
  @Right('registers.load')
  async open(@Param('district') district: string, @Param('snapshotId') snapshotId: string, @Req() request: AuthenticatedRequest): Promise<void> {
    await this.registers.open({ district: assertDistrict(district), snapshotId: z.uuid().parse(snapshotId) }, opening.parse(request.body));
  }

  @Post('registers/:snapshotId/rows')
  @HttpCode(200)
  @Right('registers.load')
  async rows(@Param('district') district: string, @Param('snapshotId') snapshotId: string, @Req() request: AuthenticatedRequest): Promise<{ readonly faults: readonly RowFault[] }> {
    return { faults: await this.registers.addRows({ district: assertDistrict(district), snapshotId }, rowsBody.parse(request.body).rows) };
  }

  @Post('registers/:snapshotId/completion')
  @HttpCode(200)
  @Right('registers.load')
  async complete(@Param('district') district: string, @Req() request: AuthenticatedRequest): Promise<SnapshotRow> {
    const { body, meta } = readCommandRequest(request, completionDoor, assertDistrict(district));
    const { snapshotId, ...told } = body as z.infer<typeof completion>;
    return this.registers.complete({ district, snapshotId }, told, meta);
  }

  @Delete('registers/:snapshotId')
  @HttpCode(204)
  @Right('registers.load')
  giveUp(@Param('district') district: string, @Param('snapshotId') snapshotId: string): Promise<void> {
    return this.registers.giveUp({ district: assertDistrict(district), snapshotId: z.uuid().parse(snapshotId) });
  }
}
