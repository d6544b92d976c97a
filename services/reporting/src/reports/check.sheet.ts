import { underivableWords } from '../figures/underivable.js';
import type { TemplateBlock } from '../language/template.notation.js';
import { measureOf } from '../measures/measures.js';
import type { Finding } from '../rules/rule.js';
import type { AnnexContradiction } from './annex.contradictions.js';
import type { BoundNumber, Settlement } from './bound.number.js';
import type { CheckSheet } from './report.shapes.js';

type Entry = CheckSheet['entries'][number];

interface Checked {
  readonly numbers: readonly BoundNumber[];
  /** number → its text could not be made: no value, or none that can be written so */
  readonly unwritten: ReadonlySet<BoundNumber>;
  readonly blocks: readonly TemplateBlock[];
  readonly findings: readonly Finding[];
  readonly settled: readonly Settlement[];
  /** numbers that an annex of the report denies */
  readonly denied: readonly AnnexContradiction[];
  /** what figures of the text claim beside the measures that it names: 7 units, where the text has 1镇6办 */
  readonly unsaid: readonly BoundNumber[];
  /** events that are made up */
  readonly synthetic: ReadonlySet<string>;
}

/**
 * 校核单: every number of the text with what was declared and what is derived, and what a person has to look at. Where the two contradict one another, or the log
 * gives nothing, the text has what the district declared, and the report cannot be frozen before somebody settles it. A number that nobody knows can only be supplied.
 */
export const checkSheetOf = (checked: Checked): CheckSheet => {
  const { numbers, blocks, findings, denied, unsaid, synthetic } = checked;
  const first = [...new Map(numbers.map((one) => [one.number, one])).values()];
  const bound = new Set(numbers.flatMap(({ binding }) => binding.figureId ?? []));
  const entries = [
    ...first.flatMap((one) => entriesOf(one, checked)),
    ...unsaid.filter(({ contradicts }) => contradicts).map((one) => told('contradiction', one, `“${one.number}”上报 ${one.declared?.value ?? ''}，推算 ${one.derived?.value ?? ''}；正文只写其他各数`, `"${one.number}" is declared as ${one.declared?.value ?? ''} and derived as ${one.derived?.value ?? ''}; the text has only its other numbers`)),
    ...[...new Map(denied.map((one) => [`${one.number?.number ?? ''} ${one.titles.join(' ')} ${one.other?.titles.join(' ') ?? ''}`, one])).values()].map(deniedBy),
    ...first.filter(({ events }) => events.some((eventId) => synthetic.has(eventId))).map((one) => told('synthetic', one, `“${one.number}”据虚拟事件推算`, `"${one.number}" is derived from made-up events`)),
    ...blocks.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'fixed' ? [fixed(piece.text, piece.place)] : []))),
    ...findings.filter(({ figures }) => figures.some((figure) => bound.has(figure))).map((one): Entry => ({ kind: 'finding', number: null, place: null, text: { zh: `${one.figures.join('、')}：${one.text.zh}`, en: `${one.figures.join(', ')}: ${one.text.en}` }, blocks: false, settled: null })),
  ];
  return { numbers: first.map(viewOf), entries, blocking: entries.filter((one) => one.blocks && one.settled === null).length };
};

const viewOf = ({ number, title, binding, unit, scope, asOf, declared, derived, stands, events }: BoundNumber): CheckSheet['numbers'][number] => ({
  number, title, place: binding.place, unit, scope, asOf: { ...asOf }, declared: declared?.value ?? null, derived: derived?.value ?? null, stands, basis: derived?.basis ?? 'stated', events: [...events],
});

const told = (kind: Entry['kind'], { number, binding }: BoundNumber, zh: string, en: string, more: Partial<Entry> = {}): Entry => ({ kind, number, place: binding.place, text: { zh, en }, blocks: false, settled: null, ...more });

/** A report that says two things of one is not settled by saying which of them its text takes: the number is taken as derived, the log is corrected, or the annex is left out. */
const deniedBy = ({ number, other, ...rows }: AnnexContradiction): Entry => {
  const [zh, en] = [rowsOf(rows), rowsInEnglish(rows)];
  if (number !== null) return told('annex', number, `“${number.number}”正文写 ${number.value ?? ''}，${zh}`, `"${number.number}" is ${number.value ?? ''} in the text, and ${en}`, { blocks: true });
  const apart = { titles: other?.titles ?? [], total: other?.total ?? 0, whole: false };
  const measure = measureOf(other?.measure ?? '') ?? { zh: other?.measure ?? '', en: other?.measure ?? '' };
  return { kind: 'annex', number: null, place: null, text: { zh: `“${measure.zh}”应当一致：${zh}，${rowsOf(apart)}`, en: `"${measure.en}" should agree: ${en}, and ${rowsInEnglish(apart)}` }, blocks: true, settled: null };
};

type Rows = Pick<AnnexContradiction, 'titles' | 'total' | 'whole'>;

const rowsOf = ({ titles, total, whole }: Rows): string => `附件“${titles.join('”“')}”${whole ? '' : '有关各行'}合计 ${total}`;

const rowsInEnglish = ({ titles, total, whole }: Rows): string => `${whole ? '' : 'rows of '}the ${titles.length > 1 ? 'annexes' : 'annex'} "${titles.join('", "')}" ${whole ? 'comes' : 'come'} to ${total}`;

const fixed = (text: string, place: Entry['place']): Entry => ({ kind: 'unbound', number: null, place, text: { zh: `“${text}”不是数据，照写`, en: `"${text}" is no number and stands as it is` }, blocks: false, settled: null });

const entriesOf = (one: BoundNumber, { unwritten, settled }: Checked): readonly Entry[] => {
  const { number, declared, derived, reason, contradicts, uncertain } = one;
  const found = settled.find((settlement) => settlement.number === number);
  const settlement = found === undefined ? null : { choice: found.choice, reason: found.reason };
  const why = reason === null ? { zh: '写不成所要的格式', en: 'it cannot be written in its format' } : reason === 'unknown-figure' ? { zh: '没有这项数据，或已撤销', en: 'there is no such figure, or it was annulled' } : underivableWords[reason];
  const said = declared?.value ?? '';
  return [
    ...(unwritten.has(one) ? [told('missing', one, `“${number}”：${why.zh}，正文空缺`, `"${number}": ${why.en}; the text has a gap`, { blocks: true })] : []),
    ...(contradicts ? [told('contradiction', one, `“${number}”上报 ${said}，推算 ${derived?.value ?? ''}`, `"${number}" is declared as ${said} and derived as ${derived?.value ?? ''}`, { blocks: true, settled: settlement })] : []),
    ...(declared !== null && derived === null ? [told('not-derivable', one, `“${number}”上报 ${said}，不能推算：${why.zh}`, `"${number}" is declared as ${said} and cannot be derived: ${why.en}`, { blocks: true, settled: settlement })] : []),
    ...(uncertain.length > 0 ? [told('uncertain', one, `“${number}”另有 ${uncertain.length} 个事件在该时点是否计入不能确定`, `nobody can say whether ${uncertain.length} more events count for "${number}" by its date`)] : []),
  ];
};
