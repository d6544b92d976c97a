/**
 * What a number in a text is:
 * - `amount`: something counted or measured, with its measure word: 461名, 六项, 第六次
 * - `percent`: 97%, 百分之七十
 * - `share`: 三分之一; the value is a decimal percentage
 * - `range-end`: one end of 300-500户
 * - `date`: 2019年2月底; the value is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * - `document`: 内党办发〔2019〕22号
 * - `formula`: 1+3+N, a way of speaking and nothing counted
 */
export type NumberKind = 'amount' | 'percent' | 'share' | 'range-end' | 'date' | 'document' | 'formula';

/** A number as it stands in a paragraph. */
export interface FoundNumber {
  /** offsets into the paragraph, in UTF-16 units; `to` is exclusive and takes the measure word in */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly kind: NumberKind;
  /** integer or decimal, `YYYY[-MM[-DD]]`, or the document number without brackets' variants */
  readonly value: string;
  /** measure word; empty for dates, documents and formulas, and where none follows */
  readonly unit: string;
  /** 约, 左右, 余: said to be about so much */
  readonly approximate: boolean;
  /** of a date: 截至 or 底, so that it speaks of all that is before it */
  readonly upTo: boolean;
}
