import { toJson, type JsonValue } from '@bufbuild/protobuf';
import { CitationSchema, type Citation, type Context, type Contract, type ContractEvents, type EnvelopePart, type OrganisationsEvent, type ReportingEvent } from '@yange/contracts';

/** The documents of an event. One that registers a document, or brings its own source, rests on that; the citation then only says where it was read. */
export const documentsOf = (decoded: ContractEvents<Contract>, envelope: Pick<EnvelopePart, 'citations'>, context: Context): readonly JsonValue[] => {
  const own = ownDocument(decoded, context);
  return envelope.citations.map((citation) => toJson(CitationSchema, citation.title === '' && citation.number === '' ? { ...citation, ...own } : citation));
};

const ownDocument = (decoded: ContractEvents<Contract>, context: Context): Partial<Citation> => {
  if (context === 'organisations') {
    const event = decoded as OrganisationsEvent;
    if (event.type !== 'DocumentRegistered') return {};
    const { documentId, number, title, issuer, kind } = event.data;
    return { documentId, number, title, issuer, kind };
  }
  if (context === 'reporting') {
    const event = decoded as ReportingEvent;
    return event.type === 'ReferenceFactRecorded' ? { title: event.data.source } : {};
  }
  return {};
};
