import { toldOnce, type LineageStep } from '@yange/kernel';

export interface LineageEdgeRow {
  readonly from_id: string;
  readonly from_name: string;
  readonly from_kind: string;
  readonly to_id: string;
  readonly to_name: string;
  readonly to_kind: string;
  readonly how: string;
  readonly count: number;
  readonly effective_to: string;
  readonly event_id: string;
}

export const stepsOf = (rows: readonly LineageEdgeRow[]): readonly LineageStep[] =>
  toldOnce(rows.map((row) => ({ from: row.from_id, to: row.to_id, how: row.how, count: row.count, date: row.effective_to, eventIds: [row.event_id] })));
