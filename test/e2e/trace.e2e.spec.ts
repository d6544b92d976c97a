import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { instruments } from '@yange/observability';
import { startOtlpReceiver, type OtlpReceiver, type ReceivedLine, type ReceivedPoint, type ReceivedSpan } from '@yange/testing';
import { district } from '../support/gateway.fixture.js';
import { kafkaTurnWithinMs, kafkaWithoutTopics } from '../support/kafka-topics.fixture.js';
import { importTables } from '../support/import.fixture.js';
import { canaries, numberOf, person, rosterTables } from '../support/roster.fixture.js';
import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { startPlatform, type PlatformOptions, type RunningPlatform } from '../support/platform.fixture.js';

const basis = { number: '海党编发〔2021〕3号', title: '关于划分网格的批复', issuer: '中共海勃湾区委机构编制委员会', issuedOn: '2021-03-01' };
const command = { effective: '2021-03-02', documents: [basis], label: '测试网格', count: 3 };

/** What must never leave a request: in bodies, paths and headers, planted once each. */
const planted = { name: '欧阳测试甲', idNumber: '11010519491231002X', password: 'Kx7-geheim-Wort' };

const isUnder = (span: ReceivedSpan, ancestor: ReceivedSpan, spans: readonly ReceivedSpan[]): boolean => {
  const above = [...(span.parentSpanId === null ? [] : [span.parentSpanId]), ...span.links.map(({ spanId }) => spanId)];
  return above.includes(ancestor.spanId) || spans.some((other) => above.includes(other.spanId) && other !== span && isUnder(other, ancestor, spans));
};

interface Way {
  readonly gateway: ReceivedSpan;
  readonly service: ReceivedSpan;
  readonly command: ReceivedSpan;
  readonly append: ReceivedSpan;
  readonly send?: ReceivedSpan;
  readonly applied: readonly ReceivedSpan[];
}

/** The spans of one change on its way, once all of them have come. */
const wayOf = (traceId: string, kafka: boolean) => (spans: readonly ReceivedSpan[]): Way | undefined => {
  const own = spans.filter((span) => span.traceId === traceId || span.links.some((link) => link.traceId === traceId));
  const servers = own.filter(({ kind, name }) => kind === 2 && name.startsWith('POST '));
  const gateway = servers.find((span) => span.name.endsWith('/grid/*'));
  const service = servers.find((span) => gateway !== undefined && span !== gateway && isUnder(span, gateway, spans));
  const commanded = own.find(({ name }) => name === 'command create-grids');
  const append = own.find(({ name }) => name === 'append');
  const send = own.find(({ name }) => name.startsWith('send yange.'));
  const applied = own.filter(({ name }) => name.startsWith('apply '));
  if (gateway === undefined || service === undefined || commanded === undefined || append === undefined || (kafka && send === undefined)) return undefined;
  if (!applied.some(({ name }) => name.includes('grid')) || !applied.some(({ name }) => name.includes('measure-ledger'))) return undefined;
  return { gateway, service, command: commanded, append, applied, ...(send === undefined ? {} : { send }) };
};

const contexts = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;

const processes = (split: boolean): readonly string[] => (split ? ['gateway', ...contexts].map((name) => `yange-${name}`) : ['yange']);

/** Of every series its last value. */
const latest = (points: readonly ReceivedPoint[]): readonly ReceivedPoint[] => [...new Map(points.map((point) => [JSON.stringify([point.service, point.name, point.attributes]), point])).values()];

/** Which process is heard by which signal. */
const matrixOf = ({ spans, points, lines }: OtlpReceiver, services: readonly string[]) =>
  Object.fromEntries(services.map((name) => [name, { traces: spans.some(({ service }) => service === name), metrics: points.some(({ service }) => service === name), logs: lines.some(({ service }) => service === name) }]));
const every = { traces: true, metrics: true, logs: true };

const shapes: readonly (readonly [what: string, kafka: boolean, split: boolean])[] = [
  ['a process per service over Kafka', true, true],
  ['one process over the log feed', false, false],
];

