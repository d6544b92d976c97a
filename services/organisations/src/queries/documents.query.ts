import { logIdOf } from '@yange/contracts';
import { defineQuery, entryCode, onDate, page, shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { documentFacts, documentRows } from '../projections/document-register/document-register.projection.js';
import { dayOf, named, pageOfKeys } from './rows-on-day.reading.js';

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

/** The register of documents as it stands or stood by the end of a day, or those whose number, title or 简称 has the words in it; rules (工作规则, 细则, 办法) by kind and by the day on which they are in force. */
export const documentsQuery = defineQuery({
  name: 'documents',
  title: { zh: '文件登记', en: 'Documents' },
  path: 'documents',
  right: 'read',
  params: z.strictObject({ ...onDate, words: z.string().max(100).optional(), ruleKind: entryCode.optional(), inForceOn: onDate.on, ...page }),
  answer: z.strictObject({ documents: z.array(document), next: shown.next }),
  run: async ({ on, ...asked }, context) => {
    if (on !== undefined) return documentsBy(context, on, asked);
    const { words, ruleKind, inForceOn, after, limit: most } = asked;
    const { district, read } = context;
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

interface Asked {
  readonly words?: string | undefined;
  readonly ruleKind?: string | undefined;
  readonly inForceOn?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What was attached, put in force or repealed later is not told yet. */
const documentsBy = async (context: QueryContext, on: string, { words, ruleKind, inForceOn, after, limit }: Asked): Promise<{ documents: z.infer<typeof document>[]; next: string | null }> => {
  const found = await documentFacts.onDay(dayOf(context, on), 'document');
  const documents = [...found].flatMap(([documentId, facts]) => documentRows(facts).map((row) => named<z.infer<typeof document>>({ document_id: documentId, ...row })));
  const has = ({ number, title, shortTitle }: z.infer<typeof document>): boolean => words === undefined || [number, title, shortTitle].some((text) => text.includes(words));
  const holds = ({ inForceFrom, inForceTo, repealedOn }: z.infer<typeof document>, day: string): boolean => inForceFrom !== null && inForceFrom <= day && (inForceTo === null || inForceTo >= day) && (repealedOn === null || repealedOn > day);
  const wanted = new Map(documents.filter((one) => has(one) && (ruleKind === undefined || one.ruleKind === ruleKind) && (inForceOn === undefined || holds(one, inForceOn))).map((one) => [one.documentId, one]));
  const ids = pageOfKeys(wanted.keys(), after, limit);
  return { documents: ids.flatMap((id) => wanted.get(id) ?? []), next: ids.length === limit ? (ids.at(-1) ?? null) : null };
};
