import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { describeRoutes, type ApiDocument } from '@yange/http';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;

const importProblem = {
  type: 'object',
  description: '一行的问题 · what is wrong with a row',
  required: ['file', 'line', 'column', 'rule', 'zh', 'en', 'hint'],
  properties: { file: text, line: count, column: { type: ['string', 'null'] }, rule: text, zh: text, en: text, hint: { $ref: '#/components/schemas/Words' } },
};

const importReport = {
  type: 'object',
  required: ['importId', 'state', 'policy', 'dryRun', 'rows', 'rejected', 'events', 'problems', 'warnings'],
  properties: {
    importId: text,
    state: { enum: ['checking', 'applying', 'done', 'rejected', 'failed', 'cancelled'] },
    policy: { enum: ['all-or-nothing', 'good-rows-only'] },
    dryRun: { type: 'boolean' },
    ...Object.fromEntries(['rows', 'checked', 'applied', 'commands', 'repeated', 'unchanged', 'rejected', 'events'].map((name) => [name, count])),
    findings: { type: 'object', additionalProperties: count, description: '规则与次数 · rule and how often' },
    problems: { type: 'array', items: { $ref: '#/components/schemas/ImportProblem' } },
    warnings: { type: 'array', items: { $ref: '#/components/schemas/ImportProblem' } },
    startedAt: { type: 'string', format: 'date-time' },
    resumes: { ...text, description: '接着哪一次 · the run whose files it took over' },
    proposal: { type: 'object', description: '没有 manifest.json 时推测的表与列，供确认 · tables and columns as guessed, to be confirmed', required: ['certain', 'tables', 'manifest'], properties: { certain: { type: 'boolean' }, tables: { type: 'array', items: { type: 'object' } }, manifest: { type: ['object', 'null'] } } },
    failure: { type: 'object', required: ['code', 'zh', 'en'], properties: { code: text, zh: text, en: text } },
  },
};

const { problems: _problems, warnings: _warnings, proposal: _proposal, findings: _findings, ...numbers } = importReport.properties;

const importSummary = { type: 'object', required: ['importId', 'state', 'rows', 'problems', 'resumable'], properties: { ...numbers, problems: count, resumable: { type: 'boolean' } } };

const importRow = {
  type: 'object',
  required: ['table', 'file', 'sheet', 'line', 'row', 'status', 'matter', 'events', 'findings', 'problems'],
  properties: {
    table: text,
    file: text,
    sheet: { type: ['string', 'null'] },
    line: count,
    row: { type: ['string', 'null'] },
    status: { enum: ['recorded', 'unchanged', 'repeated', 'rejected', 'unreadable'] },
    matter: { anyOf: [{ $ref: '#/components/schemas/Words' }, { type: 'null' }] },
    events: { type: 'array', items: { type: 'object', required: ['type', 'stream', 'effective'], properties: { type: text, stream: text, effective: text, data: { type: 'object' } } } },
    findings: { type: 'array', items: { type: 'object', required: ['rule', 'zh', 'en'], properties: { rule: text, zh: text, en: text } } },
    problems: { type: 'array', items: { $ref: '#/components/schemas/ImportProblem' } },
  },
};

const importRowPage = { type: 'object', required: ['rows', 'next'], properties: { rows: { type: 'array', items: importRow }, next: { type: ['integer', 'null'], description: '下一页的 after · after of the next page' } } };

const texts = { type: 'array', items: text };

const importTemplates = {
  type: 'object',
  required: ['tables'],
  properties: {
    tables: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'columns', 'matters', 'sample'],
        properties: {
          name: text,
          columns: {
            type: 'array',
            items: {
              type: 'object',
              required: ['header', 'required', 'hint', 'kind', 'choices', 'synonyms', 'example'],
              properties: { header: text, required: { type: 'boolean' }, hint: { $ref: '#/components/schemas/Words' }, kind: { enum: ['text', 'number', 'choice', 'list', 'date', 'organ', 'document'] }, choices: texts, synonyms: texts, example: text },
            },
          },
          matters: { type: 'array', items: { type: 'object', required: ['matter', 'due', 'may'], properties: { matter: text, due: texts, may: texts } } },
          sample: { type: 'object', additionalProperties: text },
        },
      },
    },
  },
};

/** The doors of the gateway itself, without those of the services. */
export const gatewayDocument = (application: NestFastifyApplication): ApiDocument =>
  describeRoutes(application, {
    title: '沿革 Yange',
    tags: [{ name: 'gateway', description: '网关：导入、状态、接口说明 · imports, state, descriptions' }],
    schemas: { ImportProblem: importProblem, ImportReport: importReport, ImportSummary: importSummary, ImportRowPage: importRowPage, ImportTemplates: importTemplates },
  });
