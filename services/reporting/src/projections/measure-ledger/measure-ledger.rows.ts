import { toJson } from '@bufbuild/protobuf';
import { dataAsJson, decodeData, decodeEnvelope, effectiveOf, FindingSchema, Mode, Provenance, reportingContract, type Context, type Envelope } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { contracts, contributionsOf } from '../../contributions/contributions.js';
import { declaredFigureOf, referenceFactOf } from './declared-figure.reading.js';
import { ownDefinitionOf } from './own-definition.reading.js';
import { comparable } from '../../language/search.language.js';
import { documentsOf } from './event-documents.reading.js';

/** Rows of one event, by table. */
export interface LedgerRows {
  readonly ledger_events: readonly object[];
  readonly cited_documents: readonly object[];
  readonly superseded_events: readonly object[];
  readonly contributions: readonly object[];
  readonly ledger_names: readonly object[];
  readonly declared_figures: readonly object[];
  readonly reference_facts: readonly object[];
  readonly measure_definitions: readonly object[];
}

/** Whether a known definition may select a contribution. */
export type IsAsked = (measure: string, dims: Readonly<Record<string, string>>) => boolean;

/** Pure: same event, same rows. @throws when the event cannot be decoded */
export const rowsOf = (stored: StoredEvent, isAsked: IsAsked): LedgerRows => {
  const [district = '', context = ''] = stored.logId.split('/');
  const at = { district, log_id: stored.logId, position: stored.position };
  const envelope = decodeEnvelope(stored.envelope);
  const { contributions, names } = contributionsOf(context as Context, stored.type, stored.data);
  return {
    ledger_events: [{ ...at, ...eventRow(stored, envelope, context as Context) }],
    cited_documents: citedIn(envelope).map((cited) => ({ ...at, ...cited })),
    superseded_events: stored.supersedes === null ? [] : [{ ...at, event_id: stored.supersedes }],
    contributions: contributions.map((one, ordinal) => ({ ...at, ordinal, ...one, since: effectiveOf(envelope.effective).from ?? '', asked: isAsked(one.measure, one.dims) })),
    ledger_names: names.map(({ subjectId, ...one }, ordinal) => ({ ...at, ordinal, ...one, subject_id: subjectId })),
    ...ownRows(stored, at),
  };
};

const eventRow = (stored: StoredEvent, envelope: Envelope, context: Context): object => {
  const effective = effectiveOf(envelope.effective);
  return {
    event_id: stored.eventId,
    type: stored.type,
    stream_id: stored.streamId,
    version: stored.version,
    effective_from: effective.from,
    effective_to: effective.to,
    effective_precision: effective.precision,
    effective_text: effective.text,
    effective_order: String(envelope.order),
    recorded_at: stored.recordedAt,
    mode: envelope.mode === Mode.LIVE ? 'live' : 'history',
    provenance: weakest(envelope),
    supersedes: stored.supersedes,
    citations: documentsOf(stored, envelope, context),
    findings: envelope.findings.map((one) => toJson(FindingSchema, one)),
    import_row: envelope.importRow === undefined ? null : { table: envelope.importRow.table, row: envelope.importRow.row },
    data: dataAsJson(contracts[context], stored.type, stored.data),
    actor: { person: envelope.actor?.person ?? '', role: envelope.actor?.role ?? '' },
    decision_id: envelope.decisionId,
    correction_reason: envelope.correctionReason,
  };
};

/** By number or, where there is none, by title; a citation of neither says where something stands in the event's own document. */
const citedIn = ({ citations, effective }: Envelope): readonly object[] =>
  citations.filter(({ number, title }) => number !== '' || title !== '').map(({ number, title, issuedOn }) => ({ key: comparable(number || title), number, title, since: issuedOn || effectiveOf(effective).to }));

const weakest = ({ citations }: Envelope): string => {
  const found = new Set(citations.map((one) => one.provenance));
  return found.has(Provenance.SYNTHETIC) ? 'synthetic' : found.has(Provenance.RECONSTRUCTED) ? 'reconstructed' : 'stated';
};

const ownRows = (stored: StoredEvent, at: object): Pick<LedgerRows, 'declared_figures' | 'reference_facts' | 'measure_definitions'> => {
  const none = { declared_figures: [], reference_facts: [], measure_definitions: [] };
  if (!stored.logId.endsWith(`/${reportingContract.context}`)) return none;
  const event = decodeData(reportingContract, stored.type, stored.data);
  const { eventId } = stored;
  if (event.type === 'FigureDeclared') {
    return { ...none, declared_figures: [{ ...at, event_id: eventId, figure_id: event.data.figureId, figure: declaredFigureOf(event.data, eventId, stored.effectiveTo) }] };
  }
  if (event.type === 'ReferenceFactRecorded') {
    return { ...none, reference_facts: [{ ...at, event_id: eventId, fact_id: event.data.factId, fact: referenceFactOf(event.data) }] };
  }
  if (event.type === 'MeasureDefined') return { ...none, measure_definitions: [{ ...at, event_id: eventId, definition: ownDefinitionOf(event.data, stored.effectiveTo) }] };
  return none;
};
