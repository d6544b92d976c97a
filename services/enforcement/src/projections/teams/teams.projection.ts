import { enforcementContract } from '@yange/contracts';
import { endedOrganColumns, organEndFold, organOnRecordColumns, stateHistory } from '@yange/projections';
import { auxiliaryFold } from './auxiliary.fold.js';
import { fieldFold } from './field.fold.js';
import { teamPracticeFold } from './team-practice.fold.js';
import { teamFold } from './team.fold.js';

/** Teams with their lineage, fields of enforcement, people outside every quota, and the organs that ended, by effective date. */
export const teamsProjection = stateHistory({
  name: 'enforcement-teams',
  version: 7,
  contract: enforcementContract,
  folds: [teamFold, fieldFold, auxiliaryFold, teamPracticeFold, organEndFold({ ended: 'PowerHolderEnded', lifted: 'PowerHolderEndLifted', noted: 'PowerHolderNoted', withdrawn: 'PowerHolderNoteWithdrawn' })],
  tables: {
    teams: 'name text not null, kind text not null, count integer not null, reading text not null, field text not null, parent text not null, parent_id text not null',
    team_edges:
      'kind text not null, from_id text not null, from_name text not null, from_count integer not null, to_id text not null, to_name text not null, to_count integer not null, effective text not null, event_id uuid not null',
    enforcement_fields: 'name text not null, listed boolean not null, held boolean not null',
    team_practice: 'team text not null, hours integer not null, documents text not null, people integer, quota integer, auxiliary integer, items integer, authorisation text, authorised_until text, certificates integer',
    team_funds: 'team_id text not null, year integer not null, amount text not null, source text not null',
    team_equipment: 'team_id text not null, item text not null, measure_word text not null, count integer not null',
    team_cases: 'team_id text not null, period_from text not null, period_to text not null, accepted integer not null, finished integer not null',
    auxiliary_staff: 'label text not null, kind text not null, count integer not null',
    ended_organs: endedOrganColumns,
    organs_on_record: organOnRecordColumns,
  },
});
