import { wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { titleOf } from '../problem/problem.words.js';
import { namedSchemas } from './api.shapes.js';

const text = z.string();

const eventSince = z
  .strictObject({
    eventId: z.uuid(),
    type: text,
    words: wordsShape.nullable().describe('所办事项名称 · title of the command'),
    effective: z.strictObject({ from: text.nullable(), to: text, text }),
    recordedAt: z.iso.datetime(),
    position: z.int(),
    version: z.int(),
    actor: z.strictObject({ person: text, role: text }),
  })
  .meta({ id: 'EventSince', description: '所见之后的一条事件 · an event that the caller has not seen' });

const refusingRule = z.strictObject({
  id: text,
  title: wordsShape,
  source: z.strictObject({ kind: z.enum(['article', 'document', 'report', 'standard', 'conclusion']), zh: text, en: text }),
});

export const fieldProblemShape = z.strictObject({ pointer: text.describe('JSON pointer into the body, or the name of a parameter as one'), code: text, detail: text, words: wordsShape.optional() });

/** What is not the answer that was asked for; `ProblemBody` is its type. */
export const problemShape = z
  .strictObject({
    type: z.url().describe('urn:yange:problem:<code>; names the problem and is no address'),
    title: text,
    status: z.int(),
    detail: text,
    instance: text.optional().describe('所请求的路径 · the path as it was asked for, without its query'),
    code: text.describe('稳定编号；规则拒绝时即规则编号 · stable; the id of the rule where a rule refuses'),
    words: z.strictObject({ title: wordsShape, detail: wordsShape }),
    facts: z.record(z.string(), z.string()).optional().describe('规则所据 · what the rule is about'),
    errors: z.array(fieldProblemShape).optional(),
    rule: refusingRule.optional().describe('拒绝的规则及其出处 · the rule that refuses, and where it comes from: an article, a document, a paragraph of a report'),
    current: z.strictObject({ streamId: text, version: z.int(), etag: text }).optional().describe('412 时：现在的版本 · of a 412: where the thing stands'),
    since: z.array(eventSince).optional().describe('412 时：未见的事件，旧的在前 · of a 412: what the caller has not seen, oldest first'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457；语言随 Accept-Language（默认中文），words 两种都有 · title and detail in the language of Accept-Language, both languages in words' });

export const problemSchemas = namedSchemas(problemShape, wordsShape);

const headers: Readonly<Record<number, object>> = {
  401: { 'WWW-Authenticate': { schema: { type: 'string' } } },
  503: { 'Retry-After': { schema: { type: 'integer' }, description: '秒 · seconds' } },
};

export const problemStatuses = [400, 401, 403, 404, 409, 412, 413, 414, 415, 422, 428, 431, 500, 503] as const;

export type ProblemStatus = (typeof problemStatuses)[number];

export const problemResponses = Object.fromEntries(
  problemStatuses.map((status) => {
    const { zh, en } = titleOf(status);
    const response = { description: `${zh} · ${en}`, headers: { 'Content-Language': { schema: { enum: ['zh', 'en'] } }, ...headers[status] }, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
    return [`Problem${status}`, response];
  }),
);
