/** @import { Figure, PageState, ReportFinding } from './view.js' */
import { both, h } from './element.js';
import { isAlso, partOf, tally } from './figures.model.js';
import { swatch } from './mark.view.js';
import { bases, parts, sureness, verdicts, wordsFor } from './words.js';

/** @typedef {{ all: readonly Figure[], findings: readonly ReportFinding[], state: PageState, onChange: (change: Partial<PageState>) => void }} FilterOptions */

/** @param {FilterOptions} options */
export const filterBar = (options) => [partFilter(options), verdictFilter(options), basisFilter(options), alsoFilter(options)];

/** @param {FilterOptions} options */
const partFilter = ({ all, state, onChange }) => {
  const counts = tally(all, partOf);
  const choices = ['', ...Object.keys(parts).filter((part) => (counts[part] ?? 0) > 0)];
  return group(
    '部分 Part',
    choices.map((part) =>
      choice(`part-${part}`, state.part === part, () => onChange({ part }), part === '' ? [both({ zh: '全部', en: 'all' })] : [`${part} `, both(wordsFor(parts, part))], part === '' ? all.length : (counts[part] ?? 0)),
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

/** What deserves a second look: figures with findings, figures on events that no source states. @param {FilterOptions} options */
const alsoFilter = ({ all, findings, state, onChange }) => {
  /** @type {[string, { zh: string, en: string }, string][]} */
  const choices = [['finding', { zh: '有发现', en: 'with findings' }, '与别处对不上'], ...['reconstructed', 'synthetic'].map((key) => /** @type {[string, { zh: string, en: string }, string]} */ ([key, wordsFor(sureness, key), sureness[key]?.hint.zh ?? '']))];
  return group(
    '留意 Watch',
    choices.flatMap(([key, words, hint]) => {
      const count = all.filter((figure) => isAlso(figure, findings, key)).length;
      return count === 0 ? [] : [choice(`also-${key}`, state.also === key, () => onChange({ also: state.also === key ? '' : key }), [both(words)], count, hint)];
    }),
  );
};

/** @param {string} label @param {readonly HTMLElement[]} choices */
const group = (label, choices) => h('div', { class: 'filter', role: 'group', 'aria-label': label }, h('span', { class: 'filter-name', 'aria-hidden': 'true' }, label.split(' ')[0] ?? ''), ...choices);

/** @param {string} key tells the button again after it was drawn anew @param {boolean} pressed @param {() => void} onclick @param {string | (Node | string)[]} label @param {number} count @param {string} [title] */
const choice = (key, pressed, onclick, label, count, title) =>
  h('button', { type: 'button', class: 'choice', 'data-choice': key, 'aria-pressed': String(pressed), title, onclick }, label, h('span', { class: 'count' }, String(count)));
