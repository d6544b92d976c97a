import { DatabaseError } from 'pg';
import { InvalidAppend } from '../event-log.port.js';

/**
 * `unknown`: no answer, or an answer of a server that is going down, full or failed over: ask again.
 * `data`: one value of the batch was refused: ask request by request. `refused`: rights or schema are wrong: asking again cannot help.
 */
export type FailureKind = 'unknown' | 'data' | 'refused';

/** SQLSTATE classes: connection, rollback by the server, resources, object state, intervention, system, internal. */
const transient = ['08', '40', '53', '55', '57', '58', 'XX'];

export const failureKind = (error: unknown): FailureKind => {
  const state = error instanceof DatabaseError ? error.code : undefined;
  if (state === undefined) return 'unknown';
  const group = state.slice(0, 2);
  // 25006: this server became a replica
  if (transient.includes(group) || state === '25006') return 'unknown';
  return group === '22' || group === '23' ? 'data' : 'refused';
};

/** Whether a failure may come of one value among those that were asked for together, and not of the way to the server. */
export const isOfOne = (error: unknown): boolean => failureKind(error) !== 'unknown';

/** What the caller of the one request gets that the database refused. */
export const asInvalidAppend = (error: unknown): unknown => {
  if (!(error instanceof DatabaseError) || failureKind(error) !== 'data') return error;
  if (error.constraint === 'events_log_id_event_id_key') return new InvalidAppend('eventId', 'already in the log');
  return new InvalidAppend('request', `refused by the database (${error.code ?? ''} ${error.constraint ?? ''})`);
};
