import { logIdOf } from '@yange/contracts';
import { defineQuery, onDate, page } from '@yange/use-case';
import { z } from 'zod';

/** The register of documents, or those whose number, title or 简称 has the words in it; rules (工作规则, 细则, 办法) by kind and by the day on which they are in force. */
export const documentsQuery = defineQuery({
  name: 'documents',
  title: { zh: '文件登记', en: 'Documents' },
  path: 'documents',
  right: 'read',
  params: z.strictObject({ words: z.string().max(100).optional(), ruleKind: z.enum(['working-rules', 'detailed-rules', 'measures']).optional(), inForceOn: onDate.on, ...page }),
  run: async ({ words, ruleKind, inForceOn, after, limit: most }, { district, read }) => {
    const rows: readonly { documentId: string }[] = await read.query(
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
