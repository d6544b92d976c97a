import { dataAsJson, decodeEnvelope, effectiveOf, Mode, organisationsContract, Provenance, type Citation, type Finding } from '@yange/contracts';
import { shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';

interface FactRow {
  readonly event_id: string;
  readonly type: string;
  readonly supersedes: string | null;
  readonly superseded: boolean;
  readonly envelope: Buffer;
  readonly data: Buffer;
}

const citation = z.strictObject({
  documentId: shown.text,
  number: shown.text,
  title: shown.text,
  issuer: shown.text,
  issuedOn: shown.text,
  place: shown.text.describe('文件中的位置 · where in the document'),
  quote: shown.text,
  provenance: z.enum(['stated', 'reconstructed', 'synthetic', '']).describe('原文、推断或虚构 · stated by the source, reconstructed, made up'),
});

export const organFact = z
  .strictObject({
    eventId: shown.id,
    type: shown.text,
    from: shown.day.nullable(),
    to: shown.day,
    precision: z.enum(['day', 'month', 'year', 'by-end-of', 'range']).describe('日期精度 · how exactly the date is known'),
    text: shown.text,
    mode: z.enum(['history', 'live']),
    supersedes: shown.id.nullable(),
    superseded: z.boolean().describe('已被更正或撤销 · corrected or annulled since'),
    citations: z.array(citation),
    findings: z.array(z.strictObject({ rule: shown.text, zh: shown.text, en: shown.text, facts: z.record(z.string(), z.string()) })),
    data: z.looseObject({}).describe('事件内容，见 proto/ · what it says: the message of its type in proto/'),
  })
  .meta({ id: 'OrganFact', description: '关于机构的一条事件 · an event about an organ' });

type OrganFact = z.infer<typeof organFact>;

/** Every event about an organ in the order in which they took effect, those that no longer count among them. */
export const readHistory = async (read: QueryContext['read'], logId: string, streamId: string): Promise<readonly OrganFact[]> => {
  const facts = await read.query<readonly FactRow[]>(
    `select f.event_id, f.type, f.supersedes, f.envelope, f.data,
            exists (select from live.organ_facts later where later.log_id = $1 and later.stream_id = $2 and later.supersedes = f.event_id) as superseded
     from live.organ_facts f where f.log_id = $1 and f.stream_id = $2 order by f.effective_to, f.manifest_order, f.position`,
    [logId, streamId],
  );
  return facts.map(factView);
};

const factView = ({ event_id: eventId, type, supersedes, superseded, envelope: bytes, data }: FactRow): OrganFact => {
  const envelope = decodeEnvelope(bytes);
  return {
    eventId,
    type,
    ...effectiveOf(envelope.effective),
    mode: envelope.mode === Mode.HISTORY ? 'history' : 'live',
    supersedes,
    superseded,
    citations: envelope.citations.map(citationView),
    findings: envelope.findings.map(findingView),
    data: dataAsJson(organisationsContract, type, data) as Record<string, unknown>,
  };
};

const provenances: Readonly<Partial<Record<Provenance, z.infer<typeof citation>['provenance']>>> = {
  [Provenance.STATED]: 'stated',
  [Provenance.RECONSTRUCTED]: 'reconstructed',
  [Provenance.SYNTHETIC]: 'synthetic',
};

const citationView = ({ documentId, number, title, issuer, issuedOn, place, quote, provenance }: Citation): z.infer<typeof citation> => ({
  documentId,
  number,
  title,
  issuer,
  issuedOn,
  place,
  quote,
  provenance: provenances[provenance] ?? '',
});

const findingView = ({ rule, zh, en, facts }: Finding): OrganFact['findings'][number] => ({ rule, zh, en, facts });
