import { createHash } from 'node:crypto';
import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, idempotencyKeyOf, idempotencyKeyPattern, Problem, Right } from '@yange/http';
import { todayInChina } from '@yange/service-host';
import { z } from 'zod';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor } from '../imports/service.client.js';
import { attachedFileShape } from '../openapi/gateway.shapes.js';
import { receivedFile, type FileRequest } from './received.file.js';

/** Bytes of a file at most, as the service takes them. */
const mostBytes = 32 * 1024 * 1024;

/** 附件: a scan or another file of a registered document comes in here. */
@Controller('v1/districts/:district/documents/:documentId/files')
export class DocumentFilesController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  /** The file is kept before the event that names it: whoever reads the event finds the file. One that the document may not have is not kept. */
  @Post()
  @HttpCode(201)
  @Right('organisations.record')
  @ApiOperation({ operationId: 'attach-document-file', summary: '上传附件并登记其哈希 · keep a file and record its hash with the document' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern } })
  @ApiParam({ name: 'documentId', schema: { type: 'string', format: 'uuid' } })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ required: true, schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiAnswer(201, '已附入 · attached', attachedFileShape)
  @ApiResponse({ status: 409 })
  async attach(@Param('district') district: string, @Param('documentId') documentId: string, @Req() request: FileRequest): Promise<z.infer<typeof attachedFileShape>> {
    const key = idempotencyKeyOf(request);
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    if (!z.uuid().safeParse(documentId).success) throw new Problem(404, 'not-found');
    const { name, mediaType, content } = await receivedFile(request, mostBytes);
    const organisations = clientsFor(this.services, request)['organisations'];
    if (organisations === undefined) throw new Problem(503, 'service-unavailable');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const door = `/v1/districts/${district}/documents/${documentId}/attachments`;
    const said = { name, mediaType, size: content.length, sha256, effective: todayInChina() };
    await organisations.hand('POST', `${door}?dryRun=true`, said, key);
    await organisations.file(district, sha256, content);
    const { status, position } = await organisations.hand<{ readonly status: 'recorded' | 'unchanged'; readonly position: number | null }>('POST', door, said, key);
    return { status, name, mediaType, size: content.length, sha256, position };
  }
}
