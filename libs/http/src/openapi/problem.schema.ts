import { titleOf } from '../problem/problem.words.js';

const words = { type: 'object', required: ['zh', 'en'], properties: { zh: { type: 'string' }, en: { type: 'string' } } };

/** `ProblemBody` as OpenAPI 3.1 says it. */
export const problemSchemas = {
  Words: { ...words, description: '中文与英文 · Chinese and English' },
  EventSince: {
    type: 'object',
    description: '所见之后的一条事件 · an event that the caller has not seen',
    required: ['eventId', 'type', 'words', 'effective', 'recordedAt', 'position', 'version', 'actor'],
    properties: {
      eventId: { type: 'string', format: 'uuid' },
      type: { type: 'string' },
      words: { anyOf: [{ $ref: '#/components/schemas/Words' }, { type: 'null' }], description: 'title of the command' },
      effective: { type: 'object', required: ['from', 'to', 'text'], properties: { from: { type: ['string', 'null'] }, to: { type: 'string' }, text: { type: 'string' } } },
      recordedAt: { type: 'string', format: 'date-time' },
      position: { type: 'integer' },
      version: { type: 'integer' },
      actor: { type: 'object', required: ['person', 'role'], properties: { person: { type: 'string' }, role: { type: 'string' } } },
    },
  },
  Problem: {
    type: 'object',
    description: 'RFC 9457; title and detail in the language of Accept-Language (zh unless en is preferred), both languages in words',
    required: ['type', 'title', 'status', 'detail', 'code', 'words'],
    properties: {
      type: { type: 'string', format: 'uri', examples: ['urn:yange:problem:schema'] },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      instance: { type: 'string', format: 'uri-reference', description: 'the path as it was asked for' },
      code: { type: 'string', description: 'stable; the id of the rule where a rule refuses' },
      words: { type: 'object', required: ['title', 'detail'], properties: { title: { $ref: '#/components/schemas/Words' }, detail: { $ref: '#/components/schemas/Words' } } },
      facts: { type: 'object', additionalProperties: { type: 'string' }, description: 'what the rule is about' },
      rule: {
        type: 'object',
        description: 'the rule that refuses, where it is one of `rules`, and where it comes from: an article, a document, a paragraph of a report',
        required: ['id', 'title', 'source'],
        properties: {
          id: { type: 'string' },
          title: { $ref: '#/components/schemas/Words' },
          source: { type: 'object', required: ['kind', 'zh', 'en'], properties: { kind: { enum: ['article', 'document', 'report', 'standard', 'conclusion'] }, zh: { type: 'string' }, en: { type: 'string' } } },
        },
      },
      current: { type: 'object', description: 'of a 412: where the thing stands', required: ['streamId', 'version', 'etag'], properties: { streamId: { type: 'string' }, version: { type: 'integer' }, etag: { type: 'string' } } },
      since: { type: 'array', description: 'of a 412: what the caller has not seen, oldest first', items: { $ref: '#/components/schemas/EventSince' } },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['pointer', 'code', 'detail'],
          properties: { pointer: { type: 'string', description: 'JSON pointer into the body, or the name of a parameter as one' }, code: { type: 'string' }, detail: { type: 'string' }, words: { $ref: '#/components/schemas/Words' } },
        },
      },
    },
  },
} as const;

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
