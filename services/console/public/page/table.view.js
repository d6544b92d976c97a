/** @import { Figure, Measure, ReportFinding } from './view.js' */
import { both, h, more } from './element.js';
import { asOfText, findingsOf, grouped, ownBasis, pairs, tally, valueOf } from './figures.model.js';
import { provenanceBadge, verdictMark } from './mark.view.js';
import { bases, parts, rules, verdicts, wordsFor } from './words.js';

/** @typedef {{ figures: readonly Figure[], all: readonly Figure[], findings: readonly ReportFinding[], open: string, onOpen: (id: string) => void }} TableOptions */

/** @param {TableOptions} options */
export const figuresTable = (options) =>
  h(
    'table',
    { class: 'figures' },
    h('caption', { class: 'hidden' }, '报告中的每个数与由事件推出的数 · Every figure of the report beside the one derived from events'),
    h('thead', {}, h('tr', {}, head('编号', 'Id', 'c-id'), head('报告原文', 'Words of the report', 'c-words'), measuresHead(), head('核对 · 依据', 'Verdict · basis', 'c-mark'), head('时点', 'As of', 'c-asof'))),
    ...grouped(options.figures).map((group) => groupBody(group.part, group.figures, options)),
  );

/** @param {string} zh @param {string} en @param {string} className */
const head = (zh, en, className) => h('th', { scope: 'col', class: className }, both({ zh, en }));

const measuresHead = () =>
  h('th', { scope: 'col', class: 'c-measures' }, h('div', { class: 'measure' }, h('span', {}), both({ zh: '报告', en: 'Declared' }, 'value'), both({ zh: '推出', en: 'Derived' }, 'value')));

/** @param {string} part @param {readonly Figure[]} figures @param {TableOptions} options */
const groupBody = (part, figures, options) => {
  const all = options.all.filter((figure) => figure.id.startsWith(part));
  const counts = tally(figures, (figure) => figure.verdict);
  const said = Object.entries(verdicts).flatMap(([verdict, words]) => (counts[/** @type {Figure['verdict']} */ (verdict)] ?? 0) > 0 ? [`${words.zh} ${counts[/** @type {Figure['verdict']} */ (verdict)]}`] : []);
  const shown = figures.length === all.length ? `${all.length} 项` : `${figures.length} / ${all.length} 项`;
  return h(
    'tbody',
    {},
    h('tr', { class: 'group' }, h('th', { colspan: 5, scope: 'rowgroup' }, h('span', { class: 'letter' }, part), both(wordsFor(parts, part)), h('span', { class: 'group-count' }, [shown, ...said].join(' · ')))),
    ...figures.map((figure) => figureRow(figure, options)),
  );
};

/** @param {Figure} figure @param {TableOptions} options */
const figureRow = (figure, { findings, open, onOpen }) => {
  const found = findingsOf(figure, findings);
  const foundBy = [...new Set(found.map((finding) => finding.rule))].map((rule) => /** @type {const} */ ([rule, found.filter((finding) => finding.rule === rule)]));
  const isOpen = figure.id === open;
  return h(
    'tr',
    { class: `figure${isOpen ? ' open' : ''}`, 'data-figure': figure.id, onclick: (/** @type {MouseEvent} */ event) => { if (event.detail === 0 || String(getSelection()) === '') onOpen(figure.id); } },
    h('th', { scope: 'row', class: 'c-id' }, h('button', { type: 'button', class: 'id', 'aria-expanded': String(isOpen), 'aria-controls': 'panel', 'aria-label': `${figure.id} 打开事件与文件` }, figure.id)),
    h(
      'td',
      { class: 'c-words' },
      h('q', {}, figure.words),
      h('span', { class: 'place' }, figure.place),
      ...foundBy.map(([rule, same]) => h('span', { class: 'flag', title: same.map((finding) => finding.text.zh).join('\n') }, h('span', { 'aria-hidden': 'true', class: 'sign' }, '！'), wordsFor(rules, rule).zh, same.length > 1 ? ` ×${same.length}` : null, more(wordsFor(rules, rule).en))),
      provenanceBadge(figure.provenance),
    ),
    h('td', { class: 'c-measures' }, ...measureRows(figure)),
    h('td', { class: 'c-mark' }, verdictMark(figure)),
    h('td', { class: 'c-asof' }, asOfText(figure.asOf)),
  );
};

/** @param {Figure} figure @param {boolean} [everyBasis] says of each value what it rests on; else only where it differs from the figure's */
export const measureRows = (figure, everyBasis = false) => {
  const rows = pairs(figure);
  return rows.length === 0 ? [h('p', { class: 'none' }, '没有数 ', h('span', { class: 'en', lang: 'en' }, 'no number'))] : rows.map((pair) => measureRow(pair, figure, everyBasis));
};

/** @param {ReturnType<typeof pairs>[number]} pair @param {Figure} figure @param {boolean} everyBasis */
const measureRow = ({ measure, title, titleEn, declared, derived, equal }, figure, everyBasis) => {
  const reason = (figure.underivable ?? []).find((one) => one.measure === measure);
  const missing = reason === undefined ? { zh: '无法由事件推出', en: 'not derivable' } : reason.text;
  return h(
    'div',
    { class: `measure${declared !== null && derived !== null && !equal ? ' differs' : ''}` },
    h('span', { class: 'measure-name' }, title, more(titleEn)),
    h('span', { class: 'value' }, h('span', { class: 'hidden' }, '报告 '), valueOf(declared) || h('span', { class: 'none', title: '报告没有报数' }, '未报')),
    h('span', { class: 'value derived' }, h('span', { class: 'hidden' }, '推出 '), valueOf(derived) || h('span', { class: 'none', title: `${missing.zh} ${missing.en}` }, '无'), basisOf(derived, figure, everyBasis), tellings(derived)),
  );
};

/** In words and without colour: only a whole figure is green. @param {Measure | null} derived @param {Figure} figure @param {boolean} always */
const basisOf = (derived, figure, always) => {
  const basis = always ? derived?.basis : ownBasis(figure, derived);
  const words = basis === undefined || basis === null ? undefined : bases[basis];
  return words === undefined ? null : h('span', { class: 'measure-basis', title: `${words.hint.zh} ${words.hint.en}` }, h('span', { class: 'sign', 'aria-hidden': 'true' }, words.mark), words.zh, more(words.en));
};

/** @param {Measure | null} derived */
const tellings = (derived) =>
  (derived?.tellings ?? []).length === 0 ? null : h('span', { class: 'measure-basis' }, `各事件所说不一：${derived?.tellings?.join('、')}`, more('the events disagree'));
