import type { MultipartFile } from '@fastify/multipart';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, type OnModuleDestroy } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, callerOf, idempotencyKeyOf, idempotencyKeyPattern, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { derivedId, newId } from '@yange/kernel';
import { z } from 'zod';
import { SERVICES } from '../gateway.tokens.js';
import { clientsFor } from '../imports/service.client.js';
import { restartPatience } from '../imports/while.refused.js';
import { UploadedFiles } from '../imports/uploaded.files.js';
import { registerReportShape } from '../openapi/gateway.shapes.js';
import type { RegisterKind } from './register.columns.js';
import { RegisterRun, type RegisterReport } from './register.run.js';

const words = (most: number) => z.string().min(1).max(most);
const startQuery = z.strictObject({
  kind: words(60),
  takenOn: z.iso.date(),
  keepDays: z.coerce.number().int().min(1).max(1_095).default(180),
  documentNumber: words(60),
  documentIssuer: words(100),
  documentIssuedOn: z.iso.date(),
  documentTitle: words(300).optional(),
});

type MultipartRequest = AuthenticatedRequest & { isMultipart(): boolean; files(): AsyncIterableIterator<MultipartFile> };

const aReport = (status: number, description: string) => ApiAnswer(status, description, registerReportShape);

const kept = 50;
const runningAtOnce = 2;

/** 台账快照: registers of others come in here, one file each. */
@Controller('v1/districts/:district/register-uploads')
export class RegisterUploadsController implements OnModuleDestroy {
  private readonly runs = new Map<string, { readonly run: RegisterRun; readonly owner: string }>();
  private arriving = 0;

  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  /** Answers at once; the upload is followed by its id. */
  @Post()
  @HttpCode(202)
  @Right('registers.load')
  @ApiOperation({ operationId: 'upload-register', summary: '载入台账快照（工资、人社、组织、统一社会信用代码等）并比对 · load a register as it was on a day, and compare it' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern } })
  @ApiQuery({ name: 'kind', required: true, schema: { type: 'string', maxLength: 60 }, description: '台账种类：代码表 register-kinds 截至日的代码或名称，如 payroll、工资册 · code or name of that day in the reference table register-kinds' })
  @ApiQuery({ name: 'takenOn', required: true, schema: { type: 'string', format: 'date' }, description: '截至日，按当日日志比对 · the day of which it tells' })
  @ApiQuery({ name: 'keepDays', required: false, schema: { type: 'integer', minimum: 1, maximum: 1_095, default: 180 }, description: '保存天数，其后销毁 · destroyed after so many days' })
  @ApiQuery({ name: 'documentNumber', required: true, schema: { type: 'string', maxLength: 60 }, description: '来源文件文号 · number of the document that it came with' })
  @ApiQuery({ name: 'documentIssuer', required: true, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'documentIssuedOn', required: true, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'documentTitle', required: false, schema: { type: 'string', maxLength: 300 } })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ required: true, schema: { type: 'object', properties: { file: { type: 'string', format: 'binary', description: '*.csv, *.xlsx' } } } })
  @aReport(202, '已开始 · begun')
  async start(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: MultipartRequest): Promise<RegisterReport> {
    const key = idempotencyKeyOf(request);
    const { kind, takenOn, keepDays, documentNumber, documentIssuer, documentIssuedOn, documentTitle } = startQuery.parse(query);
    if (!request.isMultipart()) throw new Problem(415, 'media-type');
    if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
    const owner = ownerOf(district, request);
    const snapshotId = derivedId('register-snapshot', owner, key);
    const earlier = [...this.runs.values()].find(({ run }) => run.report.snapshotId === snapshotId);
    if (earlier !== undefined) return earlier.run.report;
    const clients = clientsFor(this.services, request, restartPatience);
    const known = await clients['staffing']?.get<RegisterKind>(`/v1/districts/${district}/imports/register-kinds/${encodeURIComponent(kind)}?on=${takenOn}`);
    if (known === undefined) throw new Problem(503, 'service-unavailable');
    const files = await this.whileArriving(() => UploadedFiles.receive(request.files()));
    if (files.byName.size !== 1) {
      await files.close();
      throw new Problem(422, 'one-file', { zh: '每次上传一个文件', en: 'one file at a time' });
    }
    const documents = [{ number: documentNumber, issuer: documentIssuer, issuedOn: documentIssuedOn, ...(documentTitle === undefined ? {} : { title: documentTitle }) }];
    const options = { kind: known, district, keepDays, documents, key: derivedId('register-upload', key), clients };
    const run = new RegisterRun({ uploadId: newId(), snapshotId, kind: known.code, kindName: known.name, takenOn, state: 'loading', rows: 0, rejected: 0, problems: [] }, options, files);
    for (const old of [...this.runs.keys()].slice(0, Math.max(0, this.runs.size - kept))) this.runs.delete(old);
    this.runs.set(run.report.uploadId, { run, owner });
    void run.run();
    return run.report;
  }

  @Get(':uploadId')
  @Right('registers.load')
  @ApiOperation({ operationId: 'follow-register-upload', summary: '载入与比对的进度 · how far the load is' })
  @aReport(200, '进度 · report')
  @ApiResponse({ status: 404 })
  follow(@Param('district') district: string, @Param('uploadId') uploadId: string, @Req() request: AuthenticatedRequest): RegisterReport {
    const found = this.runs.get(uploadId);
    if (found === undefined || found.owner !== ownerOf(district, request)) throw new Problem(404, 'not-found');
    return found.run.report;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.runs.values()].map(({ run }) => run.finished));
  }

  private async whileArriving<T>(arrival: () => Promise<T>): Promise<T> {
    if ([...this.runs.values()].filter(({ run }) => run.running).length + this.arriving >= runningAtOnce) {
      throw new Problem(503, 'imports-running', { zh: '已有载入在进行，请稍后再试', en: 'other loads are running; try later' }, { retryAfterSeconds: 5 });
    }
    this.arriving += 1;
    try {
      return await arrival();
    } finally {
      this.arriving -= 1;
    }
  }
}

const ownerOf = (district: string, request: AuthenticatedRequest): string => JSON.stringify([district, callerOf(request).principal.person]);
