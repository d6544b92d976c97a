/** @import { EventRef, Figure, ReportFinding, Superseded } from './view.js' */
import { both, h, more } from './element.js';
import { eventItem } from './event.view.js';
import { asOfText, eventRef, findingsOf, isRestated, reasonsOf } from './figures.model.js';
import { findingItem } from './findings.view.js';
import { provenanceBadge, verdictMark } from './mark.view.js';
import { measureRows } from './table.view.js';
import { bases, kinds, supersessions, sureness, verdicts, wordsFor } from './words.js';

/** @typedef {{ district: string, findings: readonly ReportFinding[], openEvent: string, onOpen: (id: string) => void, onEvent: (id: string) => void, onClose: () => void }} PanelOptions */

/** One figure: how it was found, what contradicts it, and what it rests on. @param {Figure} figure @param {PanelOptions} options @param {HTMLElement} events */
export const figurePanel = (figure, options, events) => {
  const found = findingsOf(figure, options.findings);
  return h(
    'section',
    { class: 'figure-panel', 'aria-labelledby': 'panel-title' },
    h(
      'header',
      { class: 'panel-head' },
      h('h2', { id: 'panel-title', tabindex: -1 }, figure.id, ' ', h('span', { class: 'kind' }, wordsFor(kinds, figure.kind).zh, more(wordsFor(kinds, figure.kind).en))),
      h('span', { class: 'panel-acts' }, h('button', { type: 'button', class: 'close open-all', onclick: openAll }, '全部展开 ', h('span', { class: 'en', lang: 'en' }, 'Open all')), h('button', { type: 'button', class: 'close', onclick: options.onClose }, '关闭 ', h('kbd', {}, 'Esc'))),
    ),
    h('blockquote', { class: 'words' }, figure.words, h('footer', {}, [figure.place, asOfText(figure.asOf)].filter(Boolean).join(' · '))),
    figure.reading ? h('p', { class: 'reading' }, h('strong', {}, '读作 '), figure.reading) : null,
    h('div', { class: 'panel-measures' }, h('div', { class: 'measure measure-head' }, h('span', {}), both({ zh: '报告', en: 'Declared' }, 'value'), both({ zh: '推出', en: 'Derived' }, 'value')), ...measureRows(figure, true)),
    fraction(figure),
    h('p', { class: 'panel-verdict' }, verdictMark(figure), provenanceBadge(figure.provenance)),
    h('p', { class: 'note' }, ...explanation(figure)),
    ...reasonsOf(figure).map(({ text, reason }) => h('p', { class: 'note reason' }, `缘由：${text.zh} `, h('code', {}, reason), ' ', h('span', { class: 'en', lang: 'en' }, text.en))),
    h('p', { class: 'note' }, `口径：${figure.scope ? figure.scope : '未注明'}`, more(figure.scope ? 'scope' : 'no scope stated')),
    found.length === 0 ? null : h('div', { class: 'findings' }, h('h3', {}, both({ zh: '发现', en: 'Findings' })), h('ol', {}, ...found.map((finding) => findingItem(finding, options.onOpen)))),
    h('h3', {}, both({ zh: '所依据的事件', en: 'Events behind it' }), figure.events.length > 1 ? h('span', { class: 'count' }, ` ${figure.events.length}`) : null),
    events,
  );
};

/** For reading through, and before printing. */
const openAll = () => {
  const panel = document.querySelector('#panel .figure-panel');
  // Events that are still to be read see it when they arrive.
  if (panel instanceof HTMLElement) panel.dataset['all'] = 'open';
  for (const details of document.querySelectorAll('#panel details')) if (details instanceof HTMLDetailsElement) details.open = true;
};

/** @param {Figure} figure */
const verdictHint = (figure) => {
  if (figure.verdict === 'not-derivable' && figure.kind === 'rhetoric') return { zh: '这是修辞，账上没有可以点数的事', en: 'rhetoric: nothing on record can be counted for it' };
  if (figure.verdict === 'no-claim' && figure.derived.length === 0) return { zh: '报告此处没有报数，也没有要核对的数', en: 'the report claims no number here, and there is none to check' };
  return verdicts[figure.verdict]?.hint;
};

/** @param {Figure} figure */
const explanation = (figure) => {
  const said = [verdictHint(figure), figure.derived.length === 0 ? undefined : bases[figure.basis]?.hint, sureness[figure.provenance === 'stated' ? '' : (figure.provenance ?? '')]?.hint, isRestated(figure) ? { zh: '只是复述：相符不等于核实', en: 'restated: equal, not verified' } : undefined].filter((words) => words !== undefined);
  return [`${said.map((words) => words.zh).join('；')}。`, h('span', { class: 'en', lang: 'en' }, `${said.map((words) => words.en).join('; ')}.`)];
};

/** @param {Figure} figure */
const fraction = (figure) => {
  const { numerator, denominator } = figure;
  if (numerator === null || numerator === undefined || denominator === null || denominator === undefined) return null;
  return h('p', { class: 'fraction' }, h('span', {}, '算式 '), h('strong', {}, `${numerator} ÷ ${denominator}`));
};

/** Events that count, those that may, and the one that holds the report's own words. @param {Figure} figure @param {PanelOptions} options */
export const eventLists = (figure, options) => {
  const uncertain = (figure.uncertain ?? []).map(eventRef);
  const declared = figure.declaredBy === undefined || figure.declaredBy === null ? [] : [eventRef(figure.declaredBy)];
  return [
    figure.events.length === 0
      ? h('p', { class: 'empty' }, figure.verdict === 'no-claim' ? '没有事件：报告此处没有报数。' : '没有事件：账上没有可以推出这个数的事。', h('span', { class: 'en', lang: 'en' }, figure.verdict === 'no-claim' ? 'No events: the report claims nothing here.' : 'No events: nothing on record leads to it.'))
      : eventList(figure.events.map(eventRef), options, figure.events.length === 1 && options.openEvent === ''),
    ...(uncertain.length === 0 ? [] : [h('h3', {}, both({ zh: '日期不足以确定是否计入', en: 'May or may not count' })), eventList(uncertain, options)]),
    ...supersededList(figure, options),
    ...(declared.length === 0 ? [] : [h('h3', {}, both({ zh: '报告原话的登记', en: 'What the report says, on record' })), eventList(declared, options)]),
  ];
};

/** What no longer counts, each with the event that says so and why. @param {Figure} figure @param {PanelOptions} options */
const supersededList = (figure, options) => {
  const superseded = figure.superseded ?? [];
  if (superseded.length === 0) return [];
  const known = new Map((figure.supersededEvents ?? []).map((event) => [event.eventId, event]));
  return [
    h('h3', {}, both({ zh: '已撤销或更正、不再计入的事件', en: 'Annulled or corrected: these no longer count' })),
    ...superseded.flatMap((one) => [supersessionLine(one), eventList([eventRef(known.get(one.eventId) ?? one.eventId)], options)]),
  ];
};

/** @param {Superseded} one */
const supersessionLine = ({ how, by, reason }) => {
  const words = wordsFor(supersessions, how);
  return h('p', { class: 'note superseded' }, h('strong', {}, words.zh), more(words.en), reason === '' ? '' : `：${reason}`, '　→ ', h('code', {}, by));
};

/** @param {readonly EventRef[]} refs @param {PanelOptions} options @param {boolean} [open] */
const eventList = (refs, { district, openEvent, onEvent }, open = false) =>
  h('div', { class: 'events' }, ...refs.map((ref) => eventItem(ref, { district, isOpen: open || ref.eventId === openEvent, onToggle: (isOpen) => onEvent(isOpen ? ref.eventId : '') })));
