import type { LogProblem } from '../verify/verify-log.js';
import type { LogQueries } from './log-queries.js';

const shown = 100;

/**
 * What `commands` and `streams` say against `events`: a command that stored an event names its place and its moment, a stream the version of
 * its last event, and a file lies under its own hash. Each question is one statement, so one snapshot: appends that go on meanwhile do not disturb it.
 */
export const tableProblems = async (queries: LogQueries, logId: string): Promise<readonly LogProblem[]> => {
  const { schema } = queries;
  const events = await queries.rows('events-of-no-command', `
    select e.pos, e.command_id || ' at ' || to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from ${schema}.every_event e
    where e.log_id = $1 and not exists (select from ${schema}.commands c
      where c.log_id = e.log_id and c.key = e.command_id and c.first_pos <= e.pos and c.created_at = e.recorded_at)
    order by e.pos limit ${shown}`, [logId]);
  const commands = await queries.rows('commands-of-no-event', `
    select c.first_pos, c.key from ${schema}.commands c left join ${schema}.every_event e on e.log_id = c.log_id and e.pos = c.first_pos
    where c.log_id = $1 and c.first_pos is not null and e.command_id is distinct from c.key order by c.first_pos limit ${shown}`, [logId]);
  const streams = await queries.rows('streams-and-events', `
    select coalesce(e.last, 0), coalesce(s.stream_id, e.stream_id), s.version, e.version
    from (select * from ${schema}.streams x where x.log_id = $1) s
    full join (select x.stream_id, max(x.version) as version, max(x.pos) as last from ${schema}.every_event x where x.log_id = $1 group by 1) e using (stream_id)
    where s.version is distinct from e.version order by 1 limit ${shown}`, [logId]);
  const files = await queries.rows('damaged-files', `select f from ${schema}.damaged_files($1) f limit ${shown}`, [logId]);
  return [
    ...files.map(([hash]) => problem('0', 'file', `under the hash ${String(hash)} lies another file`)),
    ...events.map(([position, command]) => problem(position, 'command', `no stored command ${String(command)}`)),
    ...commands.map(([position, command]) => problem(position, 'command', `the event here is not of the command ${String(command)}`)),
    ...streams.map(([position, stream, said, found]) => problem(position, 'stream', `${String(stream)}: version ${said ?? 'none'} of the stream, ${found ?? 'no event'} of its last event`)),
  ];
};

const problem = (position: string | null | undefined, check: LogProblem['check'], detail: string): LogProblem => ({ position: Number(position ?? 0), check, detail });