describe.each(shapes)('one trace through %s', (_what, kafka, split) => {
  let receiver: OtlpReceiver;
  let platform: RunningPlatform;
  let decision: string;

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_METRIC_EXPORT_INTERVAL: '1000', LOG_LEVEL: 'debug' };
    const options: PlatformOptions = { empty: true, split, env, ...(kafka ? { kafka: await kafkaWithoutTopics() } : {}) };
    platform = await startPlatform(options);
  }, kafkaTurnWithinMs);
  afterAll(async () => {
    await platform?.abandon();
    await receiver?.close();
  });

  it('leads from the request to the rows of two services', async () => {
    decision = await decisionInForce(platform.gateway, 'grid.structure');
    await decisionArrived(platform.gateway, 'grid', decision);
    const traceId = randomBytes(16).toString('hex');
    const spanId = randomBytes(8).toString('hex');
    const answer = await platform.gateway.call('POST', `/v1/districts/${district}/grid/grid-blocks`, { json: { ...command, decision }, headers: { traceparent: `00-${traceId}-${spanId}-01` } });
    expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('"recorded"')]);
    const way = await receiver.waitForSpans(wayOf(traceId, kafka), 20_000);
    const all = receiver.spans;
    expect(way.gateway).toMatchObject({ traceId, parentSpanId: spanId });
    expect([way.service.traceId, way.command.traceId, way.append.traceId]).toEqual([traceId, traceId, traceId]);
    expect(isUnder(way.service, way.gateway, all)).toBe(true);
    expect(isUnder(way.command, way.service, all)).toBe(true);
    expect(isUnder(way.append, way.command, all)).toBe(true);
    if (way.send) expect(isUnder(way.send, way.service, all)).toBe(true);
    for (const applied of way.applied) expect(isUnder(applied, way.send ?? way.service, all)).toBe(true);
    if (split) expect(new Set([way.gateway.service, way.service.service, ...way.applied.map(({ service }) => service)])).toEqual(new Set(['yange-gateway', 'yange-grid', 'yange-reporting']));
  });

  it('measures all that the registry of instruments has, and every process its own requests', async () => {
    const record = (path: string, json: object) => platform.gateway.call('POST', `/v1/districts/${district}/grid/${path}`, { json: { effective: '2021-03-02', documents: [basis], ...json } });
    expect((await record('grid-standards', { decision, householdsFrom: 300, householdsTo: 500, population: 1_000, populationApproximate: true, words: '300—500户' })).status).toBe(201);
    const grid = { name: '测试大网格', unit: { id: '0c7e7f8a-52b5-4a52-9d4b-1f2a3b4c5d6e', name: '测试社区' }, households: 5_000 };
    expect((await record('grids', { decision, ...grid })).status).toBe(201);
    expect((await record('grids', { ...grid, name: '另一网格' })).status).toBe(409);
    const all = processes(split);
    // Relays are where topics are.
    const wanted = (Object.keys(instruments) as (keyof typeof instruments)[]).filter((name) => kafka || name !== 'yange.relay.backlog');
    const points = await receiver.waitForPoints((came) => {
      const newest = latest(came);
      const lacking = [...wanted.filter((name) => !newest.some((point) => point.name === name)), ...all.filter((service) => !newest.some((point) => point.service === service && point.name === 'http.server.request.duration'))];
      const behind = newest.filter(({ name, value }) => value > 0 && (name === 'yange.projection.lag' || name === 'yange.relay.backlog'));
      const silent = contexts.filter((context) => !newest.some(({ name, attributes }) => name === 'yange.projection.lag' && attributes['yange.context'] === context));
      return lacking.length === 0 && behind.length === 0 && silent.length === 0 ? newest : undefined;
    }, 60_000);
    for (const { name, unit } of points.filter((point) => point.name in instruments)) expect([name, unit]).toEqual([name, instruments[name as keyof typeof instruments].unit]);
    const count = (name: string, attributes: object) => points.filter((point) => point.name === name && Object.entries(attributes).every(([key, value]) => point.attributes[key] === value)).map(({ value }) => value);
    const grids = { 'yange.context': 'grid', 'yange.district': district };
    expect(count('yange.commands', { ...grids, 'yange.command': 'create-grid', 'yange.outcome': 'recorded' })).toEqual([1]);
    expect(count('yange.commands', { ...grids, 'yange.command': 'create-grid', 'yange.outcome': 'refused' })).toEqual([1]);
    expect(count('yange.refusals', { ...grids, 'yange.rule': 'decision-required' })).toEqual([1]);
    expect(count('yange.findings', { ...grids, 'yange.rule': 'grid-size' })).toEqual([1]);
    expect(new Set(points.filter(({ name }) => name === 'yange.projection.lag').map(({ attributes }) => attributes['yange.context']))).toEqual(new Set(contexts));
  }, kafkaTurnWithinMs);

  it('hears of every process by traces, metrics and logs', async () => {
    const all = processes(split);
    const heard = await receiver.waitForLines(() => {
      const matrix = matrixOf(receiver, all);
      return isDeepStrictEqual(Object.values(matrix), all.map(() => every)) ? matrix : undefined;
    }).catch(() => matrixOf(receiver, all));
    expect(heard).toEqual(Object.fromEntries(all.map((name) => [name, every])));
    // Each process is one sender by all three. What only starts the others is heard of by its own memory alone.
    const heardOf = new Set([...receiver.spans, ...receiver.points, ...receiver.lines].map(({ service }) => service));
    expect([...heardOf].filter((service) => !all.includes(service) && service !== 'yange')).toEqual([]);
    const instances = (sent: readonly { readonly service: string; readonly resource: Readonly<Record<string, unknown>> }[]) => new Set(sent.filter(({ service }) => all.includes(service)).map(({ service, resource }) => `${service} ${String(resource['service.instance.id'])}`));
    expect([instances(receiver.points), instances(receiver.lines)]).toEqual([instances(receiver.spans), instances(receiver.spans)]);
    expect(instances(receiver.spans).size).toBe(all.length);
    // A line leads to its trace, in each process.
    const leads = (service: string) => ({ message, traceId, spanId, service: of }: ReceivedLine): boolean => of === service && message === 'answered' && receiver.spans.some((span) => span.service === of && span.traceId === traceId && span.spanId === spanId);
    await receiver.waitForLines((lines) => (all.every((service) => lines.some(leads(service))) ? lines : undefined), 30_000);
  }, 60_000);

  it('carries nothing of what people typed, nor does any line of a log', async () => {
    const body = { ...command, label: planted.name, documents: [{ ...basis, title: planted.idNumber }] };
    const call = (json: unknown, path = 'grid-blocks', headers: Record<string, string> = {}) => platform.gateway.call('POST', `/v1/districts/${district}/grid/${path}`, { json, headers });
    const { name, idNumber, password } = planted;
    expect((await call({ ...body, [password]: name })).status).toBe(422);
    expect((await call({ ...body, count: idNumber })).status).toBe(422);
    expect((await call({ ...body, documents: [{ ...basis, number: name }] })).status).toBe(409);
    expect((await call({ ...body, effective: idNumber })).status).toBe(422);
    expect((await call(body, `${encodeURIComponent(name)}/${idNumber}?password=${password}`)).status).toBe(404);
    expect((await call({ ...body, count: -1 }, 'grid-blocks', { 'idempotency-key': idNumber, 'x-password': password, tracestate: `name=${password}` })).status).toBe(422);
    expect((await platform.gateway.call('GET', `/v1/districts/${district}/grid/events?stream=${encodeURIComponent(name)}&password=${password}`)).status).toBe(422);
    expect((await platform.gateway.call('POST', '/v1/local-issuer/token', { json: { person: planted.name, password: planted.password } })).status).toBe(422);
    expect((await platform.gateway.call('GET', '/v1/status', { authorization: `Bearer ${planted.password}` })).status).toBe(401);
    // People who are recorded, refused by a row, and asked for whole.
    const wrong = await importTables(platform.gateway, rosterTables(person('H-1', '钱金丝雀', numberOf(971)), person('H-2', '孙金丝雀', `${numberOf(972)}0`)));
    expect([wrong.state, wrong.problems.map(({ rule }) => rule)]).toEqual(['rejected', ['identity-number-form']]);
    expect(await importTables(platform.gateway, rosterTables(person('H-1', '钱金丝雀', numberOf(971)), person('H-2', '孙金丝雀', numberOf(972))))).toMatchObject({ state: 'done', rejected: 0 });
    const stopped = await platform.stop();
    const told = `${platform.output()}\n${JSON.stringify(receiver.spans)}\n${JSON.stringify(receiver.points)}\n${JSON.stringify(receiver.lines)}`;
    expect(receiver.spans.filter(({ status }) => status === 2)).toEqual([]);
    for (const word of [...Object.values(planted), encodeURIComponent(planted.name), ...canaries, '测试网格', '测试大网格', '测试社区', '划分网格的批复']) expect({ word, told: told.includes(word) }).toEqual({ word, told: false });
    expect(stopped).toEqual({ code: 0, left: [] });
  });
});
