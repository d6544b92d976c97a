/** @import { Problem } from './view.js' */
import { RequestFailed } from './api.js';
import { h } from './element.js';

/** What went wrong and what to do about it. @param {unknown} error @param {() => void} onRetry */
export const failureNotice = (error, onRetry) => {
  const { title, detail, remedy } = error instanceof RequestFailed ? error.problem : unforeseen;
  return h(
    'div',
    { class: 'notice failure', role: 'alert' },
    h('p', { class: 'notice-title' }, title.zh, ' ', h('span', { class: 'en', lang: 'en' }, title.en)),
    detail.zh === '' ? null : h('p', {}, detail.zh, ' ', h('span', { class: 'en', lang: 'en' }, detail.en)),
    h('p', {}, remedy.zh, ' ', h('span', { class: 'en', lang: 'en' }, remedy.en)),
    h('button', { type: 'button', onclick: onRetry }, '重试 Try again'),
  );
};

/** @type {Problem} */
const unforeseen = {
  title: { zh: '页面出错', en: 'The page failed' },
  detail: { zh: '服务的答复与页面预期不符。', en: 'The answer is not what the page expects.' },
  remedy: { zh: '刷新页面；仍不行请告诉运维。', en: 'Reload; if it persists, tell the operator.' },
  status: 0,
};

/** @param {string} zh @param {string} en @param {...(Node | string)} more */
export const emptyNotice = (zh, en, ...more) => h('div', { class: 'notice' }, h('p', { class: 'notice-title' }, zh), h('p', { class: 'en', lang: 'en' }, en), ...more);

/** @param {string} zh */
export const waiting = (zh) => h('p', { class: 'waiting', role: 'status' }, zh);
