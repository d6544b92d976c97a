import { enforcementContract } from '@yange/contracts';
import { stateHistory } from '@yange/projections';
import { handoverFold } from './handover.fold.js';
import { declineReasonsFold } from './decline-reasons.fold.js';
import { powerKindsFold } from './power-item.fold.js';
import { powerListFold } from './power-list.fold.js';

/** Power lists, what each unit claimed, declined and published, and what was handed over, by effective date. */
export const powersProjection = stateHistory({
  name: 'enforcement-powers',
  version: 5,
  contract: enforcementContract,
  folds: [powerListFold, powerKindsFold, declineReasonsFold, handoverFold],
  tables: {
    power_lists:
      'title text not null, version integer not null, total integer not null, penalty integer, methods text not null, target_percent integer, target_applies_to text not null, target_needs_body boolean not null, vertical_words text not null, vertical_approximate boolean not null, issuer text not null, issued_by_level text not null',
    power_units:
      'name text not null, enforcement_body boolean, body_name text not null, claimed integer not null, penalty integer not null, other integer not null, unsplit integer not null, published integer, level text not null, expertise text not null, capacity_known boolean not null, adopted integer',
    power_items:
      'name text not null, kind text not null, needs_body boolean not null, legal_basis text not null, basis_from text not null, basis_to text not null, holder_id text not null, holder text not null, vertical boolean not null, level text not null, expertise text not null, withdrawn boolean not null',
    power_claims:
      'unit_id text not null, unit text not null, item text not null, held boolean not null, delegated boolean not null, method text not null, delegated_by text not null, legal_review text not null, procedure text not null, until_day text not null',
    power_evaluations:
      'unit_id text not null, unit text not null, evaluated_by text not null, period_from text not null, period_to text not null, result text not null, words text not null, next_due text not null',
    power_kinds: 'code text not null, name text not null, needs_body boolean not null, in_force boolean not null',
    decline_reasons: 'code text not null, name text not null, stands_on text not null, in_force boolean not null',
    power_refusals: 'unit_id text not null, unit text not null, count integer not null, reason text not null, words text not null, effective text not null',
    handovers: 'unit_id text not null, unit text not null, counterpart text not null, matter text not null, list_id text not null, items text not null, count integer not null, effective text not null',
    equipment: 'unit_id text not null, item text not null, measure_word text not null, count integer not null',
  },
});
