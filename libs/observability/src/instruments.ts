import { metrics, type Attributes, type Counter, type Histogram, type Meter, type MeterProvider, type ObservableGauge } from '@opentelemetry/api';

interface Instrument {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  /** UCUM; in braces what is counted */
  readonly unit: string;
  readonly description: string;
  /** upper bounds of a histogram's buckets */
  readonly bounds?: readonly number[];
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * Everything that is measured, beside the process itself: dashboards and alerts may name these alone. HTTP by the semantic conventions; attributes of the others are
 * `yange.context`, `yange.district`, `yange.log_id`, `yange.projection`, `yange.command`, `yange.outcome`, `yange.rule`, of which none holds anything of a person.
 */
export const instruments = {
  'http.server.request.duration': { kind: 'histogram', unit: 's', description: 'from the first byte of a request to the last of its answer', bounds: seconds },
  'yange.commands': { kind: 'counter', unit: '{command}', description: 'commands by what became of them: recorded, unchanged, repeated, refused, failed' },
  'yange.refusals': { kind: 'counter', unit: '{refusal}', description: 'commands that a rule refused' },
  'yange.findings': { kind: 'counter', unit: '{finding}', description: 'breaches that a rule let pass and whoever asked was told of' },
  'yange.append.batch.size': { kind: 'histogram', unit: '{request}', description: 'requests that one commit of a log carried', bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] },
  'yange.append.batch.duration': { kind: 'histogram', unit: 's', description: 'from sending a batch to its commit', bounds: seconds },
  'yange.projection.lag': { kind: 'gauge', unit: '{event}', description: 'events of a log that a read model or reaction has not looked at' },
  'yange.projection.parked': { kind: 'gauge', unit: '{event}', description: 'events that wait behind one that could not be applied, itself included' },
  'yange.projection.building.lag': { kind: 'gauge', unit: '{event}', description: 'events that a build beside the serving rows has still to see; 0 while none is built' },
  'yange.relay.backlog': { kind: 'gauge', unit: '{event}', description: 'events of a log that are not yet on its topic' },
  'yange.report.mismatches': { kind: 'gauge', unit: '{figure}', description: 'figures of a district that the events do not give' },
  'yange.report.findings': { kind: 'gauge', unit: '{finding}', description: 'contradictions and doubts that the figures of a district show' },
} as const satisfies Readonly<Record<string, Instrument>>;

export type InstrumentName = keyof typeof instruments;
type Named<K extends Instrument['kind']> = { [N in InstrumentName]: (typeof instruments)[N]['kind'] extends K ? N : never }[InstrumentName];
export type GaugeName = Named<'gauge'>;

/** Sets the value that a gauge has for these attributes. */
export type Observe = (name: GaugeName, value: number, attributes: Attributes) => void;

let meters: { readonly of: MeterProvider; readonly meter: Meter; readonly made: Map<InstrumentName, unknown> } | undefined;

/** The API hands out no meter that waits for its provider: what was made before there is one would count nothing for ever. */
const made = <T>(name: InstrumentName, make: (meter: Meter, of: Instrument) => T): T => {
  const provider = metrics.getMeterProvider();
  if (meters?.of !== provider) meters = { of: provider, meter: provider.getMeter('yange'), made: new Map() };
  const before = meters.made.get(name);
  if (before !== undefined) return before as T;
  const instrument = make(meters.meter, instruments[name]);
  meters.made.set(name, instrument);
  return instrument;
};

export const counted = (name: Named<'counter'>, attributes: Attributes, by = 1): void =>
  made<Counter>(name, (meter, { unit, description }) => meter.createCounter(name, { unit, description })).add(by, attributes);

/** @param value in the unit of the instrument */
export const measured = (name: Named<'histogram'>, value: number, attributes: Attributes): void =>
  made<Histogram>(name, (meter, { unit, description, bounds }) => meter.createHistogram(name, { unit, description, ...(bounds === undefined ? {} : { advice: { explicitBucketBoundaries: [...bounds] } }) })).record(value, attributes);

const gauge = (name: GaugeName): ObservableGauge => made(name, (meter, { unit, description }) => meter.createObservableGauge(name, { unit, description }));

/**
 * Asks for gauges whenever they are sent; never where nothing is sent. A callback that fails tells nothing that time: telemetry must not decide about the program.
 * @returns ends it
 */
export const observing = (names: readonly GaugeName[], callback: (observe: Observe) => Promise<void>): (() => void) => {
  const gauges = names.map(gauge);
  const { meter } = meters ?? {};
  const asked = async (result: { observe(of: ObservableGauge, value: number, attributes?: Attributes): void }): Promise<void> =>
    callback((name, value, attributes) => result.observe(gauge(name), value, attributes)).catch(() => undefined);
  meter?.addBatchObservableCallback(asked, gauges);
  return () => meter?.removeBatchObservableCallback(asked, gauges);
};
