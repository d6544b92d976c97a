import { roleWithRight } from '@yange/auth';
import { callerOf, idempotencyKeyOf, Problem, type AuthenticatedRequest } from '@yange/http';
import { derivedId, isCalendarDate, onDay, parseEffectiveDate, Rejected, type EffectiveDate } from '@yange/kernel';
import type { AnyUseCase, Citing, CommandMeta } from '@yange/use-case';
import { propagation, context } from '@opentelemetry/api';
import { z } from 'zod';
import { assertNoPersonalData } from './personal-data.problem.js';
import { preconditionsFor } from './precondition.problem.js';
import { todayInChina } from './today.clock.js';

const words = (most: number) => z.string().min(1).max(most);

/** A document that a command cites. */
export const citingShape = z
  .strictObject({
    documentId: words(100).optional().describe('登记号 · id in the register of documents'),
    number: words(60).optional().describe('发文字号 · number, for example 内党办发〔2019〕22号'),
    title: words(300).optional(),
    issuer: words(100).optional().describe('发文机关 · issuer'),
    issuedOn: z.string().refine(isCalendarDate, '没有这一天 · no such day').optional().describe('印发日期 YYYY-MM-DD · the day on which it was issued'),
    kind: words(40).optional(),
    place: words(100).optional().describe('文件中的位置 · where in the document'),
    quote: words(2000).optional().describe('原文 · its words'),
  })
  .meta({ id: 'CitedInCommand', description: '所据文件 · a document that a change rests on' });

/** What every command says beside its own fields. The actor is never among them. */
export const commandFields = z.strictObject({
  effective: words(60).optional(),
  documents: z.array(citingShape).max(20).default([]),
  /** the decision that the change stands under */
  decision: z.uuid().optional(),
  corrects: z.uuid().optional(),
  correctionReason: words(500).optional(),
});

const reserved = ['effective', 'documents', 'decision', 'corrects', 'correctionReason'] as const;

export interface CommandRequest {
  readonly body: unknown;
  readonly meta: CommandMeta;
}

/**
 * Reads a live command from a request: the body's own fields by the use case's schema, time and documents by ours,
 * the actor from the token, the command id from `Idempotency-Key`, what was seen from `If-Match`.
 * @param forVault fields of the body that are kept in the vault and nowhere else: they alone may say who somebody is
 * @throws {ZodError} @throws {Problem}
 */
export const readCommandRequest = (request: AuthenticatedRequest, useCase: AnyUseCase, district: string, forVault: readonly string[] = []): CommandRequest => {
  const { principal, role } = callerOf(request);
  const key = idempotencyKeyOf(request);
  const preconditions = preconditionsFor(request, useCase);
  const { district: _district, ...pathFields } = request.params as Record<string, string>;
  const sent = request.body;
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) throw new Problem(400, 'malformed');
  const { body, fields } = readContent({ ...sent, ...pathFields }, useCase, forVault);
  const commandId = derivedId('command', district, principal.person, key);
  return {
    body,
    meta: {
      district,
      commandId,
      actor: { person: principal.person, role, tokenId: principal.tokenId, ...(principal.onBehalfOf === undefined ? {} : { onBehalfOf: principal.onBehalfOf }) },
      principal: principal.person,
      mode: 'live',
      effective: effectiveOf(fields.effective, useCase),
      citations: fields.documents as readonly Citing[],
      today: todayInChina(),
      decision: fields.decision ?? null,
      corrects: fields.corrects ?? null,
      ...(fields.correctionReason === undefined ? {} : { reason: fields.correctionReason }),
      may: (right) => roleWithRight(principal, right) !== null,
      correlationId: commandId,
      causationId: null,
      traceparent: currentTraceparent(),
      order: 0,
      importRow: null,
      preconditions,
      id: (label) => derivedId(commandId, label),
    },
  };
};

/** What a command says, whether it comes to its door or was prepared as a draft: its own fields, and those that every command has. */
export interface CommandContent {
  readonly body: unknown;
  readonly fields: z.infer<typeof commandFields>;
}

/** @throws {ZodError} @throws {Problem} `personal-data-in-text` among others */
export const readContent = (sent: object, useCase: AnyUseCase, forVault: readonly string[] = []): CommandContent => {
  assertNoPersonalData(sent, forVault);
  const isReserved = (key: string): boolean => (reserved as readonly string[]).includes(key);
  const fields = commandFields.parse(Object.fromEntries(Object.entries(sent).filter(([key]) => isReserved(key))));
  if (fields.corrects !== undefined && fields.correctionReason === undefined && useCase.annuls === undefined) throw reasonMissing();
  return { body: useCase.body.parse(Object.fromEntries(Object.entries(sent).filter(([key]) => !isReserved(key)))), fields };
};

const reasonMissing = (): Problem => new Problem(422, 'schema', { zh: '更正须写明理由', en: 'a correction must say why' }, { errors: [{ pointer: '/correctionReason', code: 'required', detail: { zh: '更正须写明理由', en: 'a correction must say why' } }] });

export const effectiveOf = (text: string | undefined, useCase: AnyUseCase): EffectiveDate => {
  if (text !== undefined) return dateOf(text);
  if (useCase.administrative) return parseEffectiveDate('1949-10-01');
  if (useCase.draft) return onDay(todayInChina());
  throw new Problem(422, 'schema', undefined, { errors: [{ pointer: '/effective', code: 'required', detail: { zh: '须注明生效日期', en: 'the effective date is required' } }] });
};

/** A date that is none is not a fact that a rule refuses, but a request that is not valid. */
const dateOf = (text: string): EffectiveDate => {
  try {
    return parseEffectiveDate(text);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    throw new Problem(422, error.rule, { zh: error.zh, en: error.en }, { errors: [{ pointer: '/effective', code: error.rule, detail: { zh: error.zh, en: error.en } }] });
  }
};

export const currentTraceparent = (): string | null => {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? null;
};

export const assertDistrict = (district: string): string => {
  if (!/^\d{6}$/.test(district)) throw new Problem(404, 'unknown-district');
  return district;
};
