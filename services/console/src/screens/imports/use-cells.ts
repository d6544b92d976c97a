import { useState } from 'react';
import { api, useDoor } from '../../api/platform.js';
import { useAddress } from '../../address/use-address.js';
import { correctedWith, isRunning, isSameCell, textOf, type Correction, type Problem, type Report } from './import.model.js';

export interface Cells {
  /** as it stands now, with what was corrected; null where it cannot be corrected here */
  readonly textOf: (problem: Problem) => string | null;
  readonly correct: (problem: Problem, text: string) => void;
  readonly corrections: readonly Correction[];
  readonly error: unknown;
}

/** By run, which nobody but its owner may see: with the page and not with the tab, since cells may say who somebody is. */
const typedCells = new Map<string, readonly Correction[]>();

/** Cells of a run that is over which have problems, of a CSV or of a workbook, to be corrected in place. What was typed stays as long as the page does. */
export const useCells = (report: Report): Cells => {
  const { importId } = report;
  const { district } = useAddress();
  const [corrections, setCorrections] = useState<readonly Correction[]>(() => typedCells.get(importId) ?? []);
  const { data, error } = useDoor(['import-faulty-cells', district, importId], (signal) => api.GET('/v1/districts/{district}/imports/{importId}/faulty-cells', { params: { path: { district, importId } }, signal }), !isRunning(report));
  const cells = data?.cells ?? [];
  return {
    corrections,
    error,
    textOf: (problem) => textOf(cells, corrections, problem),
    correct: (problem, text) => {
      const cell = cells.find((one) => isSameCell(one, problem));
      if (cell === undefined) return;
      const next = correctedWith(corrections, cell, text);
      typedCells.set(importId, next);
      setCorrections(next);
    },
  };
};
