import { staffingContract, TransferDirection } from '@yange/contracts';
import { derivedId, Rejected, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
import { ownerKey, subjectOf, type Owner } from '../owner/owner.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { TransferBatchEvent } from './transfer-batch.events.js';
import { unnamedPersons, type Direction, type TransferBatchState } from './transfer-batch.aggregate.js';

export type TransferBatchTimeline = Timeline<TransferBatchState, TransferBatchEvent>;

const directions: Readonly<Record<Direction, TransferDirection>> = { within: TransferDirection.WITHIN, out: TransferDirection.OUT, in: TransferDirection.IN };

export interface TransferBatch {
  readonly batchId: string;
  readonly name: string;
  readonly units: number;
  readonly persons: number;
  readonly direction: Direction;
  readonly from?: Owner | undefined;
  readonly to?: Owner | undefined;
  /** YYYY-MM-DD by which everybody is to be in place */
  readonly dueOn?: string | undefined;
  /** whose log has the other half, six digits; absent or empty where nobody says it, and within the district */
  readonly counterpartRegion?: string | undefined;
}

export const personsBlockId = (batchId: string): string => derivedId('block', batchId, 'persons');

/**
 * R4: counted by unit and by person, which are two measures. R20 连人带编: `quota` is how many posts move along, null for none.
 * @throws {Rejected} `move-to-itself`
 */
export const decideRecordBatch = (batch: TransferBatch, quota: number | null, recorded: TransferBatchTimeline): Ruling<TransferBatchEvent> => {
  if (recorded.latest().recorded) return unchanged;
  const { batchId, name, units, persons, direction, from, to, dueOn, counterpartRegion } = batch;
  if (from !== undefined && to !== undefined && ownerKey(from) === ownerKey(to)) throw new Rejected('move-to-itself', '划出和划入不能是同一单位', 'nobody is transferred to where they are');
  const event = staffingContract.make('TransferBatchRecorded', {
    batchId,
    name,
    units: { blocks: [{ id: derivedId('block', batchId, 'units'), label: '涉及单位', count: units }] },
    persons: { blocks: [{ id: personsBlockId(batchId), label: '转隶人员', count: persons }] },
    direction: directions[direction],
    ...(from === undefined ? {} : { from: subjectOf(from) }),
    ...(to === undefined ? {} : { to: subjectOf(to) }),
    withQuota: quota !== null,
    dueOn: dueOn ?? '',
    counterpartRegion: counterpartRegion ?? '',
  });
  return ruled([event], [quota === null || quota === persons ? null : quotaWithoutPeople(quota, persons)]);
};

const quotaWithoutPeople = (quota: number, persons: number): Violation => ({
  rule: 'quota-not-with-people',
  zh: `连人带编应人编相符：${persons} 人，${quota} 名编制`,
  en: `persons and quota move together: ${persons} persons, ${quota} posts`,
  facts: { quota: String(quota), persons: String(persons) },
});

/**
 * A person of the batch became known: the block shrinks by one, the total stays.
 * @param counted went before, with the number of those who are only counted
 * @throws {Rejected} `unknown-batch`, `batch-exhausted`, `batch-finished`
 */
export const decideNameFromBatch = (batchId: string, personId: string, recorded: TransferBatchTimeline, effective: EffectiveDate, counted = false): Ruling<TransferBatchEvent> => {
  const state = recorded.latest();
  if (state.named.has(personId)) return unchanged;
  if (!recorded.at(effective.to).recorded) throw new Rejected('unknown-batch', '此时没有该转隶批次', 'there is no such batch at that date', { batchId });
  if (recorded.at(effective.to).finished) throw new Rejected('batch-finished', '该批转隶已办结', 'the batch is finished', { batchId });
  if (unnamedPersons(state) <= 0) throw new Rejected('batch-exhausted', `该批 ${state.persons} 人均已落实到人`, `all ${state.persons} persons of the batch are named`, { batchId });
  return ruled([staffingContract.make('TransferPersonNamed', { batchId, personId, drawnFrom: personsBlockId(batchId), counted })]);
};

/**
 * 转隶办结: everybody of the batch is in place, or it says why some are only counted.
 * @throws {Rejected} `unknown-batch`
 */
export const decideFinishBatch = (batchId: string, reason: string, recorded: TransferBatchTimeline, effective: EffectiveDate): Ruling<TransferBatchEvent> => {
  const state = recorded.at(effective.to);
  if (!state.recorded) throw new Rejected('unknown-batch', '此时没有该转隶批次', 'there is no such batch at that date', { batchId });
  if (recorded.latest().finished) return unchanged;
  const unnamed = unnamedPersons(state);
  return ruled(
    [staffingContract.make('TransferBatchFinished', { batchId, named: state.named.size, unnamed: Math.max(0, unnamed), reason })],
    [unnamed > 0 && reason === '' ? { rule: 'batch-not-placed', zh: `该批还有 ${unnamed} 人未落实到人，须说明原因`, en: `${unnamed} of the batch are not named: say why`, facts: { unnamed: String(unnamed) } } : null],
  );
};
