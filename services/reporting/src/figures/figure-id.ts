/** A2 comes before A10, and A before B. */
export const byFigureId = (a: string, b: string): number => (a.slice(0, 1) === b.slice(0, 1) ? Number(a.slice(1)) - Number(b.slice(1)) : a < b ? -1 : 1);
