import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline } from '@yange/kernel';
import { subjectOf, type Owner } from '../owner/owner.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { secondmentId, type SecondmentState } from './secondment.aggregate.js';
import type { SecondmentEvent } from './secondment.events.js';

export type SecondmentTimeline = Timeline<SecondmentState, SecondmentEvent>;

export interface SecondedPersons {
  readonly owner: Owner;
  /** 抽调, 借调 */
  readonly forms: readonly string[];
}

export const decideRecordSecondments = ({ owner, forms }: SecondedPersons, persons: number): Ruling<SecondmentEvent> =>
  ruled([staffingContract.make('SecondmentsRecorded', { groupId: secondmentId(owner), owner: subjectOf(owner), forms: [...forms], persons })]);

/**
 * R9. The source may say that the clearing is complete without any number: none is made up.
 * @throws {Rejected} `clearing-without-content`
 */
export const decideClearSecondments = (
  { owner, forms }: SecondedPersons,
  { complete, persons }: { readonly complete: boolean; readonly persons?: number | undefined },
  group: SecondmentTimeline,
  effective: EffectiveDate,
): Ruling<SecondmentEvent> => {
  if (!complete && persons === undefined) throw new Rejected('clearing-without-content', '须写明人数或“已完成”', 'say how many came back, or that all did');
  if (complete && group.at(effective.to).cleared) return unchanged;
  return ruled([
    staffingContract.make('SecondmentsCleared', { groupId: secondmentId(owner), owner: subjectOf(owner), forms: [...forms], complete, ...(persons === undefined ? {} : { persons }) }),
  ]);
};
