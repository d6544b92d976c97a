import { context, metrics, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { startOtlpReceiver, type OtlpReceiver } from '@yange/testing';
import { logger } from './logger.js';
import { startTelemetry, type Telemetry } from './telemetry.js';

describe('telemetry', () => {
  let receiver: OtlpReceiver;
  let started: Telemetry[];
  beforeEach(async () => {
    receiver = await startOtlpReceiver();
    started = [];
  });
  afterEach(async () => {
    for (const telemetry of started) await telemetry.shutdown();
    await receiver.close();
  });

  async function start(service: string, endpoint: string | undefined = receiver.url, more: NodeJS.ProcessEnv = {}): Promise<Telemetry> {
    const telemetry = await startTelemetry({ service, exportDelayMs: 50, environment: { ...more, ...(endpoint === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }) } });
    started.push(telemetry);
    return telemetry;
  }

  it('does nothing without an endpoint', async () => {
    const telemetry = await startTelemetry({ service: 'staffing', environment: {} });
    expect(telemetry.active).toBe(false);
    expect(trace.getTracer('spec').startSpan('x').isRecording()).toBe(false);
    await telemetry.flush();
    await telemetry.shutdown();
  });

  it('lets a receiver see spans with service, parents, links and attributes', async () => {
    await start('staffing');
    const tracer = trace.getTracer('spec');
    await tracer.startActiveSpan('outer', { kind: SpanKind.SERVER }, async (outer) => {
      await Promise.resolve();
      const inner = tracer.startSpan('inner', { attributes: { 'yange.position': 7, 'yange.log': '海勃湾/staffing' }, links: [{ context: outer.spanContext() }] });
      inner.setStatus({ code: SpanStatusCode.ERROR });
      inner.end();
      outer.end();
    });
    const { outer, inner } = await receiver.waitForSpans((spans) => {
      const [outer, inner] = ['outer', 'inner'].map((name) => spans.find((span) => span.name === name));
      return outer !== undefined && inner !== undefined ? { outer, inner } : undefined;
    });
    expect(outer).toMatchObject({ service: 'staffing', scope: 'spec', kind: 2, parentSpanId: null, status: 0 });
    expect(inner).toMatchObject({ traceId: outer.traceId, parentSpanId: outer.spanId, status: 2, attributes: { 'yange.position': 7, 'yange.log': '海勃湾/staffing' } });
    expect(inner.links).toEqual([{ traceId: outer.traceId, spanId: outer.spanId }]);
    expect(BigInt(inner.endTime)).toBeGreaterThanOrEqual(BigInt(inner.startTime));
  });

  it('carries the trace in W3C form, and no baggage', async () => {
    await start('staffing');
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const incoming = propagation.extract(context.active(), { traceparent, baggage: 'person=someone' });
    expect(trace.getSpanContext(incoming)).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', isRemote: true });
    const carrier: Record<string, string> = {};
    propagation.inject(incoming, carrier);
    expect(carrier).toEqual({ traceparent });
  });

  it('puts the ids of the active span into log lines', async () => {
    await start('staffing');
    const lines: Record<string, unknown>[] = [];
    const log = logger('staffing', { level: 'info', stream: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) } });
    trace.getTracer('spec').startActiveSpan('logged', (span) => {
      log.info('inside');
      span.end();
    });
    log.info('outside');
    const span = await receiver.waitForSpans((spans) => spans.find(({ name }) => name === 'logged'));
    expect(lines[0]).toMatchObject({ msg: 'inside', trace_id: span.traceId, span_id: span.spanId });
    expect(lines[1]).not.toHaveProperty('trace_id');
  });

  it('sends each line that is written, as it is written: with its trace, by the names of the semantic conventions, without what is withheld', async () => {
    await start('staffing');
    const written: string[] = [];
    const log = logger('staffing', { level: 'debug', stream: { write: (line) => void written.push(line) } }).child({ roles: 'api' });
    const err = { type: 'TypeError', message: 'no such organ', stack: 'at decide' };
    const context = trace.getTracer('spec').startActiveSpan('logged', (span) => {
      log.debug({ method: 'GET', route: '/v1/organs', status: 200, ms: 3 }, 'answered');
      span.end();
      return span.spanContext();
    });
    log.error({ err, who: { name: 'canary', idNumber: 'canary' } }, 'gave up');
    log.trace('below the level');
    const came = await receiver.waitForLines((lines) => (lines.length >= 2 ? lines : undefined));
    expect(came).toMatchObject([
      { service: 'staffing', level: 'debug', severity: 5, message: 'answered', traceId: context.traceId, spanId: context.spanId },
      { service: 'staffing', level: 'error', severity: 17, message: 'gave up', traceId: null },
    ]);
    expect(came.map(({ attributes }) => attributes)).toEqual([
      { 'yange.roles': 'api', 'http.request.method': 'GET', 'http.route': '/v1/organs', 'http.response.status_code': 200, 'yange.ms': 3 },
      { 'yange.roles': 'api', 'exception.type': 'TypeError', 'exception.message': 'no such organ', 'exception.stacktrace': 'at decide', 'yange.who.name': '[withheld]', 'yange.who.idNumber': '[withheld]' },
    ]);
    expect(came.map(({ time }) => Number(BigInt(time) / 1_000_000n))).toEqual(written.map((line) => Date.parse((JSON.parse(line) as { time: string }).time)));
  });

  it('leaves lines where they are written, when told to', async () => {
    const telemetry = await start('staffing', receiver.url, { OTEL_LOGS_EXPORTER: 'none' });
    const written: string[] = [];
    logger('staffing', { level: 'info', stream: { write: (line) => void written.push(line) } }).info('here alone');
    await telemetry.flush();
    expect([written.length, receiver.lines]).toEqual([1, []]);
  });

  it('is shared by the services of a process until the last one stops, and sends everything first', async () => {
    const [one, other] = [await start('yange'), await start('reporting')];
    await one.shutdown();
    metrics.getMeter('spec').createCounter('spec.appended').add(3);
    trace.getTracer('spec').startSpan('after the first stopped').end();
    logger('yange', { level: 'info', stream: { write: () => undefined } }).info('stopped');
    await other.shutdown();
    expect(receiver.spans.map(({ service, name }) => [service, name])).toContainEqual(['yange', 'after the first stopped']);
    expect(receiver.points.map(({ name }) => name)).toEqual(expect.arrayContaining(['spec.appended', 'process.memory.usage']));
    expect(receiver.lines.map(({ service, message }) => [service, message])).toEqual([['yange', 'stopped']]);
    expect(trace.getTracer('spec').startSpan('x').isRecording()).toBe(false);
  });

  it('neither fails nor holds up the program when nobody receives', async () => {
    const telemetry = await start('staffing', 'http://127.0.0.1:9');
    trace.getTracer('spec').startSpan('lost').end();
    const begun = performance.now();
    await telemetry.shutdown();
    expect(performance.now() - begun).toBeLessThan(60_000);
  });
});
