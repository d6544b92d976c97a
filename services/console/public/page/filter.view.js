/** @import { Figure, PageState } from './view.js' */
import { both, h } from './element.js';
import { partOf, tally } from './figures.model.js';
import { swatch } from './mark.view.js';
import { bases, parts, verdicts, wordsFor } from './words.js';

/** @typedef {{ all: readonly Figure[], state: PageState, onChange: (change: Partial<PageState>) => void }} FilterOptions */

/** @param {FilterOptions} options */
export const filterBar = (options) => [partFilter(options), verdictFilter(options), basisFilter(options)];

/** @param {FilterOptions} options */
const partFilter = ({ all, state, onChange }) => {
  const counts = tally(all, partOf);
  const choices = ['', ...Object.keys(parts).filter((part) => (counts[part] ?? 0) > 0)];
  return group(
    '部分 Part',
    choices.map((part) =>
      choice(`part-${part}`, state.part === part, () => onChange({ part }), part === '' ? '全部' : `${part} ${wordsFor(parts, part).zh}`, part === '' ? all.length : (counts[part] ?? 0)),
    ),
  );
};

/** @param {FilterOptions} options */
const verdictFilter = ({ all, state, onChange }) => {
  const counts = tally(all, (figure) => figure.verdict);
  return group(
    '核对 Verdict',
    Object.entries(verdicts).map(([verdict, words]) =>
      choice(`verdict-${verdict}`, state.verdict === verdict, () => onChange({ verdict: state.verdict === verdict ? '' : verdict }), [h('span', { class: 'sign', 'aria-hidden': 'true' }, words.mark), both(words)], counts[/** @type {Figure['verdict']} */ (verdict)] ?? 0, words.hint.zh),
    ),
  );
};

/** The legend of the picture and the table as well. @param {FilterOptions} options */
const basisFilter = ({ all, state, onChange }) => {
  const counts = tally(all, (figure) => figure.basis);
  return group(
    '依据 Basis',
    Object.entries(bases).map(([basis, words]) =>
      choice(`basis-${basis}`, state.basis === basis, () => onChange({ basis: state.basis === basis ? '' : basis }), [swatch(/** @type {Figure['basis']} */ (basis)), both(words)], counts[/** @type {Figure['basis']} */ (basis)] ?? 0, words.hint.zh),
    ),
  );
};

/** @param {string} label @param {readonly HTMLElement[]} choices */
const group = (label, choices) => h('div', { class: 'filter', role: 'group', 'aria-label': label }, h('span', { class: 'filter-name', 'aria-hidden': 'true' }, label.split(' ')[0] ?? ''), ...choices);

/** @param {string} key tells the button again after it was drawn anew @param {boolean} pressed @param {() => void} onclick @param {string | (Node | string)[]} label @param {number} count @param {string} [title] */
const choice = (key, pressed, onclick, label, count, title) =>
  h('button', { type: 'button', class: 'choice', 'data-choice': key, 'aria-pressed': String(pressed), title, onclick }, label, h('span', { class: 'count' }, String(count)));
