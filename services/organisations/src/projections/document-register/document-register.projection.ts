import type { OrganisationsEvent } from '@yange/contracts';
import { Timeline, type DomainEvent, type Fact } from '@yange/kernel';
import type { Projection } from '@yange/projections';
import { document, hex, type DocumentEvent } from '../../domain/document/document.aggregate.js';
import { factsOf, factsTable, keepFacts, replaceRows, tableOf } from '../stream-facts/stream-facts.store.js';

const documents = [
  ['district', 'text'], ['document_id', 'text'], ['number', 'text'], ['title', 'text'], ['short_title', 'text'], ['issuer', 'text'], ['kind', 'text'],
  ['reading', 'text'], ['issued', 'jsonb'], ['valid_from', 'text'], ['attachments', 'jsonb'], ['event_id', 'uuid'],
] as const;

/** The register of documents, with the hashes of what is attached to them. */
export const documentRegister: Projection = {
  name: 'document-register',
  version: 1,
  contexts: ['organisations'],
  types: ['DocumentRegistered', 'DocumentAttached', 'EventAnnulled'] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [
    ...factsTable(schema, 'document_facts'),
    tableOf(schema, 'documents', documents, 'district, document_id'),
    `create index on ${schema}.documents (district, number)`,
  ],
  views: ['document_facts', 'documents'],
  apply: async (tx, events) => {
    for (const { last: _last, ...stream } of await keepFacts(tx, 'document_facts', events, ['document'])) {
      const key = { district: stream.district, document_id: stream.streamId.slice('document/'.length) };
      const row = documentRow(await factsOf(tx, 'document_facts', stream));
      await replaceRows(tx, 'documents', documents, key, row === null ? [] : [{ ...row, ...key }]);
    }
  },
};

const documentRow = (recorded: readonly Fact<DomainEvent>[]): object | null => {
  const { facts } = Timeline.of(document, recorded as readonly Fact<DocumentEvent>[]);
  const attachments = facts.flatMap(({ event, eventId }) =>
    event.type === 'DocumentAttached'
      ? [{ name: event.data.attachment?.name, mediaType: event.data.attachment?.mediaType, size: Number(event.data.attachment?.size ?? 0n), sha256: hex(event.data.attachment?.sha256), eventId }]
      : [],
  );
  const registered = facts.findLast(({ event }) => event.type === 'DocumentRegistered');
  if (registered?.event.type !== 'DocumentRegistered') return null;
  const { number, title, shortTitle, issuer, kind, reading, issued } = registered.event.data;
  return {
    number,
    title,
    short_title: shortTitle,
    issuer,
    kind,
    reading,
    issued: issued === undefined ? null : { from: issued.from, to: issued.to, text: issued.text },
    valid_from: registered.effective.to,
    attachments,
    event_id: registered.eventId,
  };
};
