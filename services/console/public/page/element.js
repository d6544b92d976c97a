/** @typedef {Node | string | null | false | undefined} Child */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, unknown>} [attributes] `on…` are listeners, `class` and the rest attributes; false and null leave one out
 * @param {...(Child | readonly Child[])} children text is always text: nothing from the server becomes markup
 * @returns {HTMLElementTagNameMap[K]}
 */
export const h = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);

/** @template {keyof SVGElementTagNameMap} K @param {K} tag @param {Record<string, unknown>} [attributes] @param {...(Child | readonly Child[])} children @returns {SVGElementTagNameMap[K]} */
export const s = (tag, attributes = {}, ...children) => filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

/** @template {Element} E @param {E} element @param {Record<string, unknown>} attributes @param {readonly (Child | readonly Child[])[]} children @returns {E} */
const filled = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat()) if (child !== null && child !== false && child !== undefined && child !== '') element.append(child);
  return element;
};

/** Chinese first, English smaller beside it. @param {{ zh: string, en: string }} words @param {string} [className] */
export const both = (words, className = '') =>
  h('span', { class: `both ${className}`.trim() }, words.zh, words.en === '' ? null : h('span', { class: 'en', lang: 'en' }, words.en));

/** English that stands beside the Chinese only when all English is asked for. @param {string} en */
export const more = (en) => (en === '' ? null : h('span', { class: 'en more', lang: 'en' }, en));

/** @param {string} selector @returns {HTMLElement} */
export const find = (selector) => {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`no ${selector} in the page`);
  return found;
};
