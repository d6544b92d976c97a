/** @import { Figure, Tone, Words } from './view.js' */
import { h, more } from './element.js';
import { toneOf } from './figures.model.js';
import { bases, sureness, verdicts } from './words.js';

/** Name, mark and explanation of a tone. @param {Tone} tone @returns {{ mark: string, hint: Words } & Words} */
export const toneWords = (tone) => bases[tone] ?? verdicts[tone] ?? { mark: '', zh: tone, en: '', hint: { zh: '', en: '' } };

/** @param {Tone} tone */
export const swatch = (tone) => h('span', { class: `swatch tone-${tone}`, 'aria-hidden': 'true' }, toneWords(tone).mark);

/** Verdict and basis, in words and marks. A restated figure keeps its own look even where it agrees. @param {Figure} figure */
export const verdictMark = (figure) => {
  const verdict = verdicts[figure.verdict] ?? { mark: '', zh: figure.verdict, en: '', hint: { zh: '', en: '' } };
  const basis = bases[figure.basis] ?? { mark: '', zh: figure.basis, en: '', hint: { zh: '', en: '' } };
  return h(
    'span',
    { class: `mark tone-${toneOf(figure)}`, title: `${verdict.hint.zh}；${basis.hint.zh}` },
    h('span', { class: 'mark-verdict' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, verdict.mark), verdict.zh, more(verdict.en)),
    h('span', { class: 'mark-basis' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, basis.mark), basis.zh, more(basis.en)),
  );
};

/** Says that something is not in the words of a source; nothing where it is. @param {string | undefined} provenance `reconstructed`, also as PROVENANCE_RECONSTRUCTED */
export const provenanceBadge = (provenance) => {
  const key = (provenance ?? '').replace('PROVENANCE_', '').toLowerCase();
  const words = sureness[key];
  if (words === undefined || key === 'stated') return null;
  return h('span', { class: `badge provenance-${key}`, title: `${words.hint.zh} ${words.hint.en}` }, h('span', { class: 'sign', 'aria-hidden': 'true' }, '≈'), words.zh, more(words.en));
};
