import type { components } from '@yange/api-client';
import { parts, rules } from '../../words/report.words.js';
import type { Words } from '../../words/say.js';

export type Figure = components['schemas']['Figure'];
export type Finding = components['schemas']['ReportFinding'];
export type Tone = Figure['basis'] | Exclude<Figure['verdict'], 'match'>;

type Declared = Figure['declared'][number];
type Derived = Figure['derived'][number];

/** Which figures are looked at, and which one is open. */
export interface Filter {
  readonly part: string;
  readonly verdict: string;
  readonly basis: string;
  readonly also: string;
  readonly text: string;
}

export const filterNames = ['part', 'verdict', 'basis', 'also', 'text'] as const;

export const filterOf = (params: URLSearchParams): Filter => {
  const given = (name: string): string => (params.get(name) ?? '').slice(0, 200);
  return { part: given('part'), verdict: given('verdict'), basis: given('basis'), also: given('also'), text: given('text') };
};

/** How a figure is drawn: by what it rests on where it agrees, by what is wrong where it does not. */
export const toneOf = (figure: Figure): Tone => (figure.verdict === 'match' ? figure.basis : figure.verdict);

export const tones: readonly Tone[] = ['counted', 'computed', 'block', 'stated', 'no-claim', 'not-derivable', 'mismatch'];

export const partOf = (figure: Figure): string => figure.id.slice(0, 1);

export const findingsOf = (figure: Figure, findings: readonly Finding[]): readonly Finding[] => findings.filter((finding) => finding.figures.includes(figure.id));

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Everything of a figure that a search should reach. */
const searchable = (figure: Figure, findings: readonly Finding[]): string => {
  const measures = [...figure.declared, ...figure.derived].map(({ measure, title, value, unit }) => `${measure} ${title.zh} ${title.en} ${value}${unit}`);
  const found = findingsOf(figure, findings).map(({ rule, text }) => `${rule} ${rules[rule]?.zh ?? ''} ${text.zh} ${text.en}`);
  return folded([figure.id, figure.words, figure.reading, figure.place, ...measures, ...found].join('\n'));
};

/** Has findings, or rests on events of that provenance. */
export const isAlso = (figure: Figure, findings: readonly Finding[], also: string): boolean => (also === 'finding' ? findingsOf(figure, findings).length > 0 : figure.provenance === also);

/** Figures that pass every filter; all the words of a search must occur. */
export const filtered = (figures: readonly Figure[], findings: readonly Finding[], filter: Filter): readonly Figure[] => {
  const words = folded(filter.text).split(/\s+/).filter((word) => word !== '');
  return figures.filter(
    (figure) =>
      (filter.part === '' || partOf(figure) === filter.part) &&
      (filter.verdict === '' || figure.verdict === filter.verdict) &&
      (filter.basis === '' || figure.basis === filter.basis) &&
      (filter.also === '' || isAlso(figure, findings, filter.also)) &&
      words.every((word) => searchable(figure, findings).includes(word)),
  );
};

export interface Group {
  readonly part: string;
  readonly figures: readonly Figure[];
}

/** By the parts of the report, in its order. */
export const grouped = (figures: readonly Figure[]): readonly Group[] => {
  const letters = [...new Set([...Object.keys(parts), ...figures.map(partOf)])];
  return letters.map((part) => ({ part, figures: figures.filter((figure) => partOf(figure) === part) })).filter((group) => group.figures.length > 0);
};

export const tally = <K extends string>(figures: readonly Figure[], by: (figure: Figure) => K): Partial<Record<K, number>> => {
  const counts: Partial<Record<K, number>> = {};
  for (const figure of figures) counts[by(figure)] = (counts[by(figure)] ?? 0) + 1;
  return counts;
};

export interface Pair {
  readonly measure: string;
  readonly title: Words;
  /** said where a figure speaks of more than one thing */
  readonly scope: string;
  readonly declared: Declared | null;
  readonly derived: Derived | null;
  readonly equal: boolean;
}

/** Declared and derived value of each measure side by side, in the report's order. */
export const pairs = (figure: Figure): readonly Pair[] => {
  const measures = [...new Set([...figure.declared, ...figure.derived].map((one) => one.measure))];
  return measures.map((measure) => {
    const declared = figure.declared.find((one) => one.measure === measure) ?? null;
    const derived = figure.derived.find((one) => one.measure === measure) ?? null;
    const equal = declared !== null && derived !== null && String(declared.value) === String(derived.value);
    const scope = declared === null || declared.scope === figure.scope ? '' : declared.scope;
    return { measure, title: (declared ?? derived)?.title ?? { zh: measure, en: measure }, scope, declared, derived, equal };
  });
};

/** Why there is no value: one line for each reason. */
export const reasonsOf = (figure: Figure): readonly Figure['underivable'][number][] => [...new Map(figure.underivable.map((one) => [one.reason, one])).values()];

/** `约 33 %`; empty where there is none. */
export const valueOf = (measure: Declared | Derived | null): string => {
  if (measure === null || measure.value === '') return '';
  const about = 'approximate' in measure && measure.approximate ? '约 ' : '';
  return `${about}${measure.value}${measure.unit === '' ? '' : ` ${measure.unit}`}`;
};

/** `3 ÷ 4`, the formula of a rate; empty where the figure is none. */
export const fractionOf = ({ numerator, denominator }: Figure): string => (numerator === null || denominator === null ? '' : `${numerator} ÷ ${denominator}`);

/** Equal to the report, but by its own word only. */
export const isRestated = (figure: Figure): boolean => figure.verdict === 'match' && (figure.basis === 'block' || figure.basis === 'stated');
