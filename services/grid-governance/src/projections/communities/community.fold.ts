import type { GridEvent, Subject } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineStateFold, type RowBook, type StateRow } from '@yange/projections';

type CommunityEvent = Extract<GridEvent, { type: 'CommunityEstablished' | 'CommunityRenamed' | 'CommunitiesRecut' | 'CommunityEnded' | 'CommunityMovedOut' | 'CommunityMovedIn' }>;

const blank = { name: '', unit: '', there: false, into_id: '' };

const begins = (book: RowBook, id: string, name: string, unit: Subject | undefined): void => book.put('communities', id, { name, unit: unit?.name ?? '', there: true, into_id: '' }, blank);

const ends = (book: RowBook, id: string, name: string, into = ''): void => book.put('communities', id, { there: false, into_id: into }, { ...blank, name });

/** From every source to every result; a renaming and a move lead from a community to itself. */
const edges = ({ event, eventId, effective }: Fact<CommunityEvent>): readonly StateRow[] => {
  const edge = (kind: string, from: { id: string; name: string }, to: { id: string; name: string }): StateRow => ({
    table: 'community_edges',
    key: `${eventId}/${from.id}/${to.id}`,
    cells: { kind, from_id: from.id, from_name: from.name, to_id: to.id, to_name: to.name, effective: effective.text },
  });
  switch (event.type) {
    case 'CommunitiesRecut':
      return event.data.sources.flatMap((source) => event.data.results.map((result) => edge(event.data.kind, source, result)));
    case 'CommunityRenamed':
      return [edge('rename', { id: event.data.communityId, name: event.data.formerName }, { id: event.data.communityId, name: event.data.newName })];
    case 'CommunityMovedIn':
      return [edge('move', { id: event.data.communityId, name: event.data.name }, { id: event.data.communityId, name: event.data.name })];
    default:
      return [];
  }
};

/** Stream communities/<street>: one row per community, kept once it has ended, since grids that were placed in it are found through it. */
export const communityFold = defineStateFold<CommunityEvent>({
  stream: 'communities',
  types: ['CommunityEstablished', 'CommunityRenamed', 'CommunitiesRecut', 'CommunityEnded', 'CommunityMovedOut', 'CommunityMovedIn'],
  apply: (book, event) => {
    switch (event.type) {
      case 'CommunityEstablished':
      case 'CommunityMovedIn':
        return begins(book, event.data.communityId, event.data.name, event.data.unit);
      case 'CommunityRenamed':
        return book.put('communities', event.data.communityId, { name: event.data.newName }, blank);
      case 'CommunitiesRecut':
        for (const { id, name } of event.data.sources) ends(book, id, name, event.data.kind === 'merge' ? (event.data.results[0]?.id ?? '') : '');
        for (const { id, name } of event.data.results) begins(book, id, name, event.data.unit);
        return;
      case 'CommunityEnded':
      case 'CommunityMovedOut':
        return ends(book, event.data.communityId, event.data.name);
    }
  },
  traces: edges,
});
