const text = { type: 'string' } as const;
const day = { type: 'string', format: 'date' } as const;
const id = { type: 'string', format: 'uuid' } as const;
const object = { type: 'object' } as const;

const finding = {
  type: 'object',
  required: ['rule', 'zh', 'en'],
  properties: { rule: text, zh: text, en: text, facts: { type: 'object', additionalProperties: text } },
};

/** What a command, an event and a page of events look like: `CommandOutcome` and `eventAsJson` as OpenAPI says them. */
export const answerSchemas = {
  CommandAnswer: {
    type: 'object',
    required: ['status', 'events', 'findings', 'answer', 'position'],
    properties: {
      status: { enum: ['recorded', 'unchanged'] },
      events: { type: 'array', items: { type: 'object', required: ['eventId', 'type', 'streamId'], properties: { eventId: id, type: text, streamId: text } } },
      findings: { type: 'array', items: finding },
      answer: { type: 'object', additionalProperties: text, description: '新编号等 · ids of what is new' },
      position: { type: ['integer', 'null'], description: '最后一个事件的位置 · position of the last event' },
    },
    additionalProperties: false,
  },
  Event: {
    type: 'object',
    required: ['eventId', 'type', 'schemaVersion', 'logId', 'position', 'streamId', 'version', 'effective', 'recordedAt', 'mode', 'citations', 'actor', 'command', 'commandId', 'correlationId', 'causationId', 'supersedes', 'findings', 'data', 'contentHash'],
    properties: {
      eventId: id,
      type: text,
      schemaVersion: { type: 'integer' },
      logId: text,
      position: { type: 'integer' },
      streamId: text,
      version: { type: 'integer' },
      effective: { type: 'object', required: ['from', 'to', 'text'], properties: { from: { anyOf: [day, { type: 'null' }] }, to: day, text } },
      recordedAt: { type: 'string', format: 'date-time' },
      mode: { enum: ['live', 'history'] },
      citations: { type: 'array', items: object },
      actor: { type: 'object', required: ['person', 'role', 'tokenId'], properties: { person: text, role: text, tokenId: text, onBehalfOf: text } },
      command: text,
      commandId: text,
      correlationId: { type: ['string', 'null'] },
      causationId: { type: ['string', 'null'] },
      supersedes: { type: ['string', 'null'] },
      importRow: { type: 'object', required: ['table', 'row'], properties: { table: text, row: text } },
      findings: { type: 'array', items: object },
      data: object,
      contentHash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
    additionalProperties: false,
  },
  EventPage: {
    type: 'object',
    required: ['logId', 'events'],
    properties: { logId: text, head: { type: 'integer' }, scannedTo: { type: 'integer' }, events: { type: 'array', items: { $ref: '#/components/schemas/Event' } } },
    additionalProperties: false,
  },
} as const;
