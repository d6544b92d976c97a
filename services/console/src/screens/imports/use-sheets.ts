import { useEffect, useState } from 'react';
import { cellAt, columnAt, correctedText, sheetOf, type Correction, type Sheet } from './csv.model.js';
import type { Proposal } from './import.model.js';
import { filesOf } from './use-import.js';

export interface Sheets {
  /** as it stands now, with what was corrected; null where it cannot be corrected here */
  readonly cellOf: (file: string, line: number, column: string) => string | null;
  readonly correct: (file: string, line: number, column: string, text: string) => void;
  readonly corrections: readonly (Correction & { readonly file: string })[];
  /** all that is to be brought again */
  readonly files: () => readonly File[];
  readonly changedFiles: () => readonly File[];
}

/** The CSV files of a run, as far as this page still has them, to be corrected in place. */
export const useSheets = (importId: string, proposal: Proposal | undefined): Sheets => {
  const [sheets, setSheets] = useState<ReadonlyMap<string, Sheet>>(new Map());
  const [corrections, setCorrections] = useState<Sheets['corrections']>([]);
  useEffect(() => {
    let isHere = true;
    const csv = filesOf(importId).filter(({ name }) => name.toLowerCase().endsWith('.csv'));
    void Promise.all(csv.map(async (file) => [file.name, sheetOf(await file.text())] as const)).then((read) => {
      if (isHere) setSheets(new Map(read.filter((one): one is readonly [string, Sheet] => one[1] !== null)));
    });
    return () => void (isHere = false);
  }, [importId]);
  const placeOf = (file: string, column: string): number => {
    const sheet = sheets.get(file);
    const written = proposal?.tables.find((table) => table.file === file)?.columns.filter((one) => one.column === column).map((one) => one.written) ?? [];
    return sheet === undefined ? -1 : columnAt(sheet, [column, ...written]);
  };
  const changedFiles = (): readonly File[] => [...new Set(corrections.map(({ file }) => file))].map((name) => new File([correctedText(sheets.get(name) ?? { delimiter: ',', rows: [] }, corrections.filter(({ file }) => file === name))], name, { type: 'text/csv' }));
  return {
    corrections,
    changedFiles,
    cellOf: (file, line, column) => {
      const sheet = sheets.get(file);
      const at = placeOf(file, column);
      if (sheet === undefined || at < 0) return null;
      return corrections.find((one) => one.file === file && one.line === line && one.column === at)?.text ?? cellAt(sheet, line, at);
    },
    correct: (file, line, column, text) => {
      const at = placeOf(file, column);
      const others = corrections.filter((one) => one.file !== file || one.line !== line || one.column !== at);
      const was = cellAt(sheets.get(file) ?? { delimiter: ',', rows: [] }, line, at);
      setCorrections(text === was ? others : [...others, { file, line, column: at, text }]);
    },
    files: () => {
      const changed = changedFiles();
      return filesOf(importId).map((file) => changed.find(({ name }) => name === file.name) ?? file);
    },
  };
};
