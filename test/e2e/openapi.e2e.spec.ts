import { Validator } from '@seriousme/openapi-schema-validator';
import { committedCheck } from '../support/answer-check.fixture.js';
import { district, problemOf } from '../support/gateway.fixture.js';
import { operationsOf, type ApiDocument, type ApiParameter } from '../support/openapi.fixture.js';
import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

let platform: RunningPlatform;
let document: ApiDocument;

const contexts = ['enforcement', 'grid', 'organisations', 'reporting', 'staffing'];
const get = <T>(path: string): Promise<T> => platform.gateway.get<T>(path);

beforeAll(async () => {
  platform = await startPlatform();
  await platform.gateway.caughtUp();
  document = await get<ApiDocument>('/v1/openapi');
});
afterAll(() => platform?.abandon());

/** What is wrong with a document beside its grammar: parameters, references and ids. */
const faultsOf = (api: ApiDocument): readonly string[] => {
  const operations = operationsOf(api);
  const ids = operations.map(({ operationId }) => operationId);
  const templates = operations.flatMap(({ path, method, parameters }) => {
    const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name).sort();
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    return JSON.stringify(named) === JSON.stringify(wanted) ? [] : [`${method} ${path} has the parameters ${named.join()}`];
  });
  const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, at = '']) => at);
  const dangling = references.filter((at) => at.split('/').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], api) === undefined);
  return [...templates, ...dangling.map((at) => `no ${at}`), ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two operations ${id}`), ...operations.filter(({ tags }) => tags.length !== 1 || !api.tags.some(({ name }) => name === tags[0])).map(({ path }) => `no tag for ${path}`)];
};

describe('the description of all doors', () => {
  it('is OpenAPI 3.1, says where, how to come in, and what a problem looks like', async () => {
    expect((await new Validator().validate(document as never)).errors).toBeUndefined();
    expect(faultsOf(document)).toEqual([]);
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/' }], security: [{ bearer: [] }], components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas: { Problem: { required: expect.arrayContaining(['type', 'title', 'status', 'detail', 'code', 'words']) } } } });
    expect(document.tags.map(({ name }) => name).sort()).toEqual(['gateway', ...contexts].sort());
  });

  it.each(contexts)('has a part for %s, with the same outer paths', async (context) => {
    const part = await get<ApiDocument>(`/v1/openapi/${context}`);
    expect((await new Validator().validate(part as never)).errors).toBeUndefined();
    expect(faultsOf(part)).toEqual([]);
    const own = Object.entries(document.paths).filter(([path]) => path.startsWith(`/v1/districts/{district}/${context}/`));
    expect(part.paths).toEqual(Object.fromEntries(own));
    expect(own.length).toBeGreaterThan(4);
  });

  it('asks every operation that appends for an Idempotency-Key, and says what else it may answer', () => {
    const appending = operationsOf(document).filter(({ responses }) => '201' in responses || '202' in responses);
    expect(appending.length).toBeGreaterThan(50);
    for (const { operationId, parameters, responses } of appending) {
      expect([operationId, parameters.find(({ name }) => name === 'Idempotency-Key')]).toEqual([operationId, expect.objectContaining({ in: 'header', required: true })]);
      expect([operationId, Object.keys(responses)]).toEqual([operationId, expect.arrayContaining(['400', '401', '403', '413', '415', '422', '503'])]);
    }
  });
});

describe('what is described', () => {
  /** Ids of things that really are, found in what the lists answer. */
  const known = new Map<string, string>([['district', district], ['context', 'staffing']]);

  const learn = (value: unknown): void => {
    if (Array.isArray(value)) return value.slice(0, 50).forEach(learn);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && inner !== '' && /Id$/.test(name) && !known.has(name)) known.set(name, inner);
      learn(inner);
    }
  };

  const filled = (path: string, extra: ReadonlyMap<string, string> = new Map()): string => path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(extra.get(name) ?? known.get(name) ?? `no-${name}`));

  /** What questions must be asked with; the organ is the first of the register. */
  const asked: Record<string, string> = { on: '2021-06-30', from: '2021-01-01', to: '2021-12-31', table: '文件', file: 'manifest.json', document: '海党编发〔2021〕3号', service: 'organisations' };

  /** by context */
  const drafts = new Map<string, string>();

  /** The history names no grid, no community, no call, no person, no draft, no inspection and no frozen report: one of each, so that there is something to be asked for. */
  const recordOneOfEach = async (): Promise<void> => {
    const { organs } = await get<{ organs: { organId: string; name: string }[] }>(`/v1/districts/${district}/organisations/organs`);
    const unit = { id: organs[0]?.organId ?? '', name: organs[0]?.name ?? '' };
    asked['of'] = unit.id;
    const decision = await decisionInForce(platform.gateway, 'grid.structure', 'community.structure');
    await decisionArrived(platform.gateway, 'grid', decision);
    const documents = [{ number: '海党编发〔2021〕3号', title: '关于网格的通知', issuer: '海勃湾区委编委', issuedOn: '2021-03-01' }];
    const record = async (path: string, json: object): Promise<void> => {
      const answer = await platform.gateway.call('POST', `/v1/districts/${district}/grid/${path}`, { json });
      expect([path, answer.status, answer.text]).toEqual([path, 201, expect.stringContaining('"recorded"')]);
      learn(answer.body);
    };
    await record('grids', { effective: '2021-03-02', documents, decision, unit, name: '第一网格', households: 400, population: 1000 });
    await record('communities', { effective: '2021-03-02', documents, decision, unit, name: '第一社区' });
    await record('calls', { effective: '2021-03-02', caller: unit, matter: '占道经营', called: [unit] });
    const person = await platform.gateway.call('POST', `/v1/districts/${district}/staffing/personal-data`, { json: { name: '测试甲' } });
    expect([person.status, person.text]).toEqual([201, expect.stringContaining('personId')]);
    known.set('personId', (person.body as { answer: { personId: string } }).answer.personId);
    await loadRegister();
    await freezeReport();
    known.set('year', '2019');
    for (const context of contexts) {
      const { body, status } = await platform.gateway.call('POST', `/v1/districts/${district}/${context}/drafts`, { json: { command: 'annul-event', content: {} } });
      expect([context, status]).toEqual([context, 201]);
      drafts.set(context, (body as { answer: { draftId: string } }).answer.draftId);
    }
    await platform.gateway.caughtUp();
  };

  /** The report of the history, with what is declared wherever the log contradicts it, and an inspection that asks for it. */
  const freezeReport = async (): Promise<void> => {
    const reporting = `/v1/districts/${district}/reporting`;
    const { templates } = await get<{ templates: { templateId: string }[] }>(`${reporting}/report-templates`);
    const templateId = templates[0]?.templateId ?? '';
    const { sheet } = await get<{ sheet: { entries: { blocks: boolean; number: string }[] } }>(`${reporting}/check-sheets/${templateId}?on=2020-06-30`);
    const settled = sheet.entries.filter(({ blocks }) => blocks).map(({ number }) => ({ number, choice: 'declared', reason: '以原文为准' }));
    for (const [path, json] of [['frozen-reports', { templateId, on: '2020-06-30', settled }], ['inspections', { effective: '2021-03-02', documents: [{ number: '乌编办发〔2021〕2号', title: '关于开展督查的通知', issuer: '市委编办', issuedOn: '2021-03-01' }], title: '机构改革督查', requestedBy: '市委编办', scope: '改革落实情况' }], ['frozen-statistics', { year: 2019 }]] as const) {
      const answer = await platform.gateway.call('POST', `${reporting}/${path}`, { json });
      expect([path, answer.status, answer.text]).toEqual([path, 201, expect.stringContaining('"recorded"')]);
      known.delete('reportId');
      learn(answer.body);
    }
  };

  /** Of another house: a payroll of one row. */
  const loadRegister = async (): Promise<void> => {
    const form = new FormData();
    form.append('file', new Blob(['序号,公民身份号码,单位\n1,11010519491231002X,财政局\n']), '工资.csv');
    const about = new URLSearchParams({ kind: 'payroll', takenOn: '2021-06-30', documentNumber: '海财字〔2021〕1号', documentIssuer: '财政局', documentIssuedOn: '2021-06-30' }).toString();
    const uploads = `/v1/districts/${district}/register-uploads`;
    const { body } = await platform.gateway.call('POST', `${uploads}?${about}`, { bytes: form });
    learn(body);
    for (let state = 'loading'; state !== 'done';) {
      ({ state } = await get<{ state: string }>(`${uploads}/${known.get('uploadId') ?? ''}`));
      expect(['loading', 'comparing', 'done']).toContain(state);
    }
  };

  /** @returns a document with a file, and its hash */
  const attachFile = async (): Promise<readonly (readonly [string, string])[]> => {
    const [{ documentId }] = (await get<{ documents: [{ documentId: string }] }>(`/v1/districts/${district}/organisations/documents?limit=1`)).documents;
    const form = new FormData();
    form.append('file', new Blob(['批复'], { type: 'text/plain' }), '批复.txt');
    const { body } = await platform.gateway.call('POST', `/v1/districts/${district}/documents/${documentId}/files`, { bytes: form });
    await platform.gateway.caughtUp();
    return [['documentId', documentId], ['sha256', (body as { sha256: string }).sha256]];
  };

  /** @returns the run whose row became a plan */
  const plannedRow = async (): Promise<string> => {
    const imports = `/v1/districts/${district}/imports`;
    const form = new FormData();
    form.append('file', new Blob([JSON.stringify({ district, name: { zh: '海勃湾区', en: 'Haibowan' }, cutOver: '2020-07-01', tables: [{ table: '文件', file: '文件.csv' }] })]), 'manifest.json');
    form.append('file', new Blob(['序号,文号,标题,发文机关,成文日期,文种,生效日期,来源性质\nP-1,海党编发〔2026〕7号,关于组建区数据局的通知,区委编委,2026-01-20,通知,2026-01-20,原文\n']), '文件.csv');
    let report = (await platform.gateway.call('POST', `${imports}?plan=%E6%96%B9%E6%A1%88`, { bytes: form })).body as { readonly importId: string; readonly state: string };
    while (report.state === 'checking') report = await get(`${imports}/${report.importId}`);
    expect(report.state).toBe('done');
    return report.importId;
  };

  /** @returns the dry run of a file that was corrected in place */
  const correctedFile = async (): Promise<string> => {
    const imports = `/v1/districts/${district}/imports`;
    const over = async (begun: { readonly body: unknown }): Promise<string> => {
      const { importId } = begun.body as { readonly importId: string };
      while (((await get<{ state: string }>(`${imports}/${importId}`)).state) === 'checking');
      return importId;
    };
    const form = new FormData();
    form.append('file', new Blob([JSON.stringify({ district, name: { zh: '海勃湾区', en: 'Haibowan' }, cutOver: '2020-07-01', tables: [{ table: '文件', file: '文件.csv' }] })]), 'manifest.json');
    form.append('file', new Blob(['序号,标题,简称,生效日期,来源性质\nC-1,改正的文件,正件,2019年13月,虚拟\n']), '文件.csv');
    const faulty = await over(await platform.gateway.call('POST', `${imports}?dryRun=true`, { bytes: form }));
    const corrections = [{ file: '文件.csv', line: 2, column: '生效日期', text: '2019年12月' }];
    return over(await platform.gateway.call('POST', `${imports}/${faulty}/resumption?dryRun=true`, { json: { corrections } }));
  };

  /** @returns the upload of one document, which was taken back */
  const takenBackUpload = async (): Promise<string> => {
    const form = new FormData();
    form.append('file', new Blob([JSON.stringify({ district, name: { zh: '海勃湾区', en: 'Haibowan' }, cutOver: '2020-07-01', tables: [{ table: '文件', file: '文件.csv' }] })]), 'manifest.json');
    form.append('file', new Blob(['序号,标题,简称,生效日期,来源性质\nQ-1,传错的文件,错件,2019年1月,虚拟\n']), '文件.csv');
    const begun = (await platform.gateway.call('POST', `/v1/districts/${district}/imports`, { bytes: form })).body as { readonly importId: string; readonly recordedAs: string };
    for (let state = 'checking'; state !== 'done';) {
      ({ state } = await get<{ state: string }>(`/v1/districts/${district}/imports/${begun.importId}`));
      expect(['checking', 'applying', 'done']).toContain(state);
    }
    const recorded = `/v1/districts/${district}/recorded-imports/${begun.recordedAs}`;
    const proposed = await platform.gateway.call('POST', `${recorded}/taking-back-proposals`, { json: { reason: '传错了文件' } });
    expect([proposed.status, proposed.text]).toEqual([201, expect.stringContaining('"proposed"')]);
    const seen = (proposed.body as { services: { proposals: { draftId: string; version: number; contentHash: string }[] }[] }).services.flatMap(({ proposals }) => proposals.map(({ draftId, version, contentHash }) => ({ draftId, version, contentHash })));
    const signed = await platform.gateway.call('POST', `${recorded}/takings-back`, { json: { seen }, as: 'local-approver' });
    expect([signed.status, signed.text]).toEqual([202, expect.stringContaining(begun.recordedAs)]);
    for (let state = 'running'; state !== 'done';) {
      ({ state } = await get<{ state: string }>(`${recorded}/takings-back`));
      expect(['running', 'done']).toContain(state);
    }
    return begun.recordedAs;
  };

  it('answers: every GET, with ids that there are', async () => {
    const gets = operationsOf(document).filter(({ method }) => method === 'get');
    expect(gets.length).toBeGreaterThan(35);
    const form = new FormData();
    form.append('file', new Blob(['{}']), 'manifest.json');
    learn((await platform.gateway.call('POST', `/v1/districts/${district}/imports?dryRun=true`, { bytes: form })).body);
    known.set('figureId', 'A1');
    known.set('list', 'leaving-reasons');
    await recordOneOfEach();
    const planned = await plannedRow();
    const attached = await attachFile();
    const wentBack = await takenBackUpload();
    const corrected = await correctedFile();
    const asking = (parameters: readonly ApiParameter[]): string => parameters.filter((one) => one.in === 'query' && one.required === true).map(({ name }) => `${name}=${encodeURIComponent(asked[name] ?? `no-${name}`)}`).join('&');
    const withQuestion = (path: string, parameters: readonly ApiParameter[]): string => (asking(parameters) === '' ? path : `${path}?${asking(parameters)}`);
    // Events name things that are no more: ids are learnt from lists of what there is first.
    const ofEvents = ({ path }: { readonly path: string }): number => (/events$/.test(path) ? 1 : 0);
    const lists = gets.filter(({ path }) => !/\{(?!district|context)/.test(path)).sort((a, b) => ofEvents(a) - ofEvents(b));
    const answered: string[] = [];
    for (const { path, parameters } of lists) {
      const answer = await platform.gateway.call('GET', withQuestion(filled(path), parameters));
      answered.push(`${answer.status} ${path}`);
      learn(answer.body);
    }
    for (const { path, parameters } of gets.filter((one) => !lists.includes(one))) {
      const context = /\{district\}\/([\w-]+)\//.exec(path)?.[1] ?? '';
      const page = path.endsWith('events/{eventId}') ? await get<{ events: { eventId: string }[] }>(`/v1/districts/${district}/${context}/events?limit=1`) : { events: [] };
      const listed = parameters.flatMap(({ in: where, name, schema }) => (where === 'path' && schema?.enum !== undefined ? [[name, String(schema.enum[0])] as const] : []));
      const extra = new Map([...listed, ...page.events.map(({ eventId }) => ['eventId', eventId] as const), ['draftId', drafts.get(context) ?? 'no-draft'] as const, ...(path.includes('/files') ? attached : []), ...(path.endsWith('/corrected-file') ? [['importId', corrected] as const] : []), ...(path.endsWith('/{importId}/plan') ? [['importId', planned] as const] : []), ...(path.includes('/recorded-imports/') ? [['importId', wentBack] as const] : [])]);
      asked['file'] = path.endsWith('/corrected-file') ? '文件.csv' : 'manifest.json';
      const answer = await platform.gateway.call('GET', withQuestion(filled(path, extra), parameters));
      answered.push(`${answer.status} ${path} as ${filled(path, extra)}`);
    }
    expect(answered.filter((line) => !line.startsWith('200 '))).toEqual([]);
    expect(answered).toHaveLength(gets.length);
    const json = gets.filter(({ responses }) => 'application/json' in ((responses['200'] as { content?: object } | undefined)?.content ?? {})).map(({ method, path }) => `${method} ${path}`);
    expect(json.length).toBeGreaterThan(70);
    expect(json.filter((door) => !committedCheck().looked.has(door))).toEqual([]);
  });

  /** An answer of the real history, spoilt: what the check of every answer is worth. */
  it.each<readonly [string, string, (body: Record<string, Record<string, unknown>[]>) => void, string]>([
    ['a field that nobody described', 'organisations/organs', ({ organs }) => Object.assign(organs?.[0] ?? {}, { nickname: '局' }), 'must NOT have additional properties {"additionalProperty":"nickname"}'],
    ['a field that is missing', 'staffing/quota-accounts', ({ accounts }) => delete accounts?.[0]?.['approved'], `must have required property 'approved'`],
    ['another type', 'reporting/figures', ({ figures }) => Object.assign(figures?.[0] ?? {}, { restated: 'yes' }), '/figures/0/restated: must be boolean'],
    ['a value that there is not', 'reporting/figures', ({ figures }) => Object.assign(figures?.[0] ?? {}, { verdict: 'perhaps' }), '/figures/0/verdict: must be equal to one of the allowed values'],
    ['a day that there is not', 'organisations/organs', ({ organs }) => Object.assign(organs?.[0] ?? {}, { validFrom: '2019-02-30' }), '/organs/0/validFrom: must match format "date"'],
    ['a field of an event that nobody described', 'grid/events', ({ events }) => Object.assign(events?.[0] ?? {}, { secret: '' }), 'must NOT have additional properties {"additionalProperty":"secret"}'],
  ])('is held to its schema: %s', async (_what, rest, spoil, fault) => {
    const path = `/v1/districts/${district}/${rest}`;
    const body = structuredClone(await get<Record<string, Record<string, unknown>[]>>(path));
    spoil(body);
    expect(committedCheck().faultsOf('GET', path, { status: 200, type: 'application/json', body }).join('\n')).toContain(fault);
  });

  it('is held to the media types and statuses that are described', () => {
    const path = `/v1/districts/${district}/organisations/organs`;
    expect(committedCheck().faultsOf('GET', path, { status: 200, type: 'text/html', body: '' })).toEqual([expect.stringContaining('answers text/html')]);
    expect(committedCheck().faultsOf('GET', path, { status: 204, type: null, body: undefined })).toEqual([expect.stringContaining('is not described')]);
  });

  /** What says nothing of its fields, and why: contents of events and drafts (the protobuf contract has them) and of steps of a plan (their commands have them), a manifest, what other standards describe. */
  const open = ['OpenApiDocument', 'ReadDraft', 'body', 'components', 'content', 'data', 'items', 'paths', 'schema'];

  it('says of every answer what it consists of', () => {
    const bare: string[] = [];
    const walk = (node: unknown, at: readonly string[]): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, properties, additionalProperties } = node as { type?: unknown; properties?: object; additionalProperties?: unknown };
      const says = additionalProperties === false || (typeof additionalProperties === 'object' && additionalProperties !== null && Object.keys(additionalProperties).length > 0);
      if (type === 'object' && !says && properties !== undefined) bare.push(at.join('/'));
      if (type === 'object' && properties === undefined && !says) bare.push(at.join('/'));
      for (const [key, inner] of Object.entries(node)) walk(inner, [...at, key]);
    };
    walk((document as unknown as { components: { schemas: object } }).components.schemas, []);
    for (const { path, responses } of operationsOf(document)) walk(responses, [path]);
    expect(bare.filter((at) => !open.includes(at.split('/').at(-1) ?? ''))).toEqual([]);
  });

  it('comes page by page where it takes a cursor: all pages are the whole', async () => {
    const paged = operationsOf(document).filter(({ method, parameters }) => method === 'get' && parameters.some(({ name }) => name === 'cursor'));
    expect(paged.length).toBeGreaterThan(7);
    for (const { path, parameters } of paged) {
      const asking = parameters.filter((one) => one.in === 'query' && one.required === true).map(({ name }) => `&${name}=${asked[name] ?? `no-${name}`}`).join('');
      const rowsOf = (answer: object): readonly unknown[] => Object.values(answer).find(Array.isArray) as readonly unknown[];
      const walked: unknown[] = [];
      for (let at: string | null = `${filled(path)}?limit=2${asking}`; at !== null; ) {
        const answer = await platform.gateway.call('GET', at);
        expect([path, answer.status]).toEqual([path, 200]);
        walked.push(...rowsOf(answer.body as object));
        at = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
      }
      expect([path, walked]).toEqual([path, rowsOf(await get<object>(`${filled(path)}?limit=1000${asking}`))]);
    }
  });

  it('is asked for a token, but for what says that it is open', async () => {
    const open = operationsOf(document).filter(({ security }) => security.some((one) => Object.keys(one).length === 0)).map(({ operationId }) => operationId);
    expect(open.sort()).toEqual(['end-login', 'enter-after-login', 'healthz', 'leave-for-login', 'local-keys', 'local-people', 'local-token', 'login-way', 'openapi', 'openapi-of', 'readyz', 'renew-login']);
    for (const { method, path, security } of operationsOf(document)) {
      if (security.some((one) => Object.keys(one).length === 0)) continue;
      const answer = await platform.gateway.call(method.toUpperCase(), filled(path), { authorization: null, ...(method === 'post' ? { json: {} } : {}) });
      problemOf(answer, 401, 'token-missing');
    }
  });

  it('is all that answers: other doors of a service are not passed on', async () => {
    for (const path of ['/openapi.json', '/v1/import-tables', '/v1/projections/digests', `/v1/districts/${district}`, `/v1/districts/${district}/organisations`, `/v1/districts/${district}/organisations/openapi.json`]) {
      problemOf(await platform.gateway.call('GET', path), 404, 'not-found');
    }
  });
});
