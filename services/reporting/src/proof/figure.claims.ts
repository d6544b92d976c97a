import { definitionOf } from '../figures/figure.selection.js';
import { knownDefinitions } from '../figures/known.definitions.js';
import type { LedgerIndex } from '../ledger/ledger.js';
import { measureOf } from '../measures/measures.js';
import { thresholdAt, thresholds } from '../thresholds/thresholds.js';
import { deriveFigure } from '../view/figure.derivation.js';
import type { DeclaredFigure } from '../view/report.figure.js';
import type { ReportSource } from '../view/report.view.js';
import { endOf, rememberedByDay, type Claim, type LogValue } from './claim.js';

/** Every measure that the district's reports have declared, and those that the product can derive besides, by the end of a draft's day. */
export const figureClaims = (source: ReportSource, index: LedgerIndex, draftDay: string): readonly Claim[] => {
  const declared = source.declared.flatMap((figure) => definitionOf(figure, source.definitions).measures.map(({ measure }) => measure).concat(undefinedOf(figure, source)).map((measure) => claimOf(figure, measure, source, index)));
  const known = new Set(declared.map(({ measure }) => measure));
  const undeclared = knownDefinitions.filter(({ measure }) => !known.has(measure)).map(({ measure }) => claimOf(undeclaredFigure(measure, draftDay), measure, source, index));
  return [...declared, ...undeclared];
};

/** Claimed by the report and derived by no definition. */
const undefinedOf = (figure: DeclaredFigure, { definitions }: ReportSource): readonly string[] => {
  const defined = definitionOf(figure, definitions).measures.map(({ measure }) => measure);
  return figure.measures.map(({ measure }) => measure).filter((measure) => !defined.includes(measure));
};

const claimOf = (figure: DeclaredFigure, measure: string, source: ReportSource, index: LedgerIndex): Claim => {
  const own = source.definitions.findLast((one) => one.measure === measure);
  const { zh, en, unit } = measureOf(measure) ?? { zh: measure, en: own?.en ?? measure, unit: own?.unit ?? '' };
  const said = figure.measures.find((one) => one.measure === measure);
  const tolerance = thresholdAt(thresholds, 'approximate-percent', figure.asOf.to);
  const valueOn = (day?: string): LogValue => {
    const asked = day === undefined ? figure : { ...figure, asOf: endOf(day), reportedOn: day > figure.reportedOn ? day : figure.reportedOn };
    const found = deriveFigure(asked, definitionOf(asked, source.definitions), index, tolerance);
    const derived = found.derived.find((one) => one.measure === measure);
    return {
      value: derived?.value ?? null,
      reason: found.underivable.find((one) => one.measure === measure)?.reason ?? null,
      asOf: asked.asOf,
      basis: derived?.basis ?? 'stated',
      events: found.events,
      uncertain: found.uncertain,
    };
  };
  return {
    figureId: figure.id,
    measure,
    title: { zh, en },
    unit: said?.unit ?? unit,
    scope: said === undefined || said.scope === '' ? figure.scope : said.scope,
    quote: figure.words,
    declared: said?.value ?? '',
    reading: figure.reading,
    phrases: [zh, figure.words, figure.reading].filter((phrase) => phrase !== ''),
    spokenOf: [],
    tolerance: said?.approximate === true ? tolerance : 0,
    valueOn: rememberedByDay(valueOn),
  };
};

const undeclaredFigure = (measure: string, day: string): DeclaredFigure => ({
  id: '',
  kind: 'count',
  words: '',
  place: '',
  asOf: endOf(day),
  measures: [{ measure, value: '', unit: measureOf(measure)?.unit ?? '', scope: '', approximate: false }],
  relations: [],
  topics: [],
  listed: [],
  mentions: [],
  reading: '',
  scope: '',
  eventId: '',
  reportedOn: day,
});
