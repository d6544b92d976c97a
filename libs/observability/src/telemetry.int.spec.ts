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

  async function start(service: string, endpoint: string | undefined = receiver.url): Promise<Telemetry> {
    const telemetry = await startTelemetry({ service, exportDelayMs: 50, environment: endpoint === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } });
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

  it('is shared by the services of a process until the last one stops, and sends everything first', async () => {
    const [one, other] = [await start('yange'), await start('reporting')];
    await one.shutdown();
    metrics.getMeter('spec').createCounter('spec.appended').add(3);
    trace.getTracer('spec').startSpan('after the first stopped').end();
    await other.shutdown();
    expect(receiver.spans.map(({ service, name }) => [service, name])).toContainEqual(['yange', 'after the first stopped']);
    expect(receiver.points.map(({ name }) => name)).toEqual(expect.arrayContaining(['spec.appended', 'process.memory.usage']));
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
