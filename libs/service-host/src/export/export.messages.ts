import { momentParams, type BorneNames, type Citing, type DescribedColumn } from '@yange/use-case';
import { z } from 'zod';
import type { Reason } from './export.reasons.js';

/** What the gateway asks a service for. */
export const exportQuestion = z.strictObject({
  /** what takes effect later is left out, and told */
  asOf: z.iso.date(),
  /** as the log was then; now where left out */
  knownAt: momentParams.knownAt,
  tables: z.array(z.string().min(1).max(60)).max(100).optional(),
  organId: z.uuid().optional(),
});

export type ExportQuestion = z.infer<typeof exportQuestion>;

/** Names that rows use or bring, with the ids in the log. */
export interface ExportedNames {
  readonly organs: BorneNames;
  /** number, title or 简称 → document id */
  readonly documents: Readonly<Record<string, string>>;
}

export interface ExportedRow {
  readonly kind: 'row';
  readonly table: string;
  /** false: only told for the names that it brings */
  readonly asked: boolean;
  readonly cells: Readonly<Record<string, string>>;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  /** `YYYY-MM-DD` that has to lie before the cut-over date of an import; empty where the row may have any date */
  readonly endsHistory: string;
  /** last day of the row's date */
  readonly day: string;
  readonly uses: ExportedNames;
  readonly introduces: ExportedNames;
  /** the document that it cites, where that was never registered */
  readonly cites?: Citing;
  /** what the event holds and no row can say */
  readonly leftBehind: readonly ('decision' | 'documents' | 'draft')[];
}

export interface Unexportable {
  readonly kind: 'unexportable';
  readonly table: string | null;
  readonly effective: string;
  readonly command: string;
  readonly reason: Reason;
  readonly events: readonly { readonly eventId: string; readonly type: string; readonly position: number; readonly recordedAt: string }[];
}

/** What the rows after it belong to. */
export interface ExportedTable {
  readonly kind: 'table';
  readonly table: string;
  readonly columns: readonly DescribedColumn[];
}

/** The last line: without it the answer is not whole. */
export interface ExportEnd {
  readonly kind: 'end';
  /** position up to which the log was read */
  readonly upTo: number;
  /** first day that is no longer history; null where the log was never opened for it */
  readonly cutOver: string | null;
  /** `YYYY-MM-DD` of the latest row that has to lie before it */
  readonly lastEffective: string | null;
}

export type ExportItem = ExportedTable | ExportedRow | Unexportable | ExportEnd;
