import { byFigureId } from '../figures/figure-id.js';
import { closedBesideOpen } from './closed-beside-open.rule.js';
import { listShorterThanCount } from './list-shorter-than-count.rule.js';
import { nameWithoutOrgan } from './name-without-organ.rule.js';
import { partsLeaveRest } from './parts-leave-rest.rule.js';
import { ratioOutOfRange } from './ratio-out-of-range.rule.js';
import type { Finding, Rule, RuleInput } from './rule.js';
import { sameCountUnprovenSameSet } from './same-count-unproven-same-set.rule.js';
import { sameNumberOtherMeasure } from './same-number-other-measure.rule.js';
import { standardAgainstPopulation } from './standard-against-population.rule.js';
import { statedZeroBesideInstance } from './stated-zero-beside-instance.rule.js';
import { targetUnreachable } from './target-unreachable.rule.js';

export const rules: readonly Rule[] = [
  partsLeaveRest,
  sameNumberOtherMeasure,
  listShorterThanCount,
  closedBesideOpen,
  sameCountUnprovenSameSet,
  standardAgainstPopulation,
  targetUnreachable,
  nameWithoutOrgan,
  ratioOutOfRange,
  statedZeroBesideInstance,
];

/** What all rules find, rule by rule, within a rule in the report's order. */
export const findingsOf = (input: RuleInput): readonly Finding[] =>
  rules.flatMap((rule) => [...rule(input)].sort((a, b) => byFigureId(a.figures[0] ?? '', b.figures[0] ?? '') || byFigureId(a.figures[1] ?? '', b.figures[1] ?? '')));
