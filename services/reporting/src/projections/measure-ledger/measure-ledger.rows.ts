import { toJson } from '@bufbuild/protobuf';
import { decodeData, decodeEnvelopePart, effectiveOf, eventAsJson, FindingSchema, Mode, Provenance, type Context, type Contract, type ContractEvents, type EnvelopePart, type ReportingEvent } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import type { EffectiveDate } from '@yange/kernel';
import type { CopiedRow } from '@yange/projections';
import { contracts, contributionsOf } from '../../contributions/contributions.js';
import { declaredFigureOf, referenceFactOf } from './declared-figure.reading.js';
import { ownDefinitionOf } from './own-definition.reading.js';
import { comparable } from '../../language/search.language.js';
import { documentsOf } from './event-documents.reading.js';

/** Rows of one event, by table. */
export interface LedgerRows {
  readonly ledger_events: readonly CopiedRow[];
  readonly cited_documents: readonly CopiedRow[];
  readonly superseded_events: readonly CopiedRow[];
  readonly contributions: readonly CopiedRow[];
  readonly ledger_names: readonly CopiedRow[];
  readonly declared_figures: readonly CopiedRow[];
  readonly reference_facts: readonly CopiedRow[];
  readonly measure_definitions: readonly CopiedRow[];
}

/** Whether a known definition may select a contribution. */
export type IsAsked = (measure: string, dims: Readonly<Record<string, string>>) => boolean;

/** Pure: same event, same rows. @throws when the event cannot be decoded */
export const rowsOf = (stored: StoredEvent, isAsked: IsAsked): LedgerRows => {
  const [district = '', context = ''] = stored.logId.split('/');
  const at = { district, log_id: stored.logId, position: stored.position };
  const envelope = decodeEnvelopePart(stored.envelope);
  const event = decodeData(contracts[context as Context], stored.type, stored.data);
  const { contributions, names } = contributionsOf(context as Context, event);
  const effective = effectiveOf(envelope.effective);
  return {
    ledger_events: [{ ...at, ...eventRow({ stored, envelope, event, effective, context: context as Context }) }],
    cited_documents: citedIn(envelope).map((cited) => ({ ...at, ...cited })),
    superseded_events: stored.supersedes === null ? [] : [{ ...at, event_id: stored.supersedes }],
    contributions: contributions.map((one, ordinal) => ({ ...at, ordinal, ...one, since: effective.from ?? '', asked: isAsked(one.measure, one.dims) })),
    ledger_names: names.map(({ subjectId, ...one }, ordinal) => ({ ...at, ordinal, ...one, subject_id: subjectId })),
    ...(context === 'reporting' ? ownRows(stored, event as ReportingEvent, at) : noOwnRows),
  };
};

interface ReadEvent {
  readonly stored: StoredEvent;
  readonly envelope: EnvelopePart;
  readonly event: ContractEvents<Contract>;
  readonly effective: EffectiveDate;
  readonly context: Context;
}

const eventRow = ({ stored, envelope, event, effective, context }: ReadEvent): CopiedRow => ({
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
  citations: documentsOf(event, envelope, context),
  findings: envelope.findings.map((one) => toJson(FindingSchema, one)),
  import_row: envelope.importRow === undefined ? null : { table: envelope.importRow.table, row: envelope.importRow.row },
  data: eventAsJson(contracts[context], event),
  actor: { person: envelope.actor?.person ?? '', role: envelope.actor?.role ?? '' },
  decision_id: envelope.decisionId,
  correction_reason: envelope.correctionReason,
});

/** By number or, where there is none, by title; a citation of neither says where something stands in the event's own document. */
const citedIn = ({ citations, effective }: EnvelopePart): readonly CopiedRow[] =>
  citations.filter(({ number, title }) => number !== '' || title !== '').map(({ number, title, issuedOn }) => ({ key: comparable(number || title), number, title, since: issuedOn || effectiveOf(effective).to }));

const weakest = ({ citations }: EnvelopePart): string => {
  const found = new Set(citations.map((one) => one.provenance));
  return found.has(Provenance.SYNTHETIC) ? 'synthetic' : found.has(Provenance.RECONSTRUCTED) ? 'reconstructed' : 'stated';
};

const noOwnRows = { declared_figures: [], reference_facts: [], measure_definitions: [] };

const ownRows = (stored: StoredEvent, event: ReportingEvent, at: object): Pick<LedgerRows, keyof typeof noOwnRows> => {
  const none = noOwnRows;
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
