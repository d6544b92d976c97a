import type { OrganNoteState } from '../domain/organ-note/organ-note.aggregate.js';
import { daysUpTo, heldOn, standingOn, type OwnerCells, type Standing } from './standing.js';

/** Leaders in excess (超配) of one level of one owner from one of its changes on. */
export interface ExcessPeriod extends OwnerCells {
  readonly level: string;
  readonly validFrom: string;
  /** 正 and 副 that are still to be absorbed; null where nothing tells how many */
  readonly principalLeft: number | null;
  readonly deputyLeft: number | null;
}

/** Leaders in excess of an organ that ended: they went nowhere on record, and no organ is left that could absorb them. */
export const excessFindings = (periods: readonly ExcessPeriod[], note: OrganNoteState | null, asOf: string): readonly Standing[] => {
  const on = note?.endedOn ?? null;
  if (on === null) return [];
  return standingOn(daysUpTo(asOf, periods.map(({ validFrom }) => validFrom), [on], [asOf]), (day) => {
    const { principalLeft, deputyLeft } = heldOn(periods, day) ?? { principalLeft: 0, deputyLeft: 0 };
    const left = (principalLeft ?? 0) + (deputyLeft ?? 0);
    return on > day || left <= 0 ? [] : [{ rule: 'organ-ended', number: left, zh: `“${note?.name ?? ''}”已于 ${on} 撤销（上划），超配领导 ${left} 名未消化、未明确去向`, en: `ended on ${on}, and ${left} leaders in excess of its posts are neither absorbed nor passed on`, of: 'excess' }];
  });
};
