/** @import { Basis, Words } from './view.js' */
import { both, h } from './element.js';
import { provenanceBadge, swatch } from './mark.view.js';
import { bases, sureness, verdicts } from './words.js';

/** How to read the page, for who sees it for the first time. */
export const guide = () =>
  h(
    'details',
    { class: 'guide' },
    h('summary', {}, both({ zh: '怎样看这页', en: 'How to read this page' })),
    h('p', {}, '左边是报告里的数和报告原文，中间并排是报告数与由事件推出的数；点一行，看它依据哪些事件、哪份文件。', h('span', { class: 'en', lang: 'en' }, 'Each row is a figure of the report beside the one derived from recorded events; open a row to see the events and their documents.')),
    h(
      'dl',
      {},
      ...Object.values(verdicts).flatMap((words) => entry(h('span', { class: 'sign', 'aria-hidden': 'true' }, words.mark), words, words.hint)),
      ...Object.entries(bases).flatMap(([basis, words]) => entry(swatch(/** @type {Basis} */ (basis)), words, words.hint)),
      ...['reconstructed', 'synthetic'].flatMap((key) => entry(provenanceBadge(key), { zh: '', en: '' }, sureness[key]?.hint ?? { zh: '', en: '' })),
    ),
    h('p', {}, '整块复述、原话复述的数与报告相符，只说明记账时照抄了报告，不能证明报告属实；点数和推算的，是与别处入账的事核对过的，可靠与否也取决于那些事。', h('span', { class: 'en', lang: 'en' }, 'Restated figures equal the report because they were recorded from it: that proves nothing. Counted and computed ones were checked against other recorded events, and are as sure as those.')),
  );

/** @param {Node | null} mark @param {Words} words @param {Words} hint */
const entry = (mark, words, hint) => [h('dt', {}, mark, ' ', words.zh === '' ? null : both(words)), h('dd', {}, hint.zh, ' ', h('span', { class: 'en', lang: 'en' }, hint.en))];
