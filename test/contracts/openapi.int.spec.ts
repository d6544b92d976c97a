import type { ApiDocument } from '@yange/http';
import { breakingChanges } from './openapi.breaking.js';
import { asText, committedDocument, generatedDocument } from './openapi.document.js';
import { lintFaults } from './openapi.lint.js';

let generated: ApiDocument;
let committed: ApiDocument;

beforeAll(async () => {
  [generated, committed] = await Promise.all([generatedDocument(), committedDocument()]);
});

const prefix = '/v1/districts/{district}/organisations';

describe('the document of all doors', () => {
  it('is committed as it is generated: after a change of a use case or a question, `npm run openapi`', () => {
    const doors = (document: ApiDocument): readonly string[] => Object.entries(document.paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`));
    expect(doors(committed)).toEqual(doors(generated));
    expect(committed).toEqual(generated);
  });

  it('has no fault that a linter finds', async () => {
    expect(await lintFaults(asText(committed))).toEqual([]);
  });

  it('breaks no client of the committed one', () => {
    expect(breakingChanges(committed, generated)).toEqual([]);
  });
});

/** What takes no `knownAt`, and why. */
const timeless: readonly (readonly [why: string, ...doors: readonly string[]])[] = [
  ['runs of the gateway and their files: no event', 'imports', 'follow-import', 'import-rows', 'import-error-files', 'import-error-file', 'import-faulty-cells', 'import-corrected-file', 'follow-register-upload', 'planned-rows', 'follow-taking-back'],
  ['what is on record of an upload, to be taken back now', 'recorded-import', 'taking-back-rows'],
  ['forms for what is to be entered now', 'import-templates', 'import-template-workbook', 'import-template-csv'],
  ['registers of other houses lie beside the log, each snapshot with its own day', 'staffing.register-snapshots', 'staffing.register-snapshot', 'staffing.register-differences', 'staffing.register-issues', 'register-differences-workbook'],
  ['personal data lie in the vault, which forgets', 'staffing.masked-personal-data'],
  ['one event, which never changes and says itself when it was recorded', 'organisations.event', 'staffing.event', 'enforcement.event', 'grid.event', 'reporting.event'],
  ['bytes beside the log, named by their hash: which a document had when, its events say', 'organisations.attached-files', 'organisations.attached-file'],
  ['a frozen report says itself at which positions it was derived', 'frozen-report-document', 'frozen-report-annexes'],
  ['the state of processes', 'healthz', 'readyz', 'status', 'positions', 'positions-stream', 'digests', 'served-districts'],
  ['who one is, and how one comes in', 'login-way', 'whoami'],
  ['descriptions and keys', 'openapi', 'openapi-of', 'local-keys', 'local-people'],
];

/** What takes no `asOf`, and why: the doors above, which know no moment, and these. All others take both. */
const dayless: readonly (readonly [why: string, ...doors: readonly string[]])[] = [
  ['events as they were recorded, each with its own day', ...['organisations', 'staffing', 'enforcement', 'grid', 'reporting'].flatMap((service) => [`${service}.events`, `${service}.recent-events`]), 'all-events', 'event-chain', 'reporting.ledger-event'],
  ['what waits for somebody, each draft and follow-up with the day that it is to take effect on', ...['organisations', 'staffing', 'enforcement', 'grid', 'reporting'].flatMap((service) => [`${service}.follow-ups`, `${service}.drafts`, `${service}.draft`])],
  ['a period, whose days are from and to', 'replays', 'reporting.replay', 'staffing.leavings', 'grid.whistle-rates'],
  ['the day of the report is its `on`', 'report-draft-document', 'report-draft-text', 'report-draft-annexes', 'check-sheet-workbook'],
  ['a year, by its last day', 'year-statistics-workbook', 'reporting.year-statistics', 'reporting.year-statistics-comparison', 'reporting.frozen-statistics', 'reporting.frozen-year'],
  ['frozen with its own day', 'reporting.frozen-reports', 'reporting.frozen-report'],
  ['what the report prints, each figure at its own day', 'reporting.declared-figures'],
  ['each definition with the day since which it holds', 'reporting.measure-definitions'],
];

/** GETs of which no parameter is called so. */
const lacking = (parameter: string): readonly string[] =>
  Object.entries(committed.paths).flatMap(([, item]) => Object.entries(item)).flatMap(([method, operation]) => {
    const { operationId = '', parameters = [] } = operation as { operationId?: string; parameters?: readonly { name: string }[] };
    return method === 'get' && !parameters.some(({ name }) => name === parameter) ? [operationId] : [];
  });

const doorsOf = (reasons: readonly (readonly string[])[]): readonly string[] => reasons.flatMap(([, ...doors]) => doors);

describe('what a log answers', () => {
  it('is asked as known at a time: every GET takes `knownAt`, but for those that say why not', () => {
    expect([...lacking('knownAt')].sort()).toEqual([...doorsOf(timeless)].sort());
  });

  it('is asked as of a day: every GET takes `asOf`, but for those that say why not', () => {
    expect([...lacking('asOf')].sort()).toEqual([...doorsOf(timeless), ...doorsOf(dayless)].sort());
  });
});

describe('a table whose marks arm rules', () => {
  it('is set by the right to set rules, not by that of who records under them', () => {
    const tables = Object.entries(committed.paths).flatMap(([path, item]) => {
      const post = (item as { post?: { operationId?: string; 'x-right'?: string } }).post;
      return post !== undefined && /\/(reference-lists\/[^/]+|power-kinds|decline-reasons|chief-roles)$/.test(path) ? [post] : [];
    });
    expect(tables.filter((post) => post['x-right'] !== 'rules.set').map(({ operationId }) => operationId)).toEqual([]);
    expect(tables.map(({ operationId }) => operationId)).toEqual(expect.arrayContaining(['staffing.set-quota-kinds', 'enforcement.set-power-kinds', 'enforcement.set-decline-reasons', 'grid.set-chief-roles', 'organisations.set-organ-categories']));
  });
});

describe('the linter', () => {
  it.each<readonly [string, (document: { paths: Record<string, Record<string, Record<string, unknown>>> }) => void, string]>([
    ['two doors of one name', ({ paths }) => Object.assign(paths[`${prefix}/organs`]?.['get'] ?? {}, { operationId: 'organisations.establish-organ' }), 'operation-operationId-unique'],
    ['a parameter that no one describes', ({ paths }) => Object.assign(paths[`${prefix}/organs/{organId}`]?.['get'] ?? {}, { parameters: [] }), 'path-parameters-defined'],
    ['what stands nowhere', ({ paths }) => Object.assign(paths[`${prefix}/organs`]?.['get'] ?? {}, { responses: { 200: { $ref: '#/components/responses/Nowhere' } } }), 'no-unresolved-refs'],
    ['two paths that are one', ({ paths }) => Object.assign(paths, { [`${prefix}/organs/{id}`]: paths[`${prefix}/organs/{organId}`] }), 'no-identical-paths'],
  ])('sees %s', async (_what, spoil, rule) => {
    const spoilt = structuredClone(committed) as never;
    spoil(spoilt);
    expect((await lintFaults(asText(spoilt))).join('\n')).toContain(rule);
  });
});

/** The document as somebody might change it: whatever the path of keys leads to. */
const changed = (keys: readonly string[], to: (value: never) => unknown): ApiDocument => {
  const document = structuredClone(committed) as unknown as Record<string, unknown>;
  const last = keys.at(-1) ?? '';
  const holder = keys.slice(0, -1).reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, document);
  const value = to(holder[last] as never);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return document as unknown as ApiDocument;
};

const establish = ['paths', `${prefix}/organs`, 'post'];
const body = [...establish, 'requestBody', 'content', 'application/json', 'schema'];
const answer = ['components', 'schemas', 'CommandAnswer'];

describe('a change that breaks clients', () => {
  it.each<readonly [string, readonly string[], (value: never) => unknown, string]>([
    ['an operation that is gone', establish, () => undefined, `POST ${prefix}/organs is gone`],
    ['a path that is gone', ['paths', `${prefix}/organs/{organId}`], () => undefined, `GET ${prefix}/organs/{organId} is gone`],
    ['another name of an operation', [...establish, 'operationId'], () => 'organisations.found-organ', `POST ${prefix}/organs is called organisations.found-organ in place of organisations.establish-organ`],
    ['a field that is taken no longer', [...body, 'properties', 'rank'], () => undefined, `POST ${prefix}/organs takes application/json: rank is gone`],
    ['a field that is newly required', [...body, 'required'], (old: readonly string[]) => [...old, 'rank'], `POST ${prefix}/organs takes application/json: rank is required`],
    ['a value that is refused', [...body, 'properties', 'predecessors', 'items', 'properties', 'how', 'enum'], (old: readonly string[]) => old.filter((one) => one !== 'rebuilt'), `POST ${prefix}/organs takes application/json: predecessors[]: how: "rebuilt" is refused`],
    ['another type', [...body, 'properties', 'name', 'type'], () => 'integer', `POST ${prefix}/organs takes application/json: name: "integer" in place of "string"`],
    ['a parameter that is gone', ['paths', `${prefix}/organs`, 'get', 'parameters'], (old: readonly { name: string }[]) => old.filter(({ name }) => name !== 'on'), `GET ${prefix}/organs no longer takes query on`],
    ['a header that is newly required', [...establish, 'parameters'], (old: readonly { name: string }[]) => old.map((one) => (one.name === 'If-Match' ? { ...one, required: true } : one)), `POST ${prefix}/organs requires header If-Match`],
    ['an answer that is gone', [...establish, 'responses', '201'], () => undefined, `POST ${prefix}/organs no longer answers 201`],
    ['a field of an answer that is gone', [...answer, 'properties', 'position'], () => undefined, `POST ${prefix}/organs 201: position is gone`],
    ['a field of an answer that may be missing', [...answer, 'required'], (old: readonly string[]) => old.filter((one) => one !== 'events'), `POST ${prefix}/organs 201: events may be missing`],
  ])('is seen: %s', (_what, keys, to, line) => {
    expect(breakingChanges(committed, changed(keys, to))).toContain(line);
  });

  it.each<readonly [string, readonly string[], (value: never) => unknown]>([
    ['another operation', ['paths', `${prefix}/organs`, 'put'], () => ({ operationId: 'x', responses: {} })],
    ['a field that may be sent', [...body, 'properties', 'nickname'], () => ({ type: 'string' })],
    ['a field of an answer', [...answer, 'properties', 'more'], () => ({ type: 'string' })],
    ['a value that is taken besides', [...body, 'properties', 'predecessors', 'items', 'properties', 'how', 'enum'], (old: readonly string[]) => [...old, 'dissolved']],
    ['a field that is required no longer', [...body, 'required'], () => []],
  ])('is not what is only added: %s', (_what, keys, to) => {
    expect(breakingChanges(committed, changed(keys, to))).toEqual([]);
  });
});
