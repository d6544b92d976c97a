import { dataAsJson, decodeEnvelope, effectiveOf, Mode, organisationsContract, Provenance, type Citation, type Finding } from '@yange/contracts';
import type { QueryContext } from '@yange/use-case';

interface FactRow {
  readonly event_id: string;
  readonly type: string;
  readonly supersedes: string | null;
  readonly superseded: boolean;
  readonly envelope: Buffer;
  readonly data: Buffer;
}

/** Every event about an organ in the order in which they took effect, those that no longer count among them. */
export const readHistory = async (read: QueryContext['read'], logId: string, streamId: string): Promise<readonly object[]> => {
  const facts = await read.query<readonly FactRow[]>(
    `select f.event_id, f.type, f.supersedes, f.envelope, f.data,
            exists (select from live.organ_facts later where later.log_id = $1 and later.stream_id = $2 and later.supersedes = f.event_id) as superseded
     from live.organ_facts f where f.log_id = $1 and f.stream_id = $2 order by f.effective_to, f.manifest_order, f.position`,
    [logId, streamId],
  );
  return facts.map(factView);
};

const factView = ({ event_id: eventId, type, supersedes, superseded, envelope: bytes, data }: FactRow): object => {
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
    data: dataAsJson(organisationsContract, type, data),
  };
};

const provenances: Readonly<Partial<Record<Provenance, string>>> = {
  [Provenance.STATED]: 'stated',
  [Provenance.RECONSTRUCTED]: 'reconstructed',
  [Provenance.SYNTHETIC]: 'synthetic',
};

const citationView = ({ documentId, number, title, issuer, issuedOn, place, quote, provenance }: Citation): object => ({
  documentId,
  number,
  title,
  issuer,
  issuedOn,
  place,
  quote,
  provenance: provenances[provenance] ?? '',
});

const findingView = ({ rule, zh, en, facts }: Finding): object => ({ rule, zh, en, facts });
