import { asOf, citationShape, defineQuery, endOfTime, nextAfter, shown } from '@yange/use-case';
import { z } from 'zod';
import { basesOf } from './basis.reading.js';
import { ownedRows, ownerShape } from './owned-rows.reading.js';

const states = ['open', 'granted', 'refused', 'withdrawn'] as const;

const params = z.strictObject({ ...ownedRows.shape, state: z.enum(states).optional() });

const request = z.strictObject({
  requestId: shown.id,
  ...ownerShape,
  kind: shown.text,
  management: shown.text,
  funding: shown.text,
  requested: shown.count.describe('申请用编数 · posts that are asked for'),
  reason: shown.text,
  requestedBy: shown.text.describe('申请人 · who asked, an opaque id; empty in history'),
  requestedFor: shown.text.describe('被代理的申请人，无则为空 · for whom the asker acted; empty where for nobody else'),
  requestedOn: shown.day,
  basis: z.array(citationShape).describe('申请所附文件 · the documents that the request cites'),
  state: z.enum(states),
  permitId: shown.id.nullable().describe('批准的用编；未批准为 null · the permit that answers it'),
  granted: shown.count.describe('批准用编数 · posts of that permit'),
  answeredOn: shown.day.nullable(),
  answerReason: shown.text.describe('不予批准、撤回的理由'),
  validFrom: shown.validFrom,
});

type RequestRow = Omit<z.infer<typeof request>, 'basis'> & { readonly toldBy: string };

const rows = `
  select row_key as "requestId", owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach", kind, management, funding, requested, reason,
         requested_by as "requestedBy", requested_for as "requestedFor", requested_on as "requestedOn", told_by as "toldBy", state, nullif(permit_id, '') as "permitId", granted,
         nullif(answered_on, '') as "answeredOn", answer_reason as "answerReason", valid_from as "validFrom"
  from live.permit_requests
  where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)
    and ($3::text is null or row_key > $3) and ($5::uuid is null or owner_organ_id = $5::uuid) and ($6::text is null or state = $6)
  order by row_key limit $4`;

/** 用编申请: what waits for the approver, and what became of the rest. */
export const permitRequestsQuery = defineQuery({
  name: 'use-permit-requests',
  title: { zh: '用编申请', en: 'Requests for permits to use posts' },
  path: 'use-permit-requests',
  right: 'read',
  params,
  answer: z.strictObject({ on: shown.on, requests: z.array(request), next: shown.next }),
  run: async ({ on, after, limit, organId, state }, context) => {
    const { logId } = asOf(context, 'staffing', on);
    const found = await context.read.query<RequestRow[]>(rows, [logId, on ?? endOfTime, after ?? null, limit, organId ?? null, state ?? null]);
    const basisOf = await basesOf(context.read, logId, found.map(({ toldBy }) => toldBy));
    const requests = found.map(({ toldBy, ...row }) => ({ ...row, basis: basisOf(toldBy) }));
    const day = on ?? context.asked?.on ?? endOfTime;
    return { on: day === endOfTime ? null : day, requests, next: nextAfter(requests, limit, 'requestId') };
  },
});
