/** A measure as Prometheus knows it. */
export interface Measured {
  readonly kind: string;
  /** UCUM */
  readonly unit: string;
}

/** As a collector hands them to Prometheus: dots become lines, the unit and `_total` are appended, a histogram is three series. */
export const seriesOf = (name: string, { kind, unit }: Measured): readonly string[] => {
  const base = name.replaceAll('.', '_') + ({ s: '_seconds', By: '_bytes', '1': '_ratio' }[unit] ?? '');
  if (kind === 'histogram') return ['_bucket', '_sum', '_count'].map((part) => base + part);
  return [kind === 'counter' ? `${base}_total` : base];
};

/** Series and labels of ours that an expression or a legend names, in order. */
export const wordsNamed = (text: string): readonly string[] => text.match(/\b(?:yange|http|process|nodejs)_\w+/g) ?? [];

const selector = /\{[^}]*\}/g;
const grouping = /\b(?:by|without|on|ignoring|group_left|group_right) \(([^)]*)\)/g;

/** The series alone that an expression asks for, each once. */
export const seriesNamed = (expr: string): readonly string[] => [...new Set(wordsNamed(expr.replaceAll(selector, '').replaceAll(grouping, '')))];

/** The labels that it groups by or chooses by, each once. */
export const labelsNamed = (expr: string): readonly string[] => {
  const grouped = [...expr.matchAll(grouping)].flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
  const chosen = (expr.match(selector) ?? []).flatMap((inner) => inner.match(/\w+(?=[=!]~?")/g) ?? []);
  return [...new Set([...grouped, ...chosen])].filter((name) => name !== '');
};
