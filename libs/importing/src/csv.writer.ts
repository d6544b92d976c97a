/** A spreadsheet runs a cell that begins with one of these as a formula; a quote mark before it makes it text. */
export const escapeCell = (cell: string): string => (/^'*[=+\-@]/.test(cell) && !/^[+-]?\d+(?:\.\d+)?%?$/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\t;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line of CSV, without its line end. */
export const csvLine = (cells: readonly string[]): string => cells.map((cell) => quoted(escapeCell(cell))).join(',');

/** A whole file as Excel and WPS open it by double click: UTF-8 with byte order mark, CRLF. */
export const csvFile = (rows: Iterable<readonly string[]>): Buffer => {
  const lines = [...rows].map((row) => `${csvLine(row)}\r\n`);
  return Buffer.from(`\ufeff${lines.join('')}`, 'utf8');
};
