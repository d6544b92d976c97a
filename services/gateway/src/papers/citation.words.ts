/** A document as a question answers it. */
export interface Cited {
  readonly number?: string | undefined;
  readonly title?: string | undefined;
  readonly issuer?: string | undefined;
}

/** 《…》（文号）, or what is known of it; several in their order. */
export const citedWords = (basis: readonly Cited[]): string =>
  [...new Set(basis.map(({ number = '', title = '', issuer = '' }) => (title === '' ? `${issuer}${number}` : `《${title.replace(/^《|》$/gu, '')}》${number === '' ? '' : `（${number}）`}`)))].filter((words) => words !== '').join('、');
