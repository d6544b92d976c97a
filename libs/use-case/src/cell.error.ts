/** What is wrong with one cell. */
export interface CellError {
  readonly column: string;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
}
