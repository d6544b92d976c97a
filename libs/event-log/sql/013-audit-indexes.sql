-- What auditors look for: all that one command brought about, and events of one kind, the newest first. Each costs an append one more page to write;
-- without them a question that few events answer reads the log to its beginning.
create index events_by_correlation on events (log_id, correlation_id, pos);
create index events_by_type on events (log_id, type, pos);
