import { logIdOf } from '@yange/contracts';
import { defineQuery, page } from '@yange/use-case';
import { z } from 'zod';

/** The register of documents, or those whose number, title or 简称 has the words in it. */
export const documentsQuery = defineQuery({
  name: 'documents',
  title: { zh: '文件登记', en: 'Documents' },
  path: 'documents',
  right: 'read',
  params: z.strictObject({ words: z.string().max(100).optional(), ...page }),
  run: async ({ words, after, limit: most }, { district, read }) => {
    const rows: readonly { documentId: string }[] = await read.query(
      `select document_id as "documentId", number, title, short_title as "shortTitle", issuer, kind, reading, issued, valid_from as "validFrom", attachments, event_id as "eventId"
       from live.documents
       where log_id = $1 and ($2::text is null or strpos(number, $2) > 0 or strpos(title, $2) > 0 or strpos(short_title, $2) > 0) and document_id > coalesce($3::text, '')
       order by document_id limit $4`,
      [logIdOf(district, 'organisations'), words ?? null, after ?? null, most],
    );
    return { documents: rows, next: rows.length === most ? (rows.at(-1)?.documentId ?? null) : null };
  },
});
