import { logIdOf } from '@yange/contracts';
import { defineQuery, page } from '@yange/use-case';
import { z } from 'zod';

/** Motions with all their steps, those of one stage where it is given. */
export const motionsQuery = defineQuery({
  name: 'motions',
  title: { zh: '动议台账', en: 'Motions' },
  path: 'motions',
  right: 'read',
  params: z.strictObject({ stage: z.string().max(20).optional(), motion: z.uuid().optional(), ...page }),
  run: async ({ stage, motion, after, limit: most }, { district, read }) => {
    const logId = logIdOf(district, 'organisations');
    const rows: readonly { motionId: string }[] = await read.query(
      `select motion_id as "motionId", title, necessity, items, applicant, stage, version, content_hash as "contentHash", since
       from live.motions where log_id = $1 and ($2::text is null or stage = $2) and ($3::text is null or motion_id = $3) and motion_id > coalesce($4::text, '') order by motion_id limit $5`,
      [logId, stage ?? null, motion ?? null, after ?? null, most],
    );
    const steps: readonly { motionId: string }[] = await read.query(
      `select motion_id as "motionId", step, detail, effective_to as "on", effective_text as "text", event_id as "eventId"
       from live.motion_steps where log_id = $1 and motion_id = any($2) order by motion_id, place`,
      [logId, rows.map(({ motionId }) => motionId)],
    );
    return { motions: rows.map((row) => ({ ...row, steps: steps.filter(({ motionId }) => motionId === row.motionId) })), next: rows.length === most ? (rows.at(-1)?.motionId ?? null) : null };
  },
});

/** Decisions that changes may be made under. */
export const decisionsQuery = defineQuery({
  name: 'decisions',
  title: { zh: '决定台账', en: 'Decisions' },
  path: 'decisions',
  right: 'read',
  params: z.strictObject({ ...page }),
  run: async ({ after, limit: most }, { district, read }) => {
    const rows: readonly { decisionId: string }[] = await read.query(
      `select decision_id as "decisionId", motion_id as "motionId", level, items, document, in_force_from as "inForceFrom", in_force_to as "inForceTo", revoked, event_id as "eventId"
       from live.decisions where log_id = $1 and decision_id > coalesce($2::text, '') order by decision_id limit $3`,
      [logIdOf(district, 'organisations'), after ?? null, most],
    );
    return { decisions: rows, next: rows.length === most ? (rows.at(-1)?.decisionId ?? null) : null };
  },
});
