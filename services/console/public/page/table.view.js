/** @import { Figure, ReportFinding } from './view.js' */
import { both, h, more } from './element.js';
import { asOfText, findingsOf, grouped, pairs, tally, valueOf } from './figures.model.js';
import { provenanceBadge, verdictMark } from './mark.view.js';
import { parts, rules, verdicts, wordsFor } from './words.js';

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

/** @param {Figure} figure */
export const measureRows = (figure) => {
  const rows = pairs(figure);
  return rows.length === 0 ? [h('p', { class: 'none' }, '没有数 ', h('span', { class: 'en', lang: 'en' }, 'no number'))] : rows.map(measureRow);
};

/** @param {ReturnType<typeof pairs>[number]} pair */
const measureRow = ({ title, titleEn, declared, derived, equal }) =>
  h(
    'div',
    { class: `measure${declared !== null && derived !== null && !equal ? ' differs' : ''}` },
    h('span', { class: 'measure-name' }, title, more(titleEn)),
    h('span', { class: 'value' }, h('span', { class: 'hidden' }, '报告 '), valueOf(declared) || h('span', { class: 'none', title: '报告没有报数' }, '未报')),
    h('span', { class: 'value derived' }, h('span', { class: 'hidden' }, '推出 '), valueOf(derived) || h('span', { class: 'none', title: '无法由事件推出' }, '无')),
  );
