import { randomUUID } from 'node:crypto';
import { context, logs, metrics, propagation, trace, type Meter } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes, type Resource } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

export interface TelemetryOptions {
  /** `service.name`: of the process, which may host several services (their tracers' scopes tell them apart). */
  readonly service: string;
  /** What else tells this process from others, beside `service.instance.id` and what `OTEL_RESOURCE_ATTRIBUTES` says. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** OTLP variables are read from here and, by the exporters, from the process environment. */
  readonly environment?: NodeJS.ProcessEnv;
  /** How long ended spans and lines of the log are collected before they are sent; 1 s. */
  readonly exportDelayMs?: number;
}

/** Loaded where telemetry is switched on, and nowhere else. */
export interface Sdk {
  flush(): Promise<void>;
  shutdown(): Promise<void>;
}

interface Sent {
  readonly resource: Resource;
  /** without a slash at its end */
  readonly endpoint: string;
  readonly timeoutMillis: number;
  readonly delayMs: number;
  readonly environment: NodeJS.ProcessEnv;
}

/** Makes the providers of the three signals and registers them as the process's. @param timeoutMillis of one export */
export const startSdk = (options: TelemetryOptions, endpoint: string, timeoutMillis: number): Sdk => {
  const environment = options.environment ?? process.env;
  // The environment's word goes before ours. Without an id of their own, two processes of one service would write over each other's figures.
  const ours = resourceFromAttributes({ 'service.name': options.service, 'service.namespace': 'yange', 'service.instance.id': randomUUID(), ...options.attributes });
  const resource = defaultResource().merge(ours).merge(detectResources({ detectors: [envDetector] }));
  const sent: Sent = { resource, endpoint, timeoutMillis, delayMs: options.exportDelayMs ?? 1_000, environment };
  const [tracers, meters, lines] = [tracersOf(sent), metersOf(sent), environment['OTEL_LOGS_EXPORTER'] === 'none' ? undefined : linesOf(sent)];
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(tracers);
  metrics.setGlobalMeterProvider(meters);
  if (lines !== undefined) logs.setGlobalLoggerProvider(lines);
  // Trace context only: baggage would carry whatever a caller puts in to every service and topic.
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  measureProcess(meters.getMeter('@yange/observability'));
  return {
    flush: async () => void (await Promise.allSettled([tracers, meters, lines].map((one) => one?.forceFlush()))),
    shutdown: async () => {
      await Promise.allSettled([tracers, meters, lines].map((one) => one?.shutdown()));
      for (const one of [trace, metrics, logs, propagation, context]) one.disable();
    },
  };
};

const tracersOf = ({ resource, endpoint, timeoutMillis, delayMs }: Sent): TracerProvider =>
  new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis }), scheduledDelayMillis: delayMs, maxQueueSize: 8_192 })] });

const metersOf = ({ resource, endpoint, timeoutMillis, environment }: Sent): MeterProvider => {
  const exportIntervalMillis = Number(environment['OTEL_METRIC_EXPORT_INTERVAL'] ?? '') || 15_000;
  const exporter = new OTLPMetricExporter({ url: `${endpoint}/v1/metrics`, timeoutMillis });
  return new MeterProvider({ resource, readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis, exportTimeoutMillis: Math.min(timeoutMillis, exportIntervalMillis) })] });
};

const linesOf = ({ resource, endpoint, timeoutMillis, delayMs }: Sent): LoggerProvider =>
  new LoggerProvider({ resource, processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter({ url: `${endpoint}/v1/logs`, timeoutMillis }), scheduledDelayMillis: delayMs, exportTimeoutMillis: timeoutMillis })] });

const measureProcess = (meter: Meter): void => {
  meter.createObservableGauge('process.memory.usage', { unit: 'By', description: 'resident set' }).addCallback((result) => result.observe(process.memoryUsage.rss()));
  meter
    .createObservableGauge('nodejs.eventloop.utilization', { unit: '1', description: 'since the process started' })
    .addCallback((result) => result.observe(performance.eventLoopUtilization().utilization));
};
