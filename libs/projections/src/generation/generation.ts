import type { Projection } from '../projection.port.js';

export type FeedKind = 'log' | 'kafka';

/**
 * One set of tables that is built from the beginning: of one version of a projection, fed by one kind of feed.
 * A checkpoint by log position and one by Kafka partition cannot be compared, so another feed means another generation.
 */
export interface Generation {
  readonly reader: string;
  readonly version: number;
  readonly number: number;
  /** as it is in the catalogue, unquoted */
  readonly schemaName: string;
  readonly feed: FeedKind;
  readonly state: 'building' | 'live' | 'retired';
  readonly views: readonly string[];
}

export function fits(generation: Generation, projection: Projection, feed: FeedKind): boolean {
  return generation.version === projection.version && generation.feed === feed;
}

/** `measure_ledger_v3` for the first generation of a version, `measure_ledger_v3_g2` for the next */
export function schemaNameOf(reader: string, version: number, generation: number): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(reader) || reader.length > 40) throw new RangeError(`not a name of a projection: ${reader}`);
  const first = `${reader.replaceAll('-', '_')}_v${version}`;
  return generation === 1 ? first : `${first}_g${generation}`;
}

/** The generation was retired by a rebuild elsewhere: whoever fed it has nothing left to do. */
export class GenerationRetired extends Error {
  constructor(readonly generation: Generation) {
    super(`${generation.schemaName} is gone: another runner rebuilt ${generation.reader}`);
    this.name = 'GenerationRetired';
  }
}

/** A newer version serves: an older program does not swap it away unless it is told to go back. */
export class VersionSuperseded extends Error {
  constructor(readonly live: Generation, readonly version: number) {
    super(`${live.reader}: version ${live.version} serves already, this program has ${version}`);
    this.name = 'VersionSuperseded';
  }
}
