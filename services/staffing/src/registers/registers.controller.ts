import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { logIdOf } from '@yange/contracts';
import { idempotencyKeyPattern, Problem, Right, sentSchema, type AuthenticatedRequest } from '@yange/http';
import { answeredBy, assertDistrict, CursorPage, commandFields, readCommandRequest } from '@yange/service-host';
import type { AnyUseCase, CommandOutcome } from '@yange/use-case';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { compareRegisterUseCase, deleteSnapshotUseCase, openRegisterIssuesUseCase } from '../commands/registers/register.use-cases.js';
import { differenceCodes } from '../domain/register-snapshot/difference.codes.js';
import { comparisonBody, deletionBody, differencesAnswer, differencesQuery, issuesAnswer, issuesBody, registerIssuesAnswer, registerIssuesQuery, snapshotAnswer, snapshotsAnswer } from './register.schemas.js';
import type { LastSnapshot } from './difference.store.js';
import type { Registers } from './registers.js';
import { REGISTERS } from './registers.tokens.js';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'output'): never => (io === 'input' ? sentSchema(schema) : z.toJSONSchema(schema, { unrepresentable: 'any', io })) as never;
const answered = (schema: z.ZodType) => ({ 'application/json': { schema: schemaOf(schema) } }) as const;
const commandBody = (schema: z.ZodObject, more: z.ZodRawShape = {}): never => schemaOf(schema.omit({ snapshotId: true }).extend(more), 'input');
const key = { name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern } } as const;
const snapshotParam = { name: 'snapshotId', schema: { type: 'string', format: 'uuid' } } as const;
const queries = (schema: z.ZodObject): MethodDecorator => (target, name, descriptor) => {
  const { properties = {} } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as { properties?: Record<string, unknown> };
  for (const [parameter, of] of Object.entries(properties)) ApiQuery({ name: parameter, required: false, schema: of as never })(target, name, descriptor as never);
};

const door = (useCase: unknown, body: z.ZodType): AnyUseCase => ({ ...(useCase as AnyUseCase), body });
const issuesDoor = door(openRegisterIssuesUseCase, issuesBody);
const comparisonDoor = door(compareRegisterUseCase, comparisonBody);
const deletionDoor = door(deleteSnapshotUseCase, deletionBody);

type IssueRow = Omit<z.infer<typeof registerIssuesAnswer>['issues'][number], 'stillFound' | 'lastCompared' | 'supersededBy'> & { readonly registerKind: string };

const issueRows = `
  select issue_id as "issueId", ledger_name as "ledgerName", kind, title, person_id as "personId", unknown_person_id as "unknownPersonId", organ_id as "organId", difference, snapshot_id as "snapshotId",
         opened_on::text as "openedOn", deadline::text as deadline, closed_on::text as "closedOn", means, evidence, register_kind as "registerKind"
  from live.ledger_subjects where log_id = $1 and snapshot_id is not null and ($2::uuid is null or issue_id > $2) and ($4::boolean is null or (closed_on is null) = $4) and ($5::uuid is null or organ_id = $5) order by issue_id limit $3`;

/** 台账比对: what registers of others and the log say differently. Of people only references go out. */
@Controller('v1/districts/:district')
export class RegistersController {
  constructor(@Inject(REGISTERS) private readonly registers: Registers) {}

  @Get('register-snapshots')
  @Right('registers.read')
  @ApiOperation({ operationId: 'register-snapshots', summary: '台账快照 · snapshots of registers, the newest day first' })
  @ApiResponse({ status: 200, description: '各快照 · snapshots', content: answered(snapshotsAnswer) })
  async list(@Param('district') district: string): Promise<z.infer<typeof snapshotsAnswer>> {
    return { snapshots: [...(await this.registers.store.list(assertDistrict(district)))] };
  }

  @Get('register-snapshots/:snapshotId')
  @Right('registers.read')
  @ApiOperation({ operationId: 'register-snapshot', summary: '一个快照：各类差异数、各单位合计 · one snapshot with its counts and totals per organ' })
  @ApiParam(snapshotParam)
  @ApiResponse({ status: 200, description: '快照 · the snapshot', content: answered(snapshotAnswer) })
  @ApiResponse({ status: 404 })
  async one(@Param('district') district: string, @Param('snapshotId') snapshotId: string): Promise<z.infer<typeof snapshotAnswer>> {
    const of = keyOf(district, snapshotId);
    const snapshot = await this.registers.store.find(of);
    if (snapshot === null) throw new Problem(404, 'not-found');
    return { ...snapshot, counts: [...(await this.registers.found.counts(of))], totals: [...(await this.registers.found.totals(of))] };
  }

