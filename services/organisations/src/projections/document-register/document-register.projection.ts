import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';

export const documentFacts = new StreamFacts(organisationsContract, 'document_facts', ['document']);
const kept = new KnownRows({ documents: 'document_id' });

/** The register of documents, with the hashes of what is attached to them. */
export const documentRegister: Projection = {
  name: 'document-register',
  version: 5,
  contexts: ['organisations'],
  types: ['DocumentRegistered', 'DocumentAttached', 'DocumentPutInForce', 'DocumentRepealed', 'EventAnnulled'] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [
    ...documentFacts.tables(schema),
    `create table ${schema}.documents (
       log_id text not null, document_id text not null, number text not null, title text not null, short_title text not null, issuer text not null,
       kind text not null, reading text not null, issued jsonb, valid_from text not null, attachments jsonb not null, rule_kind text not null, in_force_from text, in_force_to text,
       repealed_on text, replaced_by text not null, event_id uuid not null,
       primary key (log_id, document_id))`,
    `create index on ${schema}.documents (log_id, number)`,
    ...kept.tables(schema),
  ],
  views: ['document_facts', ...kept.views],
  known: { document_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [documentFacts], past),
  apply: (tx, events) => kept.fold(tx, documentFacts, events, ({ facts: counting }) => ({ documents: documentRows(counting) })),
};

export const documentRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly object[] => {
  const registered = counting.findLast(({ event }) => event.type === 'DocumentRegistered');
  if (registered?.event.type !== 'DocumentRegistered') return [];
  const { number, title, shortTitle, issuer, kind, reading, issued } = registered.event.data;
  return [
    {
      number,
      title,
      short_title: shortTitle,
      issuer,
      kind,
      reading,
      issued: issued === undefined ? null : { from: issued.from, to: issued.to, text: issued.text },
      valid_from: registered.effective.to,
      attachments: counting.flatMap(attachmentsOf),
      ...validityOf(counting),
      event_id: registered.eventId,
    },
  ];
};

const attachmentsOf = ({ event, eventId }: Fact<OrganisationsEvent>): readonly object[] => {
  if (event.type !== 'DocumentAttached' || event.data.attachment === undefined) return [];
  const { name, mediaType, size, sha256 } = event.data.attachment;
  return [{ name, mediaType, size: Number(size), sha256: Buffer.from(sha256).toString('hex'), eventId }];
};

/** Of rules (工作规则, 细则, 办法): from when until when they are to be followed. */
const validityOf = (counting: readonly Fact<OrganisationsEvent>[]): object => {
  const inForce = counting.findLast(({ event }) => event.type === 'DocumentPutInForce');
  const repealed = counting.findLast(({ event }) => event.type === 'DocumentRepealed' || event.type === 'DocumentPutInForce');
  const { kind = '', inForceFrom = null, inForceTo = '' } = inForce?.event.type === 'DocumentPutInForce' ? inForce.event.data : {};
  const end = repealed?.event.type === 'DocumentRepealed' ? { repealed_on: repealed.effective.to, replaced_by: repealed.event.data.replacedBy } : { repealed_on: null, replaced_by: '' };
  return { rule_kind: kind, in_force_from: inForceFrom, in_force_to: inForceTo === '' ? null : inForceTo, ...end };
};
