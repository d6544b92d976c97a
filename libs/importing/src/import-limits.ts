/** What one upload may be at most. Bytes are of the uploaded file, characters are UTF-16 units. */
export interface ImportLimits {
  readonly files: number;
  readonly csvBytes: number;
  readonly xlsxBytes: number;
  /** sum of all parts of the workbook once inflated */
  readonly xlsxInflatedBytes: number;
  readonly csvRows: number;
  readonly xlsxRows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  /** a row longer than this is taken for quotes that never close */
  readonly rowCharacters: number;
  /** after so many problems the rest of a file is not read */
  readonly problemsPerFile: number;
}

export const importLimits: ImportLimits = {
  files: 100,
  csvBytes: 64 * 1024 * 1024,
  xlsxBytes: 16 * 1024 * 1024,
  xlsxInflatedBytes: 128 * 1024 * 1024,
  csvRows: 200_000,
  xlsxRows: 20_000,
  columns: 100,
  cellCharacters: 4000,
  rowCharacters: 256 * 1024,
  problemsPerFile: 1000,
};
