import { decision } from './decisions/decision.aggregate.js';
import { deputyNotes } from './deputies/deputy-note.aggregate.js';
import { draft } from './drafts/draft.aggregate.js';
import { slipTerms } from './drafts/slip-terms.aggregate.js';
import { parkedSkips } from './parked/parked-skips.aggregate.js';
import { followUp } from './reactions/follow-up.aggregate.js';
import { referenceList } from './reference-lists/reference-list.aggregate.js';
import { ruleModesAggregate } from './rules/rule-modes.aggregate.js';
import type { AnyAggregate } from './use-case.definition.js';

/** What every log may hold beside the aggregates of its service. */
export const platformAggregates: readonly AnyAggregate[] = [ruleModesAggregate, followUp, decision, draft, slipTerms, referenceList, deputyNotes, parkedSkips];
