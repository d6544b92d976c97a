import type { ProjectionTransaction } from '../projection.port.js';

/**
 * Puts the rows of one stream in the place of those from its fold before.
 * @param key columns that say whose rows they are; added to every row
 * @param rows by column name; a column of type jsonb takes the value as it is
 */
export const replaceRows = async ({ client, schema }: ProjectionTransaction, table: string, key: Readonly<Record<string, string>>, rows: readonly object[]): Promise<void> => {
  const names = Object.keys(key);
  await client.query(`delete from ${schema}.${table} where ${names.map((name, index) => `${name} = $${index + 1}`).join(' and ')}`, Object.values(key));
  if (rows.length === 0) return;
  const records = rows.map((row) => ({ ...row, ...key }));
  await client.query(`insert into ${schema}.${table} select * from jsonb_populate_recordset(null::${schema}.${table}, $1::jsonb)`, [JSON.stringify(records)]);
};
