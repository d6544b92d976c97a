import { decodeData, staffingContract } from '@yange/contracts';
import { connectionPool, PostgresEventLogReaders, type EventLogReader } from '@yange/event-log';
import type pg from 'pg';
import type { RestorePoint } from './restore.point.js';

interface SpokenRecord {
  readonly recordId: string;
  readonly personId: string;
  readonly keyId: string;
}

/**
 * The vault beside logs that end earlier than it: what no event speaks of any more goes, what was erased later stays erased. Numbers of people whose last record went are entered
 * again by the service itself, as those of records that wait are.
 */
export const cutVault = async (client: pg.ClientBase, logUrl: string, point: RestorePoint): Promise<void> => {
  const pool = connectionPool({ connectionString: logUrl, max: 2 });
  const readers = new PostgresEventLogReaders(pool);
  try {
    for (const [logId, { position, recordedAt }] of [...point].filter(([id]) => id.endsWith('/staffing'))) {
      const district = logId.split('/')[0] ?? '';
      const spoken = await spokenOf(readers.forLog(logId));
      const records = spoken.map(({ recordId }) => recordId);
      for (const table of ['identity_index', 'pending', 'fields']) await client.query(`delete from vault.${table} where district = $1 and record_id <> all ($2::uuid[])`, [district, records]);
      await client.query('delete from vault.keys where district = $1 and key_id <> all ($2::uuid[])', [district, spoken.map(({ keyId }) => keyId)]);
      await client.query(waiting, [district, records, spoken.map(({ personId }) => personId), spoken.map(({ keyId }) => keyId)]);
      await client.query('update vault.erasures set position = least(position, $2) where district = $1', [district, position]);
      await client.query(`delete from vault.registers where district = $1 and since > coalesce($2::timestamptz, '-infinity')`, [district, recordedAt]);
    }
  } finally {
    await readers.close();
    await pool.end();
  }
};

/** The last record of everybody who has one and stands in no index. */
const waiting = `insert into vault.pending (district, record_id, person_id, key_id, since)
  select distinct on (s.person_id) $1, s.record_id, s.person_id, s.key_id, '-infinity' from unnest($2::uuid[], $3::uuid[], $4::uuid[]) with ordinality as s(record_id, person_id, key_id, n)
  join vault.fields f on f.district = $1 and f.record_id = s.record_id
  where not exists (select from vault.identity_index i where i.district = $1 and i.person_id = s.person_id)
  order by s.person_id, s.n desc on conflict do nothing`;

const spokenOf = async (log: EventLogReader): Promise<readonly SpokenRecord[]> => {
  const { position: head } = await log.head();
  const spoken: SpokenRecord[] = [];
  for (let after = 0; after < head; ) {
    const page = await log.readPage({ after, limit: 1_000, types: ['PersonalDataRecorded'] });
    for (const { type, data } of page.events) {
      const event = decodeData(staffingContract, type, data) as { readonly data: SpokenRecord };
      spoken.push({ recordId: event.data.recordId, personId: event.data.personId, keyId: event.data.keyId });
    }
    after = page.scannedTo;
  }
  return spoken;
};
