import type { RestingEvent, Words } from '@yange/use-case';
import { z } from 'zod';
import type { RecordedUpload } from './imported.rows.js';

/** What the gateway asks of a service while rows are taken back. */
export const takingBackRequest = z.strictObject({
  draftId: z.uuid(),
  /** position; exclusive */
  before: z.number().int().min(1),
  limit: z.number().int().min(1).max(500),
  /** rows that were recorded before this instant wait: those of other services come first */
  downTo: z.string().max(40).default(''),
});

export type TakingBackRequest = z.input<typeof takingBackRequest>;

export const previewQuery = z.strictObject({ before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(), limit: z.coerce.number().int().min(1).max(50).default(20) });

/** A proposal to take an upload back, as its draft stands. */
export interface ProposedTakingBack {
  readonly draftId: string;
  readonly stage: 'open' | 'submitted' | 'returned' | 'withdrawn' | 'signed';
  readonly version: number;
  readonly contentHash: string;
  readonly writers: readonly string[];
  readonly reason: string;
  /** rows at positions up to here are meant */
  readonly upTo: number;
  readonly rows: number;
  /** whether no row up to there is left to be looked at: each was taken back, or says why not */
  readonly counting: number;
}

/** An upload in the log of one service. */
export interface UploadOfService extends RecordedUpload {
  /** of the log, when this was read */
  readonly position: number;
  readonly proposals: readonly ProposedTakingBack[];
}

export interface RowRefusal extends Words {
  /** where a clerk looks for it */
  readonly column: string;
  readonly rule: string;
}

/** `nothing-left`: all that it recorded was gone already. */
export interface RowTakenBackAnswer {
  readonly table: string;
  readonly row: string;
  readonly status: 'taken-back' | 'nothing-left' | 'repeated' | 'refused';
  readonly events: number;
  readonly refusal?: RowRefusal;
}

export interface TakingBackAnswer {
  readonly rows: readonly RowTakenBackAnswer[];
  /** to be asked for next: position and instant of the next row; null where there is none */
  readonly next: { readonly before: number; readonly recordedAt: string } | null;
}

/** A row before it is taken back. */
export interface PreviewedRow {
  readonly table: string;
  readonly row: string;
  /** position of its last event */
  readonly position: number;
  readonly recordedAt: string;
  readonly events: readonly { readonly eventId: string; readonly type: string; readonly streamId: string; readonly effectiveTo: string; readonly counts: boolean }[];
  /** what stands on them in this log and came by something else */
  readonly resting: readonly Omit<RestingEvent, 'ids'>[];
  /** ids of what it began */
  readonly ids: readonly string[];
  /** why it cannot be taken back whatever rests on it; absent where that is for the rules to say */
  readonly never?: RowRefusal;
}

export interface PreviewAnswer {
  readonly rows: readonly PreviewedRow[];
  readonly next: number | null;
}
