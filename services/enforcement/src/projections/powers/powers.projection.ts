import { enforcementContract } from '@yange/contracts';
import { stateHistory } from '@yange/projections';
import { handoverFold } from './handover.fold.js';
import { powerListFold } from './power-list.fold.js';

/** Power lists, what each unit claimed, declined and published, and what was handed over, by effective date. */
export const powersProjection = stateHistory({
  name: 'enforcement-powers',
  version: 2,
  contract: enforcementContract,
  folds: [powerListFold, handoverFold],
  tables: {
    power_lists:
      'title text not null, version integer not null, total integer not null, penalty integer, methods text not null, target_percent integer, target_applies_to text not null, target_needs_body boolean not null, vertical_words text not null, vertical_approximate boolean not null',
    power_units:
      'name text not null, enforcement_body boolean, body_name text not null, claimed integer not null, penalty integer not null, other integer not null, unsplit integer not null, published integer',
    power_refusals: 'unit_id text not null, unit text not null, count integer not null, words text not null, effective text not null',
    handovers: 'unit_id text not null, unit text not null, counterpart text not null, matter text not null, effective text not null',
    equipment: 'unit_id text not null, item text not null, measure_word text not null, count integer not null',
  },
});
