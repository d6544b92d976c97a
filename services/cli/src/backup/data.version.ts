import { databasesOf } from '@yange/local';
import { definitions } from '../start/in-process.host.js';
import { contexts, type ServiceContext } from '../start/platform.plan.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { connected } from './platform.databases.js';

export interface ServedModel {
  readonly reader: string;
  readonly version: number;
  readonly feed: 'log' | 'kafka';
}

/** What the data of one context were made by. */
export interface ContextVersion {
  /** of the log, in the order in which they came */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  /** read models and followers that are served */
  readonly models: readonly ServedModel[];
}

export type DataVersion = Readonly<Record<ServiceContext, ContextVersion>>;

/** @param superuserUrl of any database of the server @throws {CommandFailed} where a context has no databases yet */
export const versionOfData = async (superuserUrl: string): Promise<DataVersion> => {
  const found: (readonly [ServiceContext, ContextVersion])[] = [];
  for (const context of contexts) {
    const { log, read } = databasesOf(context);
    const migrations = await rowsOf<ContextVersion['migrations'][number]>(superuserUrl, log, 'select name, checksum from event_log.migrations order by name');
    const models = await rowsOf<ServedModel>(superuserUrl, read, `select reader, version, feed from projections.projection_versions where state = 'live' order by reader`);
    found.push([context, { migrations, models }]);
  }
  return Object.fromEntries(found) as DataVersion;
};

const rowsOf = async <T extends object>(superuserUrl: string, database: string, query: string): Promise<readonly T[]> => {
  try {
    const client = await connected(superuserUrl, database, 'yange upgrade');
    return (await client.query<T>(query).finally(() => client.end())).rows;
  } catch (error) {
    throw new CommandFailed(`数据不完整 · ${database} cannot be read: ${error instanceof Error ? error.message : String(error)}`, exitCode.conflict);
  }
};

/** A read model of a newer product: this one would not serve it. @returns its name and version, or null */
export const newerModel = (version: DataVersion): string | null => {
  for (const context of contexts) {
    const own = new Map(definitions[context].projections.map((projection) => [projection.name, projection.version]));
    const newer = version[context].models.find(({ reader, version: there }) => there > (own.get(reader) ?? there));
    if (newer !== undefined) return `${newer.reader} ${newer.version}`;
  }
  return null;
};

export interface VersionChange {
  /** context → names */
  readonly migrations: Readonly<Record<string, readonly string[]>>;
  readonly readModels: readonly { readonly context: ServiceContext; readonly name: string; readonly from: number | null; readonly to: number }[];
}

export const changedBetween = (before: DataVersion, after: DataVersion): VersionChange => ({
  migrations: Object.fromEntries(contexts.flatMap((context) => {
    const known = new Set(before[context].migrations.map(({ name }) => name));
    const added = after[context].migrations.map(({ name }) => name).filter((name) => !known.has(name));
    return added.length === 0 ? [] : [[context, added]];
  })),
  readModels: contexts.flatMap((context) => {
    const known = new Map(before[context].models.map(({ reader, version }) => [reader, version]));
    return after[context].models.flatMap(({ reader, version }) => (known.get(reader) === version ? [] : [{ context, name: reader, from: known.get(reader) ?? null, to: version }]));
  }),
});
