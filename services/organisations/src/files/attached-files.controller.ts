import { Controller, Get, Inject, Param, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, download, Problem, Right } from '@yange/http';
import { assertDistrict } from '@yange/service-host';
import { shown } from '@yange/use-case';
import { z } from 'zod';
import type { AttachedFile, AttachedFiles } from './attached.files.js';
import { FILES } from './files.tokens.js';

/** As a client reads it. */
export const filesShape = z
  .strictObject({
    files: z.array(
      z.strictObject({
        name: shown.text, mediaType: shown.text, size: shown.count.describe('字节 · bytes'), sha256: z.hex(), eventId: shown.eventId,
        kept: z.boolean().describe('文件本身是否存于本平台；否则只登记了哈希 · whether the file itself is kept here, or its hash alone'),
      }),
    ),
  })
  .meta({ id: 'AttachedFiles', description: '文件的附件 · files attached to a document' });

const uuid = { schema: { type: 'string', format: 'uuid' } } as const;

/** 附件: the files of a document, as they were brought. */
@Controller('v1/districts/:district/documents/:documentId/files')
export class AttachedFilesController {
  constructor(@Inject(FILES) private readonly files: AttachedFiles) {}

  @Get()
  @Right('read')
  @ApiOperation({ operationId: 'attached-files', summary: '文件的附件 · files attached to a document' })
  @ApiParam({ name: 'documentId', ...uuid })
  @ApiAnswer(200, '各附件 · the files', filesShape)
  @ApiResponse({ status: 404 })
  async list(@Param('district') district: string, @Param('documentId') documentId: string): Promise<{ readonly files: readonly AttachedFile[] }> {
    return { files: await this.files.of(assertDistrict(district), idOf(documentId)) };
  }

  @Get(':sha256')
  @Right('read')
  @ApiOperation({ operationId: 'attached-file', summary: '下载附件 · a file as it was brought' })
  @ApiParam({ name: 'documentId', ...uuid })
  @ApiParam({ name: 'sha256', schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } })
  @ApiResponse({ status: 200, description: '文件 · the file', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 404 })
  async file(@Param('district') district: string, @Param('documentId') documentId: string, @Param('sha256') sha256: string): Promise<StreamableFile> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Problem(404, 'not-found');
    const { content, name } = await this.files.find(assertDistrict(district), idOf(documentId), sha256);
    // Whatever whoever brought it called it: nothing that comes from here is to be shown as a page.
    return download(content, name, 'application/octet-stream');
  }
}

/** @throws {Problem} 404 */
const idOf = (documentId: string): string => {
  if (!z.uuid().safeParse(documentId).success) throw new Problem(404, 'not-found');
  return documentId;
};
