import { gridContract } from '@yange/contracts';
import { gridRegister } from '../../domain/grid/grid-register.aggregate.js';
import { grid } from '../../domain/grid/grid.aggregate.js';
import { platform, serviceList } from '../../domain/service-list/service-list.aggregate.js';
import { streetPowers } from '../../domain/street-power/street-power.aggregate.js';
import { defineStateFold, type StateRow } from '../state-history/state-history.fold.js';
import { stateHistory } from '../state-history/state-history.projection.js';

const keyOf = (streamId: string): string => streamId.split('/')[1] ?? '';

const register = defineStateFold({
  aggregate: gridRegister,
  types: ['GridStandardSet', 'GridsCreated', 'GridsAbolished', 'GridWorkersAssigned', 'GridWorkersLeft', 'ChiefRolesSet'],
  rows: ({ standard, nodes, roles }) => {
    const inForce: readonly StateRow[] =
      standard === null
        ? []
        : [
            {
              table: 'grid_standards',
              key: 'standard',
              cells: {
                households_from: standard.householdsFrom,
                households_to: standard.householdsTo,
                population: standard.population,
                population_approximate: standard.populationApproximate,
                words: standard.words,
              },
            },
          ];
    const counted = [...nodes.values()].filter((node) => node.count !== 0).map(({ id, name, kind, count }): StateRow => ({ table: 'grid_nodes', key: id, cells: { name, kind, count } }));
    return [...inForce, ...counted, ...roles.map((name, index): StateRow => ({ table: 'chief_roles', key: name, cells: { ordinal: index + 1 } }))];
  },
});

const sizes = defineStateFold({
  aggregate: grid,
  types: ['GridSized'],
  rows: ({ households, population }, streamId) => [{ table: 'grid_sizes', key: keyOf(streamId), cells: { households, population } }],
});

const lists = defineStateFold({
  aggregate: serviceList,
  types: ['ServiceListPublished'],
  rows: ({ title, version, items, measureWord, channel, scope }, streamId) => [
    { table: 'service_lists', key: keyOf(streamId), cells: { title, version, items, measure_word: measureWord, channel, scope } },
  ],
});

const platforms = defineStateFold({
  aggregate: platform,
  types: ['ItemsPutOnPlatform'],
  rows: ({ name, items }, streamId) => [{ table: 'platforms', key: keyOf(streamId), cells: { name, items } }],
});

const powers = defineStateFold({
  aggregate: streetPowers,
  types: ['StreetPowersGranted'],
  rows: ({ groups }) => groups.map((words, index) => ({ table: 'street_powers', key: String(index + 1), cells: { ordinal: index + 1, words } })),
});

/** Grids with their standard and people, public lists, and the powers of streets, by effective date. */
export const gridsProjection = stateHistory({
  name: 'grid-register',
  version: 1,
  contract: gridContract,
  folds: [register, sizes, lists, platforms, powers],
  tables: {
    grid_standards: 'households_from integer not null, households_to integer not null, population integer not null, population_approximate boolean not null, words text not null',
    grid_nodes: 'name text not null, kind text not null, count integer not null',
    chief_roles: 'ordinal integer not null',
    grid_sizes: 'households integer not null, population integer not null',
    service_lists: 'title text not null, version integer not null, items integer not null, measure_word text not null, channel text not null, scope text not null',
    platforms: 'name text not null, items integer not null',
    street_powers: 'ordinal integer not null, words text not null',
  },
});
