/** A sentence for the clerk: Chinese first, English beside it. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What is wrong, before it is known where. */
export interface Finding extends Words {
  /** stable id in kebab case; part of the public interface */
  readonly rule: string;
  /** what the clerk can do about it */
  readonly hint: Words;
}

/** One thing wrong in an upload, at the place where the clerk finds it. */
export interface ImportProblem extends Finding {
  /** file name as uploaded */
  readonly file: string;
  /** of a workbook of which a sheet is named: where a row says nothing without it */
  readonly sheet?: string;
  /** row as a spreadsheet numbers it, from 1; 1 also for what is wrong with the file as a whole */
  readonly line: number;
  /** header of the column; for the manifest the path of the field; null where the whole row or file is meant */
  readonly column: string | null;
}

export interface Place {
  readonly file: string;
  readonly sheet?: string | null | undefined;
  readonly line: number;
  readonly column?: string | null;
}

export const problemAt = (place: Place, finding: Finding): ImportProblem => ({
  file: place.file,
  ...(place.sheet == null ? {} : { sheet: place.sheet }),
  line: place.line,
  column: place.column ?? null,
  rule: finding.rule,
  zh: finding.zh,
  en: finding.en,
  hint: finding.hint,
});

/** The file cannot be read past this row. Stays inside this library: readers turn it into an ImportProblem. */
export class UnreadableFile extends Error {
  constructor(
    readonly line: number,
    readonly finding: Finding,
  ) {
    super(`${finding.rule}: ${finding.en}`);
    this.name = 'UnreadableFile';
  }
}
