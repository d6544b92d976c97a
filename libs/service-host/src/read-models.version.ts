import { Problem } from '@yange/http';
import type { ServiceDefinition } from '@yange/use-case';
import type { DataSource } from 'typeorm';

type Models = Pick<ServiceDefinition, 'projections'>;
type Reading = Pick<DataSource, 'query'>;

/** Column or view that is not there, as PostgreSQL says it. */
const notThere = new Set(['42703', '42P01']);

interface Served {
  readonly reader: string;
  readonly version: number;
}

const servedOf = (read: Reading): Promise<readonly Served[]> => read.query<Served[]>(`select reader, version from projections.projection_versions where state = 'live'`);

/**
 * Read models that are served as an earlier version of the program made them: its successor asks for what they do not show yet. So it is in a rollout until a projector of this version
 * has built its rows beside those and swapped, and again once one of the earlier version went back.
 * @returns sentences; empty where everything is of this version or of a later one
 */
export const modelsOfEarlierVersion = async (read: Reading, { projections }: Models): Promise<readonly string[]> => {
  const served = new Map((await servedOf(read)).map(({ reader, version }) => [reader, version]));
  return projections.flatMap(({ name, version }) => {
    const there = served.get(name) ?? version;
    return there < version ? [`the read model ${name} is served in version ${there}, this program asks for version ${version}`] : [];
  });
};

/** What a question comes to whose views are of another version of the program, in place of a fault of ours: asked again later, or of another instance, it is answered. Other errors as they are. */
export const versionProblem = async (read: Reading, { projections }: Models, error: unknown): Promise<unknown> => {
  if (!(error instanceof Error && 'code' in error && notThere.has(String(error.code)))) return error;
  const own = new Map(projections.map(({ name, version }) => [name, version]));
  const served = await servedOf(read);
  const isOther = served.some(({ reader, version }) => (own.get(reader) ?? version) !== version) || projections.some(({ name }) => !served.some(({ reader }) => reader === name));
  return isOther ? new Problem(503, 'read-models-changing', { zh: '读模型正在更换版本，请稍后再试', en: 'the read models are changing to another version; try again' }, { retryAfterSeconds: 5 }) : error;
};
