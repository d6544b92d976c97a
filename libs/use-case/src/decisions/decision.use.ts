import type { Contract, DecidedItem } from '@yange/contracts';
import { ofItsDirection, ofItsKind } from './decision.cover.js';
import { usedOf, type DecisionEvent, type DecisionState } from './decision.aggregate.js';
import { namesOfSubject, type Matter, type MatterSubject } from './matter.js';

interface Place {
  /** from 1 */
  readonly item: number;
  readonly granted: DecidedItem;
}

/**
 * What a change takes of the decision that it stands under. It takes of one item that covers all that it is about; only where no item does, as for a move between an organ of one item and
 * an organ of another, of one for each. An item that names what the change is about comes before one that names nobody, and among several the one that it fits into most closely: so two
 * items of one matter are used up whichever is used first.
 * @returns nothing where the change states no quantity, or where the items that cover it grant none
 */
export const usesOf = (contract: Contract, state: DecisionState, matter: Matter): readonly DecisionEvent[] => {
  const { code, subjects, quantity = 0 } = matter;
  if (state.noted === null || quantity === 0) return [];
  const { decisionId, items } = state.noted;
  const own = items.map((granted, index): Place => ({ item: index + 1, granted })).filter(({ granted }) => granted.matter === code && ofItsKind(granted, matter) && ofItsDirection(granted, matter));
  const together = takenFrom(own, subjects, state, quantity);
  const places = together === undefined ? subjects.flatMap((subject) => takenFrom(own, [subject], state, quantity) ?? []) : [together];
  return [...new Set(places)]
    .filter(({ granted }) => granted.quantity > 0)
    .map(({ item }) => contract.make('DecisionUsed', { decisionId, item, matter: code, subjectIds: subjects.map((subject) => namesOfSubject(subject)[0] ?? ''), quantity }) as DecisionEvent);
};

const takenFrom = (own: readonly Place[], subjects: readonly MatterSubject[], state: DecisionState, quantity: number): Place | undefined => {
  const naming = own.filter(({ granted }) => subjects.length > 0 && subjects.every((subject) => namesOfSubject(subject).some((name) => granted.subjectIds.includes(name))));
  const covering = naming.length > 0 ? naming : own.filter(({ granted }) => granted.subjectIds.length === 0);
  // One that grants it without a quantity binds none.
  return covering.find(({ granted }) => granted.quantity === 0) ?? closest(covering, state, quantity);
};

const closest = (covering: readonly Place[], state: DecisionState, quantity: number): Place | undefined => {
  const byLeft = covering.map((place) => ({ place, left: place.granted.quantity - usedOf(state, place.item) })).sort((a, b) => a.left - b.left);
  return (byLeft.find(({ left }) => left >= quantity) ?? byLeft.at(-1))?.place;
};
