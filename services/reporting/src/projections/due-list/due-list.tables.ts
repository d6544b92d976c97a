/** Tables of states by effective date, with their own columns. */
export const stateTables = {
  due_calendars: 'year integer not null, holidays text not null, workdays text not null',
  due_terms: 'within_days integer, warn_days integer, organ_id text not null, organ_name text not null',
  due_holders: 'item_id text not null, person text not null, held boolean not null',
  due_desks: 'person text not null, person_id text not null, closed boolean not null',
  due_deputies: 'person text not null, deputy text not null, starts_on text not null, ends_on text not null',
  due_approvers: 'person text not null, deputy text not null',
} as const;

/** Open work, one row for each span of days in which it stands in the same words; done work with the day and the event that did it. */
const items = (schema: string): string =>
  `create table ${schema}.due_items (
    log_id text not null, stream_id text not null, item_key text not null, kind text not null, shown_from text not null, shown_to text, since text not null, due_on text not null, term text not null,
    zh text not null, en text not null, organ_ids text not null, organ_names text not null, person text not null, role text not null, link text not null, event_id uuid not null, closed_by uuid,
    primary key (log_id, stream_id, item_key, shown_from))`;

export const dueListTables = (schema: string): readonly string[] => [
  items(schema),
  `create index on ${schema}.due_items (split_part(log_id, '/', 1), shown_from)`,
  ...Object.entries(stateTables).map(
    ([table, columns]) =>
      `create table ${schema}.${table} (log_id text not null, stream_id text not null, row_key text not null, valid_from text not null, valid_to text, ${columns}, primary key (log_id, stream_id, row_key, valid_from))`,
  ),
];
