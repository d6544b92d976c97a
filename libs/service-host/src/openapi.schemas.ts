const text = { type: 'string' } as const;
const day = { type: 'string', format: 'date' } as const;
const id = { type: 'string', format: 'uuid' } as const;
const object = { type: 'object' } as const;

const finding = {
  type: 'object',
  required: ['rule', 'zh', 'en'],
  properties: { rule: text, zh: text, en: text, facts: { type: 'object', additionalProperties: text } },
};

const effective = { type: 'object', required: ['from', 'to', 'text'], properties: { from: { anyOf: [day, { type: 'null' }] }, to: day, text } };

/** `Touched` of a dry run: what stands on what would change. */
const touched = {
  type: 'object',
  required: ['from', 'later', 'laterCount', 'limits', 'findings', 'ids'],
  properties: {
    from: { ...day, description: '最早发生变化的日期 · the first day on which anything changes' },
    later: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        required: ['eventId', 'type', 'streamId', 'position', 'effectiveTo', 'why'],
        properties: { eventId: id, type: text, streamId: text, position: { type: 'integer' }, effectiveTo: day, why: { enum: ['later-in-stream', 'follows-from', 'names'] } },
      },
    },
    laterCount: { type: 'integer' },
    limits: {
      type: 'array',
      items: { type: 'object', required: ['rule', 'streamId', 'date', 'before', 'after', 'zh', 'en'], properties: { rule: text, streamId: text, date: day, before: { type: 'integer' }, after: { type: 'integer' }, zh: text, en: text } },
    },
    findings: { type: 'object', required: ['gone', 'told'], properties: { gone: { type: 'array', items: text }, told: { type: 'array', items: text } } },
    ids: { type: 'array', items: text, description: '由被更正事件产生的编号，可向其他服务查询 · ids that it began, to ask other services for' },
  },
} as const;

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
  DryRun: {
    type: 'object',
    required: ['outcome', 'position', 'events', 'violations', 'answer', 'touches'],
    properties: {
      outcome: { enum: ['recorded', 'unchanged', 'refused', 'repeated'], description: '如现在办理的结果 · what would come of it now' },
      position: { type: 'integer', description: '已读到的日志位置；确认时作为“已阅至” · the log was read up to here: what a confirmation says that it saw' },
      events: {
        type: 'array',
        items: {
          type: 'object',
          required: ['eventId', 'type', 'streamId', 'effective', 'supersedes', 'data'],
          properties: { eventId: id, type: text, streamId: text, effective, supersedes: { type: ['string', 'null'] }, data: object },
        },
      },
      violations: { type: 'array', items: { ...finding, required: [...finding.required, 'mode'], properties: { ...finding.properties, mode: { enum: ['refuse', 'warn', 'record'] } } } },
      answer: { type: 'object', additionalProperties: text },
      touches: { anyOf: [touched, { type: 'null' }] },
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
      correctionReason: text,
      preparedAs: { ...text, description: '签办的草稿 · the draft that was signed' },
      preparedBy: { type: 'array', items: text },
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
