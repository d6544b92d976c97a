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

/** What is told under one document of one reform. */
export interface PlacedGroup extends Place {
  /** events that are counted here: under the first of their places, so that groups sum up to the events */
  count: number;
  /** places of the events that are told here, in the order given */
  readonly told: number[];
}

export interface ReformCount {
  readonly reform: Reform | null;
  /** events counted under it: together they are all events */
  count: number;
  /** events that belong to it, also those that are counted under another */
  told: number;
}

/** Events by reform and document, and by reform; each counted once however often it is told. @param places of each event, in their order */
export const placedGroups = (places: readonly (readonly Place[])[]): { readonly groups: readonly PlacedGroup[]; readonly reforms: readonly ReformCount[] } => {
  const groups = new Map<string, PlacedGroup>();
  const reforms = new Map<string, ReformCount>();
  for (const [event, placed] of places.entries()) {
    for (const [nth, { reform, document }] of placed.entries()) {
      const key = JSON.stringify([reform?.id ?? null, document === null ? null : documentKey(document)]);
      const group = groups.get(key) ?? { reform, document, count: 0, told: [] };
      const of = reforms.get(reform?.id ?? '') ?? { reform, count: 0, told: 0 };
      groups.set(key, group);
      reforms.set(reform?.id ?? '', of);
      group.count += nth === 0 ? 1 : 0;
      of.count += nth === 0 ? 1 : 0;
      of.told += 1;
      group.told.push(event);
    }
  }
  return { groups: [...groups.values()], reforms: [...reforms.values()] };
};
