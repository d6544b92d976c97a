import type { OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import type { QueryContext } from '@yange/use-case';
import type { z } from 'zod';
import { decisionRows, motionRows, stepRow } from '../projections/motion-register/motion.fold.js';
import { motionFacts } from '../projections/motion-register/motion-register.projection.js';
import type { decisionShape, motionShape, motionSteps } from './motions.query.js';
import { dayOf, named } from './rows-on-day.reading.js';

export type MotionOnDay = z.infer<typeof motionShape> & { steps: z.infer<typeof motionSteps>[] };

/** Motions with the steps taken by the end of a day, at the stage and in the version of that day; of one alone where it is named. In the order of their ids. */
export const motionsBy = async (context: QueryContext, on: string, motionId?: string): Promise<readonly MotionOnDay[]> => {
  const found = await motionFacts.onDay(dayOf(context, on), 'motion', motionId === undefined ? null : [motionId]);
  return inOrder(found).flatMap(([id, facts]) => motionRows(facts).map((row) => ({ ...named<z.infer<typeof motionShape>>({ motion_id: id, ...row }), steps: facts.map((fact, index) => stepOf(id, fact, index)) })));
};

const stepOf = (motionId: string, fact: Fact<OrganisationsEvent>, index: number): z.infer<typeof motionSteps> => {
  const { place: _place, ...step } = named<z.infer<typeof motionSteps> & { place: number }>({ motion_id: motionId, ...stepRow(fact, index) }, { effective_to: 'on', effective_text: 'text' });
  return step;
};

/** Decisions taken by the end of a day; one that was revoked later is not revoked yet. */
export const decisionsBy = async (context: QueryContext, on: string): Promise<readonly z.infer<typeof decisionShape>[]> =>
  inOrder(await motionFacts.onDay(dayOf(context, on), 'decision')).flatMap(([id, facts]) => decisionRows(facts).map((row) => named<z.infer<typeof decisionShape>>({ decision_id: id, ...row })));

const inOrder = <T>(found: ReadonlyMap<string, T>): readonly (readonly [string, T])[] => [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
