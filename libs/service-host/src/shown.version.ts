import type { EventLog } from '@yange/event-log';
import type { ServiceDefinition, ShownStream } from '@yange/use-case';
import type { DataSource } from 'typeorm';

/** Positions of a stream's events that the serving rows were folded from. To be asked before the rows are: what comes in between is then not claimed to be seen. */
export const foldedUpTo = async (read: DataSource, logId: string, { streamId, facts }: ShownStream): Promise<number> => {
  const [row] = await read.query<{ position: string | null }[]>(`select max(position) as position from live.${facts} where log_id = $1 and stream_id = $2`, [logId, streamId]);
  return Number(row?.position ?? 0);
};

/**
 * The version of a stream that a read model shows: that of the last event before the first which it folds and has not folded yet. Events of other types
 * change nothing that it shows and are passed over, so that the version reaches the head of the stream.
 */
export const versionShown = async (log: EventLog, service: ServiceDefinition, { streamId, facts }: ShownStream, folded: number): Promise<number> => {
  const types = typesOf(service, facts);
  let version = 0;
  for (const event of await log.readStream(streamId)) {
    if (event.position > folded && types.has(event.type)) return version;
    version = event.version;
  }
  return version;
};

const typesOf = (service: ServiceDefinition, facts: string): ReadonlySet<string> => {
  const projection = service.projections.find(({ views }) => views.includes(facts));
  if (projection === undefined) throw new Error(`no read model of ${service.contract.context} keeps ${facts}`);
  return new Set(projection.types);
};
