import { gridContract } from '@yange/contracts';
import { endedOrganColumns, organEndFold, organOnRecordColumns, stateHistory } from '@yange/projections';
import { chiefRolesFold, gridBlockFold, gridFold, gridStandardFold, gridWorkersFold } from './grid.fold.js';
import { platformFold, serviceListFold, streetPowerFold } from './service-list.fold.js';

const ofUnit = 'unit_id text not null, unit text not null, count integer not null';

/** Grids with their standard and people, public lists, the powers of streets, and the organs that ended, by effective date. */
export const gridsProjection = stateHistory({
  name: 'grid-register',
  version: 9,
  contract: gridContract,
  folds: [gridStandardFold, gridFold, gridBlockFold, gridWorkersFold, chiefRolesFold, serviceListFold, platformFold, streetPowerFold, organEndFold({ ended: 'GridOwnerEnded', lifted: 'GridOwnerEndLifted', noted: 'GridOwnerNoted', withdrawn: 'GridOwnerNoteWithdrawn' })],
  tables: {
    grid_standards: 'households_from integer not null, households_to integer not null, population integer not null, population_approximate boolean not null, words text not null',
    grids: `name text not null, ${ofUnit}, households integer, population integer, deviation_reason text not null, community_id text not null, community text not null`,
    grid_blocks: `label text not null, ${ofUnit}`,
    grid_workers: `label text not null, ${ofUnit}, kind text not null`,
    grid_chiefs: 'grid_id text not null, role text not null, place text not null, person_id text not null, there boolean not null',
    grid_edges: 'kind text not null, from_id text not null, from_name text not null, to_id text not null, to_name text not null, effective text not null',
    grid_worker_assessments: 'label text not null, period_from text not null, period_to text not null, assessed integer not null, passed integer not null',
    chief_roles: 'ordinal integer not null, name text not null',
    service_lists: 'title text not null, version integer not null, items integer not null, measure_word text not null, channel text not null, scope text not null',
    platforms: 'name text not null, items integer not null',
    street_powers: 'ordinal integer not null, words text not null, rights text not null, splitting_rule text not null, title text not null, by_all boolean not null, streets text not null, except_streets text not null',
    ended_organs: endedOrganColumns,
    organs_on_record: organOnRecordColumns,
  },
});
