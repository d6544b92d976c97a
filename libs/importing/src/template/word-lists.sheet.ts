import type { Workbook, Worksheet } from 'exceljs';

export const wordListSheet = '词表';

/** Lists that drop-downs offer, each a column of a hidden sheet: written into the validation itself they may have no more than 255 characters. */
export class WordLists {
  private readonly sheet: Worksheet;
  private readonly known = new Map<string, string>();

  constructor(workbook: Workbook) {
    this.sheet = workbook.addWorksheet(wordListSheet, { state: 'veryHidden' });
  }

  /** @returns the range that holds the words, for a validation; the same words are kept once */
  rangeOf(words: readonly string[]): string {
    const key = JSON.stringify(words);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const column = this.sheet.getColumn(this.known.size + 1);
    words.forEach((word, index) => {
      const cell = this.sheet.getCell(index + 1, column.number);
      cell.numFmt = '@';
      cell.value = word;
    });
    const range = `${wordListSheet}!$${column.letter}$1:$${column.letter}$${words.length}`;
    this.known.set(key, range);
    return range;
  }
}
