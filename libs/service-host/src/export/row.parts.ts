import { derivedId, onDay, Rejected } from '@yange/kernel';
import { describeTable, rowPrincipal, tablesRight, type Citing, type CommandMeta, type ImportTable } from '@yange/use-case';
import type { ExportedTable, Unexportable } from './export.messages.js';
import type { Reason } from './export.reasons.js';
import type { RecordedCommand } from './recorded.commands.js';

export const headOf = (table: ImportTable): ExportedTable => {
  const { name, columns } = describeTable(table);
  return { kind: 'table', table: name, columns };
};

/** A row keeps the 序号 that it had; what was recorded live is called by the event. */
export const rowIdOf = ({ events, envelope }: RecordedCommand): string => envelope.importRow?.row ?? `E-${events[0]?.eventId ?? ''}`;

/** Only what the log knows of it: a document that was cited and never registered has no id. */
export const citingOf = ({ documentId, number, title, issuer, issuedOn, kind }: RecordedCommand['envelope']['citations'][number]): Citing => ({
  ...(documentId === '' ? {} : { documentId }), title, ...(number === '' ? {} : { number }), ...(issuer === '' ? {} : { issuer }), ...(issuedOn === '' ? {} : { issuedOn }), ...(kind === '' ? {} : { kind }),
});

/** The document that a row cites, where the log never registered it: whoever takes the rows has to have it from somewhere. */
export const unregisteredIn = (citation: RecordedCommand['envelope']['citations'][number] | undefined, cells: Readonly<Record<string, string>>): { readonly cites?: Citing } =>
  citation === undefined || citation.documentId !== '' || cells['依据文件'] === undefined ? {} : { cites: citingOf(citation) };

export const wordsOf = (refusal: unknown): string => (refusal instanceof Rejected ? `${refusal.rule}: ${refusal.en}` : refusal instanceof Error ? refusal.message : String(refusal));

export const without = ({ events, envelope }: RecordedCommand, table: ImportTable | null, reason: Reason): Unexportable => ({
  kind: 'unexportable', table: table?.name ?? null, effective: envelope.effective?.text ?? '', command: envelope.command, reason, events: events.map(({ eventId, type, position, recordedAt }) => ({ eventId, type, position, recordedAt })),
});

/** Of a row that is decided as an import into an empty district decides it. */
export const exportMeta = (district: string, commandId: string, order: number, own: Partial<CommandMeta>): CommandMeta => ({
  district, commandId, actor: { person: 'export', role: '', tokenId: '' }, principal: rowPrincipal, mode: 'history', effective: onDay('1949-10-01'), citations: [], decision: null, corrects: null,
  correlationId: commandId, causationId: null, traceparent: null, order, importRow: null, may: (right) => right === 'import-history' || right === tablesRight, id: (label) => derivedId(commandId, label), ...own,
});
