/** @import { Figure, Tone } from './view.js' */
import { h, s } from './element.js';
import { grouped, isRestated, tally, toneOf, tones } from './figures.model.js';
import { toneWords } from './mark.view.js';
import { parts, wordsFor } from './words.js';

const rowHeight = 24;
const barHeight = 15;
const left = 116;
const width = 560;

/** One bar per part, as long as it has figures, cut by what the figures rest on. Patterns tell the pieces apart without colour. @param {readonly Figure[]} figures */
export const picture = (figures) => {
  const groups = grouped(figures);
  const longest = Math.max(1, ...groups.map((group) => group.figures.length));
  const unit = (width - left - 34) / longest;
  const summary = groups.map((group) => `${wordsFor(parts, group.part).zh} ${group.figures.length} 项：${pieces(group.figures).map(([tone, count]) => `${toneWords(tone).zh} ${count}`).join('、')}`).join('；');
  return s(
    'svg',
    { viewBox: `0 0 ${width} ${groups.length * rowHeight + 2}`, role: 'img', 'aria-label': summary, class: 'picture' },
    patterns(),
    ...groups.map((group, row) => bar(group.part, group.figures, row, unit)),
  );
};

/** @param {readonly Figure[]} figures @returns {(readonly [Tone, number])[]} */
const pieces = (figures) => {
  const counts = tally(figures, toneOf);
  return tones.flatMap((tone) => ((counts[tone] ?? 0) > 0 ? [/** @type {const} */ ([tone, counts[tone] ?? 0])] : []));
};

/** @param {string} part @param {readonly Figure[]} figures @param {number} row @param {number} unit */
const bar = (part, figures, row, unit) => {
  let x = left;
  const y = row * rowHeight + 4;
  const cut = pieces(figures).map(([tone, count]) => {
    const piece = s(
      'g',
      {},
      s('title', {}, `${wordsFor(parts, part).zh}：${toneWords(tone).zh} ${count}`),
      s('rect', { x, y, width: Math.max(1, count * unit - 1.5), height: barHeight, class: `fill-${tone}` }),
      count * unit > 13 ? s('text', { x: x + (count * unit - 1.5) / 2, y: y + 11.5, class: `in-bar on-${tone}` }, String(count)) : null,
    );
    x += count * unit;
    return piece;
  });
  return s('g', {}, s('text', { x: 0, y: y + 12, class: 'bar-name' }, `${part} ${wordsFor(parts, part).zh}`), ...cut, s('text', { x: x + 5, y: y + 12, class: 'bar-sum' }, String(figures.length)));
};

const patterns = () =>
  s(
    'defs',
    {},
    s('pattern', { id: 'hatch-stated', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, s('rect', { width: 5, height: 5, class: 'ground-stated' }), s('rect', { width: 2, height: 5, class: 'line-stated' })),
    s('pattern', { id: 'hatch-block', width: 5, height: 5, patternUnits: 'userSpaceOnUse' }, s('rect', { width: 5, height: 5, class: 'ground-block' }), s('rect', { y: 0, width: 5, height: 1.5, class: 'line-block' })),
    s('pattern', { id: 'hatch-computed', width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, s('rect', { width: 6, height: 6, class: 'ground-computed' }), s('circle', { cx: 3, cy: 3, r: 1.1, class: 'line-computed' })),
  );

/** Big numbers over the bars. @param {readonly Figure[]} figures @param {number} findings */
export const totals = (figures, findings) => {
  const counts = tally(figures, (figure) => figure.verdict);
  const restated = figures.filter(isRestated).length;
  const total = (/** @type {string} */ className, /** @type {number} */ number, /** @type {string} */ zh, /** @type {string} */ en) =>
    h('div', { class: `total ${className}` }, h('dt', {}, zh, h('span', { class: 'en', lang: 'en' }, en)), h('dd', {}, String(number)));
  return h(
    'dl',
    { class: 'totals' },
    total('', figures.length, '报告中的数', 'figures'),
    total('is-match', counts.match ?? 0, '相符', 'match'),
    total('is-solid', (counts.match ?? 0) - restated, '其中点数或推算', 'counted, computed'),
    total('is-restated', restated, '其中只是复述', 'only restated'),
    total('is-mismatch', counts.mismatch ?? 0, '不符', 'mismatch'),
    total('', counts['not-derivable'] ?? 0, '无法推出', 'not derivable'),
    total('', counts['no-claim'] ?? 0, '未作主张', 'no claim'),
    total('is-finding', findings, '发现', 'findings'),
  );
};
