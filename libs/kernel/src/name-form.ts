/**
 * A name as it is compared with others: letters, digits and brackets of one width, no blanks and nothing that cannot be seen (zero-width characters, soft hyphens), small letters for capitals.
 * Names that differ in nothing else are one name to a reader: `甲　局`, `甲局`; `办公室(法规股)`, `办公室（法规股）`. Whoever records a name keeps it as it was written.
 * Brackets come out full-width, as Chinese papers write them, so a name that is written so is its own form.
 */
export const nameForm = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[([〔【{]/g, '（')
    .replace(/[)\]〕】}]/g, '）')
    .toLowerCase();
