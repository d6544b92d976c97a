import { Controller, HttpCode, Inject, Param, Put, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { callerOf, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { assertDistrict } from '@yange/service-host';
import { recordRight } from '../commands/body.parts.js';
import type { AttachedFiles } from './attached.files.js';
import { FILES } from './files.tokens.js';

/** Where the gateway hands over a file that somebody brought, before the event that names it. */
@ApiExcludeController()
@Controller('v1/districts/:district/files')
export class FilesController {
  constructor(@Inject(FILES) private readonly files: AttachedFiles) {}

  /** Said again, it stays as it is. */
  @Put(':sha256')
  @HttpCode(204)
  @Right(recordRight)
  async keep(@Param('district') district: string, @Param('sha256') sha256: string, @Req() request: AuthenticatedRequest): Promise<void> {
    if (!Buffer.isBuffer(request.body)) throw new Problem(415, 'media-type');
    await this.files.keep(assertDistrict(district), sha256, request.body, callerOf(request).principal.tokenId);
  }
}
