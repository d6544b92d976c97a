import { gridContract } from '@yange/contracts';
import { stateHistory } from '@yange/projections';
import { gridRegisterFold } from './grid-register.fold.js';
import { gridSizeFold } from './grid-size.fold.js';
import { platformFold, serviceListFold, streetPowerFold } from './service-list.fold.js';

/** Grids with their standard and people, public lists, and the powers of streets, by effective date. */
export const gridsProjection = stateHistory({
  name: 'grid-register',
  version: 2,
  contract: gridContract,
  folds: [gridRegisterFold, gridSizeFold, serviceListFold, platformFold, streetPowerFold],
  tables: {
    grid_standards: 'households_from integer not null, households_to integer not null, population integer not null, population_approximate boolean not null, words text not null',
    grid_nodes: 'name text not null, kind text not null, count integer not null',
    chief_roles: 'ordinal integer not null, name text not null',
    grid_sizes: 'households integer not null, population integer not null, deviation_reason text not null',
    service_lists: 'title text not null, version integer not null, items integer not null, measure_word text not null, channel text not null, scope text not null',
    platforms: 'name text not null, items integer not null',
    street_powers: 'ordinal integer not null, words text not null, rights text not null, splitting_rule text not null',
  },
});
