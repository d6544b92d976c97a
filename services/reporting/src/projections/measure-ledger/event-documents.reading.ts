import { toJson, type JsonValue } from '@bufbuild/protobuf';
import { CitationSchema, decodeData, organisationsContract, reportingContract, type Citation, type Context, type Envelope } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';

/** The documents of an event. One that registers a document, or brings its own source, rests on that; the citation then only says where it was read. */
export const documentsOf = (stored: StoredEvent, envelope: Envelope, context: Context): readonly JsonValue[] => {
  const own = ownDocument(stored, context);
  return envelope.citations.map((citation) => toJson(CitationSchema, citation.title === '' && citation.number === '' ? { ...citation, ...own } : citation));
};

const ownDocument = (stored: StoredEvent, context: Context): Partial<Citation> => {
  if (context === 'organisations' && stored.type === 'DocumentRegistered') {
    const event = decodeData(organisationsContract, stored.type, stored.data);
    if (event.type !== 'DocumentRegistered') return {};
    const { documentId, number, title, issuer, kind } = event.data;
    return { documentId, number, title, issuer, kind };
  }
  if (context === 'reporting' && stored.type === 'ReferenceFactRecorded') {
    const event = decodeData(reportingContract, stored.type, stored.data);
    return event.type === 'ReferenceFactRecorded' ? { title: event.data.source } : {};
  }
  return {};
};
