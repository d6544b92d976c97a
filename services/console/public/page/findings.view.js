/** @import { ReportFinding } from './view.js' */
import { both, h } from './element.js';
import { rules } from './words.js';

/** @param {ReportFinding} finding @param {(id: string) => void} onOpen */
export const findingItem = (finding, onOpen) => {
  const title = finding.title ?? rules[finding.rule] ?? { zh: finding.rule, en: '' };
  return h(
    'li',
    { class: 'finding' },
    h('p', { class: 'finding-rule' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, '！'), both(title)),
    h('p', {}, finding.text.zh),
    h('p', { class: 'en', lang: 'en' }, finding.text.en),
    h('p', { class: 'finding-figures' }, ...finding.figures.map((id) => h('button', { type: 'button', class: 'id', onclick: () => onOpen(id) }, id)), h('code', {}, finding.rule)),
  );
};

/** @param {readonly ReportFinding[]} findings @param {(id: string) => void} onOpen */
export const findingsList = (findings, onOpen) =>
  h(
    'section',
    { class: 'findings', 'aria-labelledby': 'findings-title' },
    h('h2', { id: 'findings-title' }, both({ zh: `发现 ${findings.length}`, en: 'Findings' })),
    h('p', { class: 'note' }, '按通用规则比较报告中的数得出：只指出彼此对不上之处，不改动任何数。'),
    findings.length === 0
      ? h('p', { class: 'empty' }, '没有发现。No findings.')
      : h('ol', {}, ...findings.map((finding) => findingItem(finding, onOpen))),
  );