  @Get('register-snapshots/:snapshotId/differences')
  @Right('registers.read')
  @ApiOperation({ operationId: 'register-differences', summary: '差异，按人员或机构，两方并列 · differences per person and organ, both sides' })
  @ApiParam(snapshotParam)
  @queries(differencesQuery)
  @ApiResponse({ status: 200, description: '差异 · differences', content: answered(differencesAnswer) })
  @ApiResponse({ status: 404 })
  async differences(@Param('district') district: string, @Param('snapshotId') snapshotId: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof differencesAnswer>> {
    const of = keyOf(district, snapshotId);
    if ((await this.registers.store.find(of)) === null) throw new Problem(404, 'not-found');
    const page = new CursorPage('register-differences', of, query);
    const { cursor: _cursor, ...filter } = differencesQuery.parse(query);
    const rows = await this.registers.found.differences(of, { ...filter, after: Number(page.after ?? 0) });
    const differences = rows.map(({ details, ...rest }) => ({ ...rest, what: { zh: differenceCodes[rest.code].zh, en: differenceCodes[rest.code].en }, ...details }));
    return { differences: differences as z.infer<typeof differencesAnswer>['differences'], next: page.next(rows.length < filter.limit ? null : String(rows.at(-1)?.n), { request, reply }) };
  }

  @Post('register-snapshots/:snapshotId/issues')
  @HttpCode(201)
  @Right('registers.open')
  @ApiOperation({ operationId: 'open-register-issues', summary: '差异列入整改台账：逐项，或全部疑似吃空饷 · open differences as rows of a rectification ledger, one by one or all suspects' })
  @ApiHeader(key)
  @ApiParam(snapshotParam)
  @ApiBody({ required: true, schema: commandBody(issuesBody, commandFields.pick({ effective: true, documents: true }).shape) })
  @ApiResponse({ status: 201, description: '已列入 · opened', content: answered(issuesAnswer) })
  @ApiResponse({ status: 404 })
  async openIssues(@Param('district') district: string, @Req() request: AuthenticatedRequest): Promise<z.infer<typeof issuesAnswer>> {
    const { body, meta } = readCommandRequest(request, issuesDoor, assertDistrict(district));
    const { snapshotId, differences, ...rest } = body as z.infer<typeof issuesBody>;
    return this.registers.openIssues({ district, snapshotId }, { ...rest, chosen: differences ?? null }, meta);
  }

  @Post('register-snapshots/:snapshotId/comparison')
  @HttpCode(201)
  @Right('registers.load')
  @ApiOperation({ operationId: 'compare-register', summary: '按当前日志重新比对 · compare once more, since the log has grown' })
  @ApiHeader(key)
  @ApiParam(snapshotParam)
  @ApiBody({ required: true, schema: commandBody(comparisonBody) })
  @ApiResponse({ status: 201, description: '已比对 · compared', content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandAnswer' } as never } } })
  async compare(@Param('district') district: string, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CommandOutcome> {
    const { body, meta } = readCommandRequest(request, comparisonDoor, assertDistrict(district));
    return answeredBy(await this.registers.compare({ district, snapshotId: (body as z.infer<typeof comparisonBody>).snapshotId }, meta), reply);
  }

  @Post('register-snapshots/:snapshotId/deletion')
  @HttpCode(201)
  @Right('registers.load')
  @ApiOperation({ operationId: 'delete-register-snapshot', summary: '删除快照：册内数据与差异销毁 · destroy what the snapshot says and what differs' })
  @ApiHeader(key)
  @ApiParam(snapshotParam)
  @ApiBody({ required: true, schema: commandBody(deletionBody) })
  @ApiResponse({ status: 201, description: '已删除 · deleted', content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandAnswer' } as never } } })
  async delete(@Param('district') district: string, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CommandOutcome> {
    const { body, meta } = readCommandRequest(request, deletionDoor, assertDistrict(district));
    const { snapshotId, basis } = body as z.infer<typeof deletionBody>;
    return answeredBy(await this.registers.delete({ district, snapshotId }, basis, meta), reply);
  }

  @Get('register-issues')
  @Right('registers.read')
  @ApiOperation({ operationId: 'register-issues', summary: '由比对列入台账的问题，及最近快照是否仍发现 · rows of ledgers that comparisons opened, and whether the last snapshot still finds them' })
  @queries(registerIssuesQuery)
  @ApiResponse({ status: 200, description: '问题 · rows', content: answered(registerIssuesAnswer) })
  async issues(@Param('district') district: string, @Query() query: Record<string, string>, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof registerIssuesAnswer>> {
    const page = new CursorPage('register-issues', { district }, query);
    const { limit, open, organId } = registerIssuesQuery.parse(query);
    const rows = (await this.registers.read?.query<IssueRow[]>(issueRows, [logIdOf(assertDistrict(district), 'staffing'), page.after, limit, open === undefined ? null : open === 'true', organId ?? null])) ?? [];
    const last = new Map<string, LastSnapshot | null>();
    for (const kind of new Set(rows.map(({ registerKind }) => registerKind))) {
      last.set(kind, await this.registers.found.lastOf(district, kind, rows.filter((row) => row.registerKind === kind).flatMap((row) => subjectIn(row) ?? [])));
    }
    const superseded = await this.registers.store.supersededOf(district, rows.map(({ snapshotId }) => snapshotId));
    const issues = rows.map(({ registerKind, ...row }) => {
      const latest = last.get(registerKind) ?? null;
      const subject = subjectIn(row);
      const stillFound = latest?.found.some((one) => one.subject === subject && (one.severity === 'suspect' || one.code === row.difference)) ?? null;
      return { ...row, stillFound, supersededBy: superseded.get(row.snapshotId) ?? null, lastCompared: latest === null ? null : { snapshotId: latest.snapshotId, takenOn: latest.takenOn } };
    });
    return { issues, next: page.next(rows.length < limit ? null : (rows.at(-1)?.issueId ?? null), { request, reply }) };
  }
}

const subjectIn = ({ personId, unknownPersonId, organId }: Pick<IssueRow, 'personId' | 'unknownPersonId' | 'organId'>): string | null => personId ?? unknownPersonId ?? organId;

const keyOf = (district: string, snapshotId: string) => {
  if (!z.uuid().safeParse(snapshotId).success) throw new Problem(404, 'not-found');
  return { district: assertDistrict(district), snapshotId };
};
