/** Tables of the projection. Whole events beside what was read from them: every figure leads to its events, every event to its document. */
export const measureLedgerTables = (schema: string): readonly string[] => [...eventTables(schema), ...measureTables(schema), ...reportTables(schema)];

const eventTables = (schema: string): readonly string[] => [
  `create table ${schema}.ledger_events (
    district text not null,
    log_id text not null,
    position bigint not null,
    event_id uuid not null,
    type text not null,
    stream_id text not null,
    version integer not null,
    effective_from text,
    effective_to text not null,
    effective_precision text not null,
    effective_text text not null,
    effective_order bigint not null,
    recorded_at text not null,
    mode text not null,
    provenance text not null,
    supersedes uuid,
    citations jsonb not null,
    findings jsonb not null,
    import_row jsonb,
    data jsonb not null,
    actor jsonb not null,
    decision_id text not null,
    correction_reason text not null,
    primary key (log_id, position)
  )`,
  `create index on ${schema}.ledger_events (district, effective_to)`,
  `create index on ${schema}.ledger_events (event_id)`,
  `create index on ${schema}.ledger_events (district, type)`,
  // Documents as events cite them, each from the event on that cited it first, since its own day or, where that is not told, the event's: those that nobody registered are found by their numbers too.
  `create table ${schema}.cited_documents (district text not null, log_id text not null, position bigint not null, key text not null, number text not null, title text not null, since text not null, primary key (log_id, key))`,
  `create index on ${schema}.cited_documents (district)`,
  // How far each log was read, so that nobody has to count: a new event always changes it, since the ledger only inserts.
  `create table ${schema}.ledger_heads (district text not null, log_id text not null, events bigint not null, last_position bigint not null, primary key (log_id))`,
  `create index on ${schema}.ledger_heads (district)`,
  // Only names what no longer counts, so that a correction may arrive before or after what it corrects.
  `create table ${schema}.superseded_events (district text not null, event_id uuid not null, log_id text not null, position bigint not null, primary key (log_id, position))`,
  `create index on ${schema}.superseded_events (event_id)`,
];

const measureTables = (schema: string): readonly string[] => [
  `create table ${schema}.contributions (
    district text not null,
    log_id text not null,
    position bigint not null,
    ordinal integer not null,
    measure text not null,
    unit text not null,
    key text not null,
    operation text not null,
    amount double precision not null,
    dims jsonb not null,
    kind text not null,
    since text not null,
    -- a known definition may select it: of all that the logs hold, few
    asked boolean not null,
    primary key (log_id, position, ordinal)
  )`,
  `create index on ${schema}.contributions (district, since) where asked`,
  `create index on ${schema}.contributions (district, measure, key)`,
  `create index on ${schema}.contributions (district, (dims ->> 'ownerId')) where dims ->> 'ownerId' <> ''`,
  `create table ${schema}.ledger_names (
    district text not null,
    log_id text not null,
    position bigint not null,
    ordinal integer not null,
    name text not null,
    standing text not null,
    subject_id text not null,
    category text not null,
    primary key (log_id, position, ordinal)
  )`,
  `create index on ${schema}.ledger_names (district)`,
];

const reportTables = (schema: string): readonly string[] => [
  `create table ${schema}.declared_figures (district text not null, log_id text not null, position bigint not null, event_id uuid not null, figure_id text not null, figure jsonb not null, primary key (log_id, position))`,
  `create index on ${schema}.declared_figures (district)`,
  `create table ${schema}.reference_facts (district text not null, log_id text not null, position bigint not null, event_id uuid not null, fact_id text not null, fact jsonb not null, primary key (log_id, position))`,
  `create index on ${schema}.reference_facts (district)`,
  `create table ${schema}.measure_definitions (district text not null, log_id text not null, position bigint not null, event_id uuid not null, definition jsonb not null, primary key (log_id, position))`,
  `create index on ${schema}.measure_definitions (district)`,
];

export const measureLedgerViews = ['ledger_events', 'cited_documents', 'ledger_heads', 'superseded_events', 'contributions', 'ledger_names', 'declared_figures', 'reference_facts', 'measure_definitions'] as const;
