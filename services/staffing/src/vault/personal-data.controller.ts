import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, idempotencyKeyPattern, Problem, Right, sentSchema, type AuthenticatedRequest } from '@yange/http';
import { answeredBy, assertDistrict, commandAnswerShape, commandFields, readCommandRequest, replayedHeader, todayInChina, type CommandRequest } from '@yange/service-host';
import type { AnyUseCase, CommandOutcome } from '@yange/use-case';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { erasePersonalDataUseCase, erasureBody, revealBody, revealPersonalDataUseCase } from '../commands/personal-data/personal-data.use-cases.js';
import type { Erasure, Reveal } from '../domain/personal-data/personal-data.decider.js';
import { masked } from './masking.js';
import { answeredValues, personalDataBody, valuesOf } from './personal-data.body.js';
import { VaultIncomplete, type Vault } from './vault.js';
import { VAULT } from './vault.tokens.js';

const recordBody = personalDataBody(todayInChina);
/** The door's words; what goes to the executor holds none of it. */
const recordDoor = { ...revealPersonalDataUseCase, name: 'record-personal-data', body: recordBody } as AnyUseCase;
const vaultFields = Object.keys(recordBody.omit({ personId: true }).shape);

const key = { name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern } } as const;
const person = { name: 'personId', schema: { type: 'string', format: 'uuid' } } as const;
const schemaOf = (schema: z.ZodType): never => sentSchema(schema) as never;
const shownPerson = z.strictObject({ personId: z.uuid(), name: z.string().optional(), identityNumber: z.string().optional(), telephone: z.string().optional() });
const aPerson = (status: number, description: string) => ApiResponse({ status, description, content: { 'application/json': { schema: z.toJSONSchema(shownPerson) as never } } });

/** The doors of the vault 保险库. Whatever is personal comes in by a body and goes out by an answer; nothing of it is kept elsewhere. */
@Controller('v1/districts/:district')
export class PersonalDataController {
  constructor(@Inject(VAULT) private readonly vault: Vault) {}

  @Post('personal-data')
  @HttpCode(201)
  @Right('personal-data.record')
  @ApiOperation({ operationId: 'record-personal-data', summary: '登记个人信息 · Record personal data' })
  @ApiHeader(key)
  @ApiBody({ required: true, schema: schemaOf(recordBody) })
  @ApiAnswer(201, '已存入保险库 · it is in the vault', commandAnswerShape)
  @ApiResponse({ status: 409 })
  async record(@Param('district') district: string, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CommandOutcome> {
    const { body, meta } = this.read(request, recordDoor, district, vaultFields);
    const data = body as z.infer<typeof recordBody>;
    const values = valuesOf(data);
    const sentKey = String(request.headers['idempotency-key']);
    // The log keeps a hash of the key, and of this one it would be a plain hash of a number.
    if (Object.values(values).some((value) => sentKey.includes(value))) throw new Problem(400, 'idempotency-key', { zh: 'Idempotency-Key 不得含个人信息', en: 'an Idempotency-Key holds no personal data' });
    return answeredBy(await this.vault.record(values, data.personId ?? null, meta), reply);
  }

  @Get('persons/:personId/personal-data')
  @Right('personal-data.read')
  @ApiOperation({ operationId: 'masked-personal-data', summary: '个人信息（脱敏） · Personal data, masked' })
  @ApiParam(person)
  @aPerson(200, '脱敏显示 · masked')
  @ApiResponse({ status: 404 })
  async masked(@Param('district') district: string, @Param('personId') personId: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    if (!z.uuid().safeParse(personId).success) throw new Problem(404, 'not-found');
    const { state, values } = await this.vault.read(assertDistrict(district), personId).catch(told);
    if (values === null) throw new Problem(404, state.erased ? 'personal-data-erased' : 'not-found', state.erased ? { zh: '该人员的信息已依规删除', en: "the person's data were erased" } : undefined);
    unkept(reply);
    return { personId, ...answeredValues(masked(values)) };
  }

  @Post('persons/:personId/personal-data/reveals')
  @HttpCode(201)
  @Right('personal-data.reveal')
  @ApiOperation({ operationId: 'reveal-personal-data', summary: '查看完整个人信息（留痕） · Show personal data unmasked, which is recorded' })
  @ApiHeader(key)
  @ApiParam(person)
  @ApiBody({ required: true, schema: schemaOf(revealBody.omit({ personId: true })) })
  @aPerson(201, '完整信息 · unmasked')
  @ApiResponse({ status: 409 })
  async reveal(@Param('district') district: string, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { body, meta } = this.read(request, revealPersonalDataUseCase as AnyUseCase, district);
    const reveal = body as Reveal;
    const { outcome, values } = await this.vault.reveal(reveal, meta).catch(told);
    if (outcome.firstAnswer !== undefined) void reply.header(replayedHeader, 'true');
    unkept(reply);
    return { personId: reveal.personId, ...answeredValues(values) };
  }

  @Post('persons/:personId/personal-data/erasure')
  @HttpCode(201)
  @Right('personal-data.erase')
  @ApiOperation({ operationId: 'erase-personal-data', summary: '删除个人信息 · Erase personal data' })
  @ApiHeader(key)
  @ApiParam(person)
  @ApiBody({ required: true, schema: schemaOf(commandFields.omit({ corrects: true, correctionReason: true, decision: true }).extend({ ...erasureBody.omit({ personId: true }).shape, effective: z.string() })) })
  @ApiAnswer(201, '已删除 · erased', commandAnswerShape)
  @ApiResponse({ status: 409 })
  async erase(@Param('district') district: string, @Req() request: AuthenticatedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CommandOutcome> {
    const { body, meta } = this.read(request, erasePersonalDataUseCase as AnyUseCase, district);
    return answeredBy(await this.vault.erase(body as Erasure, meta), reply);
  }

  private read(request: AuthenticatedRequest, door: AnyUseCase, district: string, forVault: readonly string[] = []): CommandRequest {
    const read = readCommandRequest(request, door, assertDistrict(district), forVault);
    // What was put into the vault or shown rests on no document, and no event of it is corrected: it is recorded anew.
    const refused = Object.keys(commandFields.shape).find((field) => field in (request.body as object) && (door.administrative || field.startsWith('correct')));
    if (refused !== undefined) throw new Problem(422, 'schema', undefined, { errors: [{ pointer: `/${refused}`, code: 'unknown-field', detail: { zh: '没有这个字段', en: 'unknown field' } }] });
    return read;
  }
}

/** No cache on the way keeps what is shown. */
const unkept = (reply: FastifyReply): void => void reply.header('cache-control', 'no-store');

const told = (error: unknown): never => {
  if (error instanceof VaultIncomplete) throw new Problem(503, 'vault-incomplete', { zh: '保险库数据不全，请联系运维', en: 'the vault lacks what it should hold: tell operations' });
  throw error;
};
