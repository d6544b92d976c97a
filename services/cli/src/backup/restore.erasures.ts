import { decodeData, staffingContract } from '@yange/contracts';
import { connectionPool, PostgresEventLogs, type EventLog } from '@yange/event-log';
import type { ContextUrls, VaultUrls } from '@yange/local';
import { migrateService } from '@yange/service-host';
import { staffingService } from '@yange/staffing';
import pg from 'pg';
import { keysErased, type RecordedErasure } from './erasures.register.js';

/** What became of erasures that came after a backup. */
export interface ErasedAgain {
  /** carried out again: the log has the same event once more, and the keys are gone */
  readonly again: number;
  /** the backup had them already */
  readonly already: number;
  /** of data that the restored log does not speak of: recorded after it */
  readonly notThere: number;
}

export const noErasures: ErasedAgain = { again: 0, already: 0, notThere: 0 };

/** Before anything is served: the erasures that the restored log does not know, as they were recorded, and the keys destroyed with them. The log is brought forward first. */
export const erasedAgain = async (erasures: readonly RecordedErasure[], staffing: ContextUrls, vault: VaultUrls): Promise<ErasedAgain> => {
  await migrateService(staffingService, staffing);
  const pool = connectionPool({ connectionString: staffing.logAppendUrl, max: 2, application_name: 'yange restore' });
  const logs = new PostgresEventLogs(pool, 'staffing');
  const counted = { ...noErasures };
  try {
    for (const erasure of erasures) {
      const outcome = await recordedAgain(logs.forDistrict(erasure.district), erasure);
      counted[outcome] += 1;
    }
    await destroyed(erasures, vault);
    return counted;
  } finally {
    await logs.close();
    await pool.end();
  }
};

const recordedAgain = async (log: EventLog, erasure: RecordedErasure): Promise<keyof ErasedAgain> => {
  const { event, streamId, commandId, principal, bodyHash, result } = erasure;
  if ((await log.findEvent(event.eventId)) !== null) return 'already';
  const stream = await log.readStream(streamId);
  const keyIds = keysErased(erasure);
  const isSpokenOf = stream.some(({ type, data }) => type === 'PersonalDataRecorded' && keyIds.includes((decodeData(staffingContract, type, data) as { readonly data: { readonly keyId: string } }).data.keyId));
  if (!isSpokenOf) return 'notThere';
  const told = await log.append({ commandId, principal, bodyHash, result, streams: [{ streamId, expectedVersion: stream.length, events: [event] }] });
  if (told.kind !== 'appended') throw new Error(`an erasure could not be recorded again: ${told.kind}`);
  return 'again';
};

const destroyed = async (erasures: readonly RecordedErasure[], { ownerUrl }: VaultUrls): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'yange restore' });
  await client.connect();
  try {
    for (const erasure of erasures) await client.query('delete from vault.keys where district = $1 and key_id = any($2::uuid[])', [erasure.district, keysErased(erasure)]);
  } finally {
    await client.end();
  }
};
