/** @import { AsOf, EventRef, Figure, Measure, PageState, ReportFinding, Tone } from './view.js' */
import { parts, precisions, rules, wordsFor } from './words.js';

/** How a figure is drawn: by what it rests on where it agrees, by what is wrong where it does not. @param {Figure} figure @returns {Tone} */
export const toneOf = (figure) => (figure.verdict === 'match' ? figure.basis : figure.verdict);

/** @type {readonly Tone[]} */
export const tones = ['counted', 'computed', 'block', 'stated', 'no-claim', 'not-derivable', 'mismatch'];

/** @param {Figure} figure */
export const partOf = (figure) => figure.id.slice(0, 1);

/** @param {Figure} figure @param {readonly ReportFinding[]} findings */
export const findingsOf = (figure, findings) => findings.filter((finding) => finding.figures.includes(figure.id));

/** @param {string} text */
const folded = (text) => text.normalize('NFKC').toLowerCase();

/** Everything of a figure that a search should reach. @param {Figure} figure @param {readonly ReportFinding[]} findings */
const searchable = (figure, findings) => {
  const measures = [...figure.declared, ...figure.derived].map((measure) => `${measure.measure} ${measure.title?.zh ?? ''} ${measure.title?.en ?? ''} ${measure.value ?? ''}${measure.unit ?? ''}`);
  const found = findingsOf(figure, findings).map(({ rule, text }) => `${rule} ${rules[rule]?.zh ?? ''} ${text.zh} ${text.en}`);
  return folded([figure.id, figure.words, figure.reading ?? '', figure.place, ...measures, ...found].join('\n'));
};

/** Has findings, or rests on events of that provenance. @param {Figure} figure @param {readonly ReportFinding[]} findings @param {string} also */
export const isAlso = (figure, findings, also) => (also === 'finding' ? findingsOf(figure, findings).length > 0 : figure.provenance === also);

/** Figures that pass every filter; all the words of a search must occur. @param {readonly Figure[]} figures @param {readonly ReportFinding[]} findings @param {PageState} state */
export const filtered = (figures, findings, state) => {
  const words = folded(state.text).split(/\s+/).filter((word) => word !== '');
  return figures.filter(
    (figure) =>
      (state.part === '' || partOf(figure) === state.part) &&
      (state.verdict === '' || figure.verdict === state.verdict) &&
      (state.basis === '' || figure.basis === state.basis) &&
      (state.also === '' || isAlso(figure, findings, state.also)) &&
      words.every((word) => searchable(figure, findings).includes(word)),
  );
};

/** @param {readonly Figure[]} figures */
export const grouped = (figures) => {
  const letters = [...new Set([...Object.keys(parts), ...figures.map(partOf)])];
  return letters.map((part) => ({ part, figures: figures.filter((figure) => partOf(figure) === part) })).filter((group) => group.figures.length > 0);
};

/** @template {string} K @param {readonly Figure[]} figures @param {(figure: Figure) => K} by @returns {Partial<Record<K, number>>} */
export const tally = (figures, by) => {
  const counts = /** @type {Partial<Record<K, number>>} */ ({});
  for (const figure of figures) counts[by(figure)] = (counts[by(figure)] ?? 0) + 1;
  return counts;
};

/** Declared and derived value of each measure side by side, in the report's order.
 * @param {Figure} figure @returns {{ measure: string, title: string, titleEn: string, declared: Measure | null, derived: Measure | null, equal: boolean }[]} */
export const pairs = (figure) => {
  const measures = [...new Set([...figure.declared, ...figure.derived].map((one) => one.measure))];
  return measures.map((measure) => {
    const declared = figure.declared.find((one) => one.measure === measure) ?? null;
    const derived = figure.derived.find((one) => one.measure === measure) ?? null;
    const one = declared ?? derived;
    const equal = declared !== null && derived !== null && String(declared.value) === String(derived.value);
    return { measure: one?.measure ?? '', title: [one?.title?.zh ?? '', scopeOf(figure, one)].filter((word) => word !== '').join('，'), titleEn: one?.title?.en ?? '', declared, derived, equal };
  });
};

/** Said beside a value where the figure speaks of more than one thing. @param {Figure} figure @param {Measure | null} measure */
const scopeOf = (figure, measure) => (figure.scope === undefined || measure?.scope === figure.scope ? '' : (measure?.scope ?? ''));

/** The basis of a value where it is another than that of its figure. @param {Figure} figure @param {Measure | null} derived */
export const ownBasis = (figure, derived) => (derived?.basis === undefined || derived.basis === figure.basis ? null : derived.basis);

/** Why there is no value: one line for each reason. @param {Figure} figure */
export const reasonsOf = (figure) => [...new Map((figure.underivable ?? []).map((one) => [one.reason, one])).values()];

/** @param {Measure | null} measure */
export const valueOf = (measure) => {
  if (measure === null || measure.value === null || measure.value === '') return '';
  return `${measure.approximate === true ? '约 ' : ''}${measure.value}${measure.unit === '' || measure.unit === undefined ? '' : ` ${measure.unit}`}`;
};

/** When a figure holds, as precisely as it is known and no more. @param {AsOf | null | undefined} asOf */
export const asOfText = (asOf) => {
  if (asOf === null || asOf === undefined) return '';
  if (asOf.text !== undefined && asOf.text !== '') return asOf.text;
  const { from, to } = asOf;
  if (from === null || from === '') return to === null ? '' : `${wordsFor(precisions, 'by-end-of').zh} ${to}`;
  return from === to || to === null ? from : `${from} 至 ${to}`;
};

/** Equal to the report, but by its own word only. @param {Figure} figure */
export const isRestated = (figure) => figure.verdict === 'match' && (figure.basis === 'block' || figure.basis === 'stated');

/** The name of the service in a log id such as 150302/organisations. @param {string} logId */
export const contextOf = (logId) => logId.split('/').at(-1) ?? logId;

/** Reporting gives ids or references. @param {string | EventRef} event @returns {EventRef} */
export const eventRef = (event) => {
  if (typeof event === 'string') return { eventId: event };
  return event.context === undefined && event.logId !== undefined ? { ...event, context: contextOf(event.logId) } : event;
};
