import { logIdOf } from '@yange/contracts';
import { defineQuery, entryCode, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';

const document = z.strictObject({
  documentId: shown.id,
  number: shown.text.describe('文号，无为空 · number; empty where it has none'),
  title: shown.text,
  shortTitle: shown.text.describe('简称 · short title'),
  issuer: shown.text.describe('发文机关 · issuer'),
  kind: shown.text,
  reading: shown.text.describe('来源的读法 · how the source is read'),
  issued: z.strictObject({ from: shown.day.nullable(), to: shown.day, text: shown.text }).nullable().describe('印发日期；知道多少写多少 · when it was issued, as exactly as is known'),
  validFrom: shown.validFrom,
  attachments: z.array(z.strictObject({ name: shown.text, mediaType: shown.text, size: shown.count.describe('bytes'), sha256: z.hex(), eventId: shown.eventId })),
  ruleKind: shown.text.describe('工作规则、细则、办法，其他为空 · kind of rules; empty for what is none'),
  inForceFrom: shown.day.nullable(),
  inForceTo: shown.day.nullable(),
  repealedOn: shown.day.nullable(),
  replacedBy: shown.text.describe('替代它的文件 · the document that replaces it; empty where there is none'),
  eventId: shown.eventId,
});

/** The register of documents, or those whose number, title or 简称 has the words in it; rules (工作规则, 细则, 办法) by kind and by the day on which they are in force. */
export const documentsQuery = defineQuery({
  name: 'documents',
  title: { zh: '文件登记', en: 'Documents' },
  path: 'documents',
  right: 'read',
  undated: { zh: '施行日期由 inForceOn 给出', en: 'the day on which rules are in force is given by inForceOn' },
  params: z.strictObject({ words: z.string().max(100).optional(), ruleKind: entryCode.optional(), inForceOn: onDate.on, ...page }),
  answer: z.strictObject({ documents: z.array(document), next: shown.next }),
  run: async ({ words, ruleKind, inForceOn, after, limit: most }, { district, read }) => {
    const rows = await read.query<z.infer<typeof document>[]>(
      `select document_id as "documentId", number, title, short_title as "shortTitle", issuer, kind, reading, issued, valid_from as "validFrom", attachments, rule_kind as "ruleKind", in_force_from as "inForceFrom", in_force_to as "inForceTo",
              repealed_on as "repealedOn", replaced_by as "replacedBy", event_id as "eventId"
       from live.documents
       where log_id = $1 and ($2::text is null or strpos(number, $2) > 0 or strpos(title, $2) > 0 or strpos(short_title, $2) > 0) and document_id > coalesce($3::text, '')
         and ($5::text is null or rule_kind = $5)
         and ($6::text is null or (in_force_from <= $6 and (in_force_to is null or in_force_to >= $6) and (repealed_on is null or repealed_on > $6)))
       order by document_id limit $4`,
      [logIdOf(district, 'organisations'), words ?? null, after ?? null, most, ruleKind ?? null, inForceOn ?? null],
    );
    return { documents: rows, next: rows.length === most ? (rows.at(-1)?.documentId ?? null) : null };
  },
});
