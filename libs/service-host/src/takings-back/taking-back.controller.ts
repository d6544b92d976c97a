import { roleWithRight } from '@yange/auth';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { EventLog, EventLogs } from '@yange/event-log';
import { callerOf, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { correctionRight, takingBackIn, type CommandExecutor, type ServiceDefinition } from '@yange/use-case';
import { z } from 'zod';
import { assertDistrict } from '../command.request.js';
import { readDraft } from '../drafts/draft.reading.js';
import { EXECUTOR, LOGS, SERVICE } from '../service.tokens.js';
import { recordedUpload, type RecordedUpload } from './imported.rows.js';
import { RowsTakenBack } from './rows.taken-back.js';
import { previewQuery, takingBackRequest, type PreviewAnswer, type ProposedTakingBack, type TakingBackAnswer, type UploadOfService } from './taking-back.messages.js';

/** The door by which the gateway has rows of an upload taken back, log by log. */
@ApiExcludeController()
@Controller('v1/districts/:district/recorded-imports/:importId')
export class TakingBackController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceDefinition,
    @Inject(LOGS) private readonly logs: EventLogs,
    @Inject(EXECUTOR) private readonly executor: CommandExecutor,
  ) {}

  @Get()
  @Right('read')
  async upload(@Param('district') district: string, @Param('importId') importId: string): Promise<UploadOfService> {
    const log = this.logs.forDistrict(assertDistrict(district));
    const { position } = await log.head();
    const upload = await recordedUpload(log, known(importId));
    return { ...upload, position, proposals: await this.proposals(log, importId, upload) };
  }

  @Get('rows')
  @Right('read')
  async rows(@Param('district') district: string, @Param('importId') importId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest): Promise<PreviewAnswer> {
    const { before, limit } = previewQuery.parse(query);
    const { rows, log } = this.of(district, importId, request);
    return rows.preview(before ?? (await log.head()).position + 1, limit);
  }

  /** Rows are taken back one after the other; the answer tells of each, and where to go on. */
  @Post('takings-back')
  @HttpCode(200)
  @Right(correctionRight)
  takeBack(@Param('district') district: string, @Param('importId') importId: string, @Req() request: AuthenticatedRequest): Promise<TakingBackAnswer> {
    return this.of(district, importId, request).rows.takeBack(takingBackRequest.parse(request.body));
  }

  private of(district: string, importId: string, request: AuthenticatedRequest): { readonly rows: RowsTakenBack; readonly log: EventLog } {
    const { principal, role } = callerOf(request);
    const log = this.logs.forDistrict(assertDistrict(district));
    const actor = { person: principal.person, role: roleWithRight(principal, correctionRight) ?? role, tokenId: principal.tokenId, ...(principal.onBehalfOf === undefined ? {} : { onBehalfOf: principal.onBehalfOf }) };
    return { log, rows: new RowsTakenBack({ district, service: this.service, log, executor: this.executor, actor, may: (right) => roleWithRight(principal, right) !== null }, known(importId)) };
  }

  private async proposals(log: EventLog, importId: string, upload: RecordedUpload): Promise<readonly ProposedTakingBack[]> {
    if (upload.rows === 0) return [];
    const { position } = await log.head();
    const found: ProposedTakingBack[] = [];
    for (let after = 0; after < position;) {
      const page = await log.readPage({ after, limit: 1_000, types: ['DraftSaved'] });
      for (const { streamId, data } of page.events) {
        if (!Buffer.from(data).includes(importId)) continue;
        const draftId = streamId.slice('draft/'.length);
        const { state } = (await readDraft(log, this.service.contract, draftId)) ?? {};
        const said = state === undefined ? null : takingBackIn(state);
        if (state === undefined || said?.importId !== importId || state.stage === 'none' || found.some((one) => one.draftId === draftId)) continue;
        // The log is read once more only where the same files were brought again since.
        const { counting } = said.upTo >= (upload.last?.position ?? 0) ? upload : await recordedUpload(log, importId, said.upTo);
        found.push({ draftId, stage: state.stage, version: state.version, contentHash: Buffer.from(state.hash).toString('hex'), writers: state.writers, reason: said.reason, upTo: said.upTo, rows: said.rows, counting });
      }
      if (page.scannedTo <= after) break;
      after = page.scannedTo;
    }
    return found;
  }
}

/** @throws {Problem} `not-found` */
const known = (importId: string): string => {
  if (!z.uuid().safeParse(importId).success) throw new Problem(404, 'not-found');
  return importId.toLowerCase();
};
