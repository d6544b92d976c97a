import { randomUUID } from 'node:crypto';
import type { Meter } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace';

export interface TelemetryOptions {
  /** `service.name`: of the process, which may host several services (their tracers' scopes tell them apart). */
  readonly service: string;
  /** What else tells this process from others, beside `service.instance.id` and what `OTEL_RESOURCE_ATTRIBUTES` says. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** OTLP variables are read from here and, by the exporters, from the process environment. */
  readonly environment?: NodeJS.ProcessEnv;
  /** How long ended spans are collected before they are sent; 1 s. */
  readonly exportDelayMs?: number;
}

export interface Telemetry {
  /** False when no endpoint is configured: nothing is recorded and no SDK was loaded. */
  readonly active: boolean;
  /** Sends what was recorded so far. Never throws: telemetry must not decide about the program. */
  flush(): Promise<void>;
  /** Sends the rest within 5 s and ends recording, once every starter in this process has called it. Never throws. */
  shutdown(): Promise<void>;
}

interface Sdk {
  flush(): Promise<void>;
  shutdown(): Promise<void>;
}

const inactive: Telemetry = { active: false, flush: async () => undefined, shutdown: async () => undefined };
const shutdownLimitMs = 5_000;
let shared: { readonly sdk: Promise<Sdk>; users: number } | undefined;

/**
 * Starts tracing and metrics by OTLP over HTTP (JSON) when `OTEL_EXPORTER_OTLP_ENDPOINT` is set; does nothing otherwise. The providers are the process's:
 * several services in one process share them, and the first one's name is the process's.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const endpoint = (options.environment ?? process.env)['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (endpoint === undefined || endpoint === '') return inactive;
  shared ??= { sdk: startSdk(options, endpoint.replace(/\/+$/, '')), users: 0 };
  const mine = shared;
  mine.users += 1;
  const sdk = await mine.sdk;
  let stopped = false;
  return {
    active: true,
    flush: () => quietly(sdk.flush()),
    shutdown: async () => {
      if (stopped) return;
      stopped = true;
      mine.users -= 1;
      if (mine.users > 0) return quietly(sdk.flush());
      shared = undefined;
      return quietly(sdk.shutdown());
    },
  };
}

async function startSdk(options: TelemetryOptions, endpoint: string): Promise<Sdk> {
  const [api, traces, metrics, resources, contexts, core, traceHttp, metricHttp] = await Promise.all([
    import('@opentelemetry/api'), import('@opentelemetry/sdk-trace'), import('@opentelemetry/sdk-metrics'), import('@opentelemetry/resources'),
    import('@opentelemetry/context-async-hooks'), import('@opentelemetry/core'), import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
  ]);
  // The environment's word goes before ours. Without an id of their own, two processes of one service would write over each other's figures.
  const ours = resources.resourceFromAttributes({ 'service.name': options.service, 'service.namespace': 'yange', 'service.instance.id': randomUUID(), ...options.attributes });
  const resource = resources.defaultResource().merge(ours).merge(resources.detectResources({ detectors: [resources.envDetector] }));
  const exporter: SpanExporter = new traceHttp.OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: shutdownLimitMs });
  const tracers = new traces.TracerProvider({
    resource,
    spanProcessors: [new traces.BatchSpanProcessor({ exporter, scheduledDelayMillis: options.exportDelayMs ?? 1_000, maxQueueSize: 8_192 })],
  });
  const intervalMs = Number((options.environment ?? process.env)['OTEL_METRIC_EXPORT_INTERVAL'] ?? '') || 15_000;
  const meters = new metrics.MeterProvider({
    resource,
    readers: [
      new metrics.PeriodicExportingMetricReader({
        exporter: new metricHttp.OTLPMetricExporter({ url: `${endpoint}/v1/metrics`, timeoutMillis: shutdownLimitMs }),
        exportIntervalMillis: intervalMs, exportTimeoutMillis: Math.min(shutdownLimitMs, intervalMs),
      }),
    ],
  });
  const contextManager = new contexts.AsyncLocalStorageContextManager().enable();
  api.context.setGlobalContextManager(contextManager);
  api.trace.setGlobalTracerProvider(tracers);
  api.metrics.setGlobalMeterProvider(meters);
  // Trace context only: baggage would carry whatever a caller puts in to every service and topic.
  api.propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  measureProcess(meters.getMeter('@yange/observability'));
  return {
    flush: async () => void (await Promise.all([tracers.forceFlush(), meters.forceFlush()])),
    shutdown: async () => {
      await Promise.all([quietly(tracers.shutdown()), quietly(meters.shutdown())]);
      for (const one of [api.trace, api.metrics, api.propagation, api.context]) one.disable();
    },
  };
}

function measureProcess(meter: Meter): void {
  meter.createObservableGauge('process.memory.usage', { unit: 'By', description: 'resident set' }).addCallback((result) => result.observe(process.memoryUsage.rss()));
  meter
    .createObservableGauge('nodejs.eventloop.utilization', { unit: '1', description: 'since the process started' })
    .addCallback((result) => result.observe(performance.eventLoopUtilization().utilization));
}

async function quietly(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, shutdownLimitMs)));
  await Promise.race([work.then(() => undefined, () => undefined), limit]);
  clearTimeout(timer);
}
