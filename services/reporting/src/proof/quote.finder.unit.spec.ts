import { quoteIn } from './quote.finder.js';

const said = (text: string, quote: string): readonly string[] | null => quoteIn(text, quote)?.spans.map(({ from, to }) => text.slice(from, to)) ?? null;

describe('words of a report in another text', () => {
  const text = '其中，35个党政机关 共计核定行政编制 461 名，正职全部配齐。';

  it('are found though punctuation and blanks differ', () => {
    expect(said(text, '35个党政机关，共计核定行政编制461名')).toEqual(['35个党政机关 共计核定行政编制 461 名']);
    expect(quoteIn(text, '核定行政编制461名')?.verbatim).toBe(true);
  });

  it('are found with other numbers, which are then not the same words', () => {
    expect(said(text, '36个党政机关共计核定行政编制1460名')).toEqual(['35个党政机关 共计核定行政编制 461 名']);
    expect(quoteIn(text, '核定行政编制460名')?.verbatim).toBe(false);
  });

  it('may have left words out, not too many', () => {
    expect(said(text, '35个…461名')).toEqual(['35个', '461 名']);
    expect(said(`35个${'很'.repeat(301)}461名`, '35个…461名')).toBeNull();
  });

  it('are not found by a number and a measure word alone', () => expect(said('另有9个', '7个')).toBeNull());
});
