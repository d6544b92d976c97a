import { Controller, HttpCode, Inject, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, download, Problem, Right } from '@yange/http';
import type { Place, WordFile } from '@yange/word-files';
import { z } from 'zod';
import { wordType } from '../file.types.js';
import { SERVICES } from '../gateway.tokens.js';
import { receivedFile, type FileRequest } from '../files/received.file.js';
import { clientsFor } from '../imports/service.client.js';
import { openDraft } from './draft.file.js';
import { draftProofShape } from '../openapi/gateway.shapes.js';

const params = z.strictObject({ on: z.iso.date().optional() });
const mostBytes = 16 * 1024 * 1024;

interface Proof {
  readonly numbers: readonly { readonly place: Place; readonly remark: { readonly zh: string; readonly en: string } }[];
}

interface Draft {
  readonly name: string;
  readonly word: WordFile;
  readonly proof: Proof;
}

const onQuery = ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' }, description: '文中未写日期的数据以此日为准；不写即今天 · numbers without a date of their own hold at the end of this day; today where left out' });
const fileBody = ApiBody({ required: true, schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary', description: '.docx，或 .txt、.md' } } } });

/** 校核: a draft with a remark of the log beside each number. Nothing of the draft is kept. */
@Controller('v1/districts/:district/draft-proofs')
export class DraftProofsController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Post()
  @HttpCode(200)
  @Right('read')
  @ApiOperation({ operationId: 'proof-read-draft', summary: '校核文稿中的数据 · each number of a draft beside what the log says' })
  @onQuery
  @ApiConsumes('multipart/form-data')
  @fileBody
  @ApiAnswer(200, '逐个数据的核对 · number by number', draftProofShape)
  async numbers(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: FileRequest): Promise<object> {
    const { name, word, proof } = await this.proofOf(district, query, request);
    return { file: name, paragraphs: word.paragraphs, ...proof };
  }

  @Post('document')
  @HttpCode(200)
  @Right('read')
  @ApiOperation({ operationId: 'proof-read-document', summary: '校核后的 Word 文稿（批注） · the draft as a Word document with a comment at each number' })
  @onQuery
  @ApiConsumes('multipart/form-data')
  @fileBody
  @ApiResponse({ status: 200, description: 'DOCX', content: { [wordType]: { schema: { type: 'string', format: 'binary' } } } })
  async document(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: FileRequest): Promise<StreamableFile> {
    const { name, word, proof } = await this.proofOf(district, query, request);
    const at = `${new Date().toISOString().slice(0, 19)}Z`;
    for (const { place, remark } of proof.numbers) await word.remark(place, { author: '沿革 Yange', initials: '沿', at, text: `${remark.zh}\n${remark.en}` });
    return download(await word.save(), `${name.replace(/\.\w+$/u, '')}-校核.docx`, wordType);
  }

  private async proofOf(district: string, query: Record<string, string>, request: FileRequest): Promise<Draft> {
    const { on } = params.parse(query);
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    const { name, content } = await receivedFile(request, mostBytes);
    const word = await openDraft(name, content);
    const reporting = clientsFor(this.services, request)['reporting'];
    if (reporting === undefined) throw new Problem(503, 'unavailable');
    const proof = await reporting.post<Proof>(`/v1/districts/${district}/draft-proofs`, { paragraphs: word.paragraphs, ...(on === undefined ? {} : { on }) });
    return { name, word, proof };
  }
}
