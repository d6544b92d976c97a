/** Shapes that the page reads: reporting's view and an event as every service gives it. Fields that may be absent are optional. */
export interface Words { zh: string; en: string }
export type Verdict = 'match' | 'mismatch' | 'not-derivable' | 'no-claim';
export type Basis = 'counted' | 'computed' | 'block' | 'stated';
export type Tone = Basis | 'mismatch' | 'not-derivable' | 'no-claim';
export interface Measure { measure: string; value: string | number | null; unit?: string; scope?: string; approximate?: boolean; title?: Words; basis?: Basis; tellings?: (string | number)[] }
/** A measure that the events do not give, and why. */
export interface Underivable { measure: string; title?: Words; reason: string; text: Words }
/** An event that no longer counts, and the one that says so. */
export interface Superseded { eventId: string; how: string; by: string; reason: string }
export interface AsOf { from: string | null; to: string | null; precision?: string; text?: string }
export interface Figure {
  id: string;
  kind: string;
  words: string;
  place: string;
  reading?: string;
  declared: Measure[];
  derived: Measure[];
  numerator?: string | number | null;
  denominator?: string | number | null;
  verdict: Verdict;
  basis: Basis;
  scope?: string;
  asOf?: AsOf | null;
  restated?: boolean;
  /** the least sure source among its events */
  provenance?: string;
  events: (string | EventRef)[];
  /** events that may or may not count at the figure's date */
  uncertain?: (string | EventRef)[];
  underivable?: Underivable[];
  /** events that would count, had they not been corrected or annulled */
  superseded?: Superseded[];
  /** what reporting folded of them */
  supersededEvents?: EventRef[];
  /** the event that holds what the report says */
  declaredBy?: string | EventRef | null;
}
/** Whose log holds it, and what reporting folded of it, where it is known. */
export type EventRef = Partial<StoredEvent> & { eventId: string; context?: string };
export interface ReportFinding { rule: string; figures: string[]; text: Words; title?: Words }
export interface FiguresView { figures: Figure[]; findings: ReportFinding[]; positions?: Record<string, number | string | null>; report?: { title?: string } | null }
export interface Citation {
  documentId?: string; number?: string; title?: string; issuer?: string; issuedOn?: string; kind?: string; place?: string; quote?: string; provenance?: string;
}
export interface StoredEvent {
  eventId: string; type: string; schemaVersion?: number; logId?: string; position?: number | string; streamId?: string; version?: number;
  effective?: AsOf | null; recordedAt?: string; mode?: string; citations?: Citation[]; actor?: { person?: string; role?: string };
  command?: string; causationId?: string | null; importRow?: { table: string; row: string } | null; findings?: { rule: string; zh?: string; en?: string }[];
  supersedes?: string | null; supersededBy?: string[]; data?: unknown; contentHash?: string;
}
export interface Person { id: string; role: string; title: Words }
export interface PageState { district: string; part: string; verdict: string; basis: string; also: string; text: string; figure: string; event: string }
export interface Problem { title: Words; detail: Words; remedy: Words; status: number }
