/** A quote found in a paragraph. */
export interface FoundQuote {
  /** where its parts between the `…` stand; offsets in UTF-16 units, `to` exclusive */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** the numbers of the quote are there as well, not only its words */
  readonly verbatim: boolean;
}

interface Letters {
  readonly letters: string;
  /** offset in the text of each letter */
  readonly at: readonly number[];
}

/** Letters, and either digits or one `#` per number: typed punctuation and blanks differ from copy to copy, numbers from year to year. */
const lettersOf = (text: string, numbers: 'as they are' | 'any'): Letters => {
  const at: number[] = [];
  let letters = '';
  for (const match of text.matchAll(numbers === 'any' ? /\d+(?:[.,]\d+)*|[\p{L}%％+]/gu : /[\p{L}\p{N}%％+]/gu)) {
    const written = numbers === 'any' && /^\d/u.test(match[0]) ? '#' : match[0];
    letters += written;
    for (let unit = 0; unit < written.length; unit += 1) at.push(match.index + unit);
  }
  return { letters, at };
};

/** How far the parts of a quote with … may be apart, in letters. */
const widestGap = 300;
/** So many letters beside its numbers make a quote known by its words alone. */
const fewestLetters = 4;

/** Where a paragraph says these words, with the same numbers or with others; punctuation aside. `…` in a quote stands for words that were left out. */
export const quoteIn = (paragraph: string, quote: string): FoundQuote | null => {
  const verbatim = spansOf(paragraph, quote, 'as they are');
  if (verbatim.length > 0) return { spans: verbatim, verbatim: true };
  if (quote.replaceAll(/[^\p{L}]/gu, '').length < fewestLetters) return null;
  const alike = spansOf(paragraph, quote, 'any');
  return alike.length > 0 ? { spans: alike, verbatim: false } : null;
};

const spansOf = (paragraph: string, quote: string, numbers: 'as they are' | 'any'): FoundQuote['spans'] => {
  const { letters, at } = lettersOf(paragraph, numbers);
  const parts = quote.split(/…+/u).map((part) => lettersOf(part, numbers).letters).filter((part) => part !== '');
  const spans: { from: number; to: number }[] = [];
  let after = 0;
  for (const part of parts) {
    const found = letters.indexOf(part, after);
    if (found < 0 || (spans.length > 0 && found - after > widestGap)) return [];
    const last = at[found + part.length - 1] ?? 0;
    const digits = /^\d+(?:[.,]\d+)*/u.exec(paragraph.slice(last))?.[0].length ?? 1;
    spans.push({ from: at[found] ?? 0, to: last + (numbers === 'any' ? digits : 1) });
    after = found + part.length;
  }
  return spans;
};
