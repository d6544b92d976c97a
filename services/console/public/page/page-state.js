/** @import { PageState } from './view.js' */

/** @type {Readonly<PageState>} */
export const emptyState = { district: '', part: '', verdict: '', basis: '', also: '', text: '', figure: '', event: '' };

const names = /** @type {const} */ (['district', 'part', 'verdict', 'basis', 'also', 'text', 'figure', 'event']);

/** What is looked at is in the address, so that a link shows the same. @param {string} hash @returns {PageState} */
export const readState = (hash) => {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const state = { ...emptyState };
  for (const name of names) state[name] = (given.get(name) ?? '').slice(0, 200);
  return state;
};

/** @param {PageState} state */
export const writeState = (state) => {
  const given = new URLSearchParams();
  for (const name of names) if (state[name] !== '') given.set(name, state[name]);
  return `#${given}`;
};
