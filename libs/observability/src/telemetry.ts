import type { Sdk, TelemetryOptions } from './telemetry.sdk.js';

export interface Telemetry {
  /** False when no endpoint is configured: nothing is recorded and no SDK was loaded. */
  readonly active: boolean;
  /** Sends what was recorded so far. Never throws: telemetry must not decide about the program. */
  flush(): Promise<void>;
  /** Sends the rest within 5 s and ends recording, once every starter in this process has called it. Never throws. */
  shutdown(): Promise<void>;
}

const inactive: Telemetry = { active: false, flush: async () => undefined, shutdown: async () => undefined };
const shutdownLimitMs = 5_000;
let shared: { readonly sdk: Promise<Sdk>; users: number } | undefined;

/**
 * Sends traces, metrics and the lines of loggers by OTLP over HTTP (JSON) when `OTEL_EXPORTER_OTLP_ENDPOINT` is set; does nothing otherwise. The providers are
 * the process's: several services in one process share them, and the first one's name is the process's. `OTEL_LOGS_EXPORTER=none` leaves lines where they are written.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const endpoint = (options.environment ?? process.env)['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (endpoint === undefined || endpoint === '') return inactive;
  shared ??= { sdk: import('./telemetry.sdk.js').then(({ startSdk }) => startSdk(options, endpoint.replace(/\/+$/, ''), shutdownLimitMs)), users: 0 };
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

async function quietly(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, shutdownLimitMs)));
  await Promise.race([work.then(() => undefined, () => undefined), limit]);
  clearTimeout(timer);
}
