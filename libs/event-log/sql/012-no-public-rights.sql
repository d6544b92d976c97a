-- PostgreSQL lets everyone execute a new function; here only roles named by grantEventLogRoles may, and only append_requests.
revoke all on function refuse_change(), lock_streams(text, text[], text[]), lock_head(text), store_claims(text, text[], text[], text[]),
  insert_events(text, bigint, timestamptz, jsonb, bytea, text[], text[], integer[]), append_requests(text, jsonb, bytea) from public;
