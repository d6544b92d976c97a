import { Rejected } from '@yange/kernel';
import { describeTable, type Citing, type ImportTable } from '@yange/use-case';
import type { ExportedTable } from './export.messages.js';
import type { RecordedCommand } from './recorded.commands.js';

export const headOf = (table: ImportTable): ExportedTable => {
  const { name, columns } = describeTable(table);
  return { kind: 'table', table: name, columns };
};

/** A row keeps the 序号 that it had; what was recorded live is called by the event. */
export const rowIdOf = ({ events, envelope }: RecordedCommand): string => envelope.importRow?.row ?? `E-${events[0]?.eventId ?? ''}`;

export const citingOf = ({ documentId, number, title, issuer, issuedOn, kind }: RecordedCommand['envelope']['citations'][number]): Citing => ({
  documentId, title, ...(number === '' ? {} : { number }), ...(issuer === '' ? {} : { issuer }), ...(issuedOn === '' ? {} : { issuedOn }), ...(kind === '' ? {} : { kind }),
});

export const wordsOf = (refusal: unknown): string => (refusal instanceof Rejected ? `${refusal.rule}: ${refusal.en}` : refusal instanceof Error ? refusal.message : String(refusal));
