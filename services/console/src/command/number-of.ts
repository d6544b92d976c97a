/** What is no number stays as it was typed: the service says that it wants one. */
export const numberOf = (text: string): unknown => (text.trim() === '' ? undefined : /^-?\d+$/.test(text.normalize('NFKC').trim()) ? Number(text.normalize('NFKC')) : text);
