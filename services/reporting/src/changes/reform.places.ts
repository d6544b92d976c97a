import type { LedgerRow } from './told.events.js';

type Citation = LedgerRow['citations'][number];

/** By its number, by its title where it has none. */
export const documentKey = ({ number = '', title = '' }: { readonly number?: string | undefined; readonly title?: string | undefined }): string => number || title;

export interface Reform {
  readonly id: string;
  readonly name: string;
}

/** Which reforms there are, and what belongs to them. */
export interface Reforms {
  readonly byId: ReadonlyMap<string, Reform>;
  /** a document that events of reforms cite → those reforms */
  readonly byDocument: ReadonlyMap<string, readonly Reform[]>;
  /** decision → the document that it was taken by */
  readonly decidedBy: ReadonlyMap<string, string>;
}

export interface Place {
  /** null where the event belongs to none */
  readonly reform: Reform | null;
  readonly document: Citation | null;
}

/** Where an event is told: under the reform that it tells of itself, else under those of its decision's document, else under those that cite a document of its own. */
export const placesOf = (event: Pick<LedgerRow, 'streamId' | 'citations' | 'data' | 'decisionId'>, { byId, byDocument, decidedBy }: Reforms): readonly Place[] => {
  const document = event.citations[0] ?? null;
  const [aggregate, key = ''] = event.streamId.split('/');
  const own = byId.get(aggregate === 'reform' ? key : typeof event.data['reformId'] === 'string' ? event.data['reformId'] : '');
  if (own !== undefined) return [{ reform: own, document }];
  const decided = byDocument.get(decidedBy.get(event.decisionId) ?? '') ?? [];
  if (decided.length > 0) return decided.map((reform) => ({ reform, document }));
  const cited = new Map(event.citations.flatMap((one) => (byDocument.get(documentKey(one)) ?? []).map((reform) => [reform.id, { reform, document }] as const)));
  return cited.size === 0 ? [{ reform: null, document }] : [...cited.values()];
};
