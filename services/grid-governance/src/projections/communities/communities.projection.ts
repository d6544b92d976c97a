import { gridContract, type GridEvent } from '@yange/contracts';
import { defineStateFold, referenceEntryColumns, referenceListFold, stateHistory } from '@yange/projections';
import { areaUnitFold } from './area-unit.fold.js';
import { communityFold } from './community.fold.js';

export const crewStandardFold = defineStateFold<Extract<GridEvent, { type: 'GridCrewStandardSet' }>>({
  stream: 'grid-crew-standard',
  types: ['GridCrewStandardSet'],
  apply: (book, { data }, kind) => book.put('grid_crew_standards', kind, { persons: data.persons, grids: data.grids, most_persons: data.mostPersons, words: data.words }),
});

/** Communities with their lineage, the units that have their seat in them and what those undertook, and how many people grids should have. */
export const communitiesProjection = stateHistory({
  name: 'communities',
  version: 2,
  contract: gridContract,
  folds: [communityFold, areaUnitFold, crewStandardFold, referenceListFold],
  tables: {
    communities: 'name text not null, unit text not null, there boolean not null, into_id text not null',
    community_edges: 'kind text not null, from_id text not null, from_name text not null, to_id text not null, to_name text not null, effective text not null',
    area_units: 'name text not null, kind text not null, unit_id text not null, unit text not null, community_id text not null, there boolean not null',
    area_pledges: 'area_unit_id text not null, title text not null, due_on text not null, status text not null, postponed integer not null, evidence text not null, words text not null',
    grid_crew_standards: 'persons integer not null, grids integer not null, most_persons integer not null, words text not null',
    reference_entries: referenceEntryColumns,
  },
});
