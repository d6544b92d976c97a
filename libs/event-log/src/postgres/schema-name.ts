/** The schema that holds the log's tables in every database of ours. */
export const defaultSchema = 'event_log';

/** A name as PostgreSQL reads it; only plain names, so that no configuration becomes SQL. */
export const quotedName = (name: string): string => {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new RangeError('a lower-case name of letters, digits and underscores expected');
  return `"${name}"`;
};
