/** @import { FiguresView, PageState, Words } from './view.js' */
import { claimsOf, fetchFigure, fetchFigures, fetchPeople, fetchToken, session, sessionEnded } from './api.js';
import { find, h } from './element.js';
import { contextOf, filtered } from './figures.model.js';
import { filterBar } from './filter.view.js';
import { findingsList } from './findings.view.js';
import { guide } from './guide.view.js';
import { moveByKeys } from './keys.js';
import { loginView } from './login.view.js';
import { emptyNotice, failureNotice, waiting } from './notice.view.js';
import { emptyState, readState, writeState } from './page-state.js';
import { eventLists, figurePanel } from './panel.view.js';
import { picture, totals } from './picture.view.js';
import { figuresTable } from './table.view.js';
import { contexts, roles, wordsFor } from './words.js';

/** @type {PageState} */
let state = readState(location.hash);
/** @type {FiguresView | null} */
let view = null;
/** The figure whose panel is being filled; an answer that comes late for another is dropped. */
let panelFor = '';

/** @param {Partial<PageState>} change @param {'push' | 'replace'} [how] */
const go = (change, how = 'replace') => {
  state = { ...state, ...change };
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', writeState(state));
};

/** @param {Words | null} [message] */
const showLogin = async (message = null) => {
  session.token = '';
  document.body.dataset['view'] = 'login';
  const main = find('#login');
  find('#who').replaceChildren();
  main.replaceChildren(waiting('正在连接…'));
  try {
    const people = await fetchPeople();
    main.replaceChildren(loginView({ people, message, onPerson: (id) => void enter(() => fetchToken(id)), onToken: (token) => void enter(async () => token) }));
    /** @type {HTMLElement | null} */ (main.querySelector('textarea, button'))?.focus();
  } catch (error) {
    main.replaceChildren(failureNotice(error, () => void showLogin(message)));
  }
};

/** @param {() => Promise<string>} token */
const enter = async (token) => {
  try {
    session.token = await token();
    await showFigures();
  } catch (error) {
    find('#login').replaceChildren(failureNotice(error, () => void showLogin()));
  }
};

const showFigures = async () => {
  const claims = claimsOf(session.token);
  if (state.district === '') go({ district: claims.districts[0] ?? '150302' });
  document.body.dataset['view'] = 'figures';
  showWho(claims);
  document.body.dataset['loaded'] = 'no';
  for (const id of ['#totals', '#picture', '#findings', '#panel']) find(id).replaceChildren();
  find('#table').replaceChildren(waiting('正在读取各项数字…'));
  try {
    view = await fetchFigures(state.district);
    render();
    if (state.figure !== '') void openFigure(state.figure, false);
  } catch (error) {
    find('#table').replaceChildren(failureNotice(error, () => void showFigures()));
  }
};

/** @param {{ roles: string[], districts: string[] }} claims */
const showWho = ({ roles: held, districts }) => {
  const district = districts.length > 1
    ? h('select', { 'aria-label': '区划 District', onchange: (/** @type {Event} */ event) => { go({ ...emptyState, district: /** @type {HTMLSelectElement} */ (event.target).value }); void showFigures(); } }, ...districts.map((code) => h('option', { value: code, selected: code === state.district }, code)))
    : h('span', { class: 'district' }, `区划 ${state.district}`);
  const role = held.map((one) => wordsFor(roles, one).zh).join('、');
  find('#who').replaceChildren(district, h('span', {}, role === '' ? '已登录' : role), h('button', { type: 'button', onclick: () => { go({ figure: '', event: '' }); void showLogin(); } }, '换人 Switch'));
};

const render = () => {
  if (view === null) return;
  const { figures, findings } = view;
  document.body.dataset['loaded'] = figures.length === 0 ? 'no' : 'yes';
  if (figures.length === 0) return renderEmpty();
  const shown = filtered(figures, findings, state);
  find('#report').textContent = view.report?.title ?? '';
  find('#totals').replaceChildren(totals(figures, findings.length));
  find('#picture').replaceChildren(picture(figures));
  drawFilters(view);
  /** @type {HTMLInputElement} */ (find('#search')).value = state.text;
  find('#shown').textContent = shown.length === figures.length ? '' : `显示 ${shown.length} / ${figures.length} 项`;
  find('#table').replaceChildren(
    shown.length > 0
      ? figuresTable({ figures: shown, all: figures, findings, open: state.figure, onOpen: (id) => void openFigure(id) })
      : emptyNotice('没有符合条件的数', 'No figure passes the filters.', h('button', { type: 'button', onclick: () => { go({ part: '', verdict: '', basis: '', also: '', text: '' }); render(); } }, '清除筛选 Clear')),
  );
  find('#findings').replaceChildren(findingsList(findings, (id) => void openFigure(id)));
  find('#positions').textContent = positionsText(view.positions ?? {});
};

/** The buttons are drawn anew with their state; the focus stays on the one that was used. @param {FiguresView} drawn */
const drawFilters = ({ figures, findings }) => {
  const used = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['choice'] : undefined;
  find('#filters').replaceChildren(...filterBar({ all: figures, findings, state, onChange: (change) => { go(change); render(); } }));
  if (used !== undefined) /** @type {HTMLElement | null} */ (document.querySelector(`[data-choice="${used}"]`))?.focus();
};

const renderEmpty = () => {
  for (const id of ['#totals', '#picture', '#filters', '#findings']) find(id).replaceChildren();
  find('#table').replaceChildren(
    emptyNotice('还没有这个区的数', 'There are no figures of this district yet.', h('p', {}, '先导入该区的历史数据，再刷新本页：'), h('pre', {}, 'npx yange import <文件夹 folder>'), h('button', { type: 'button', onclick: () => void showFigures() }, '刷新 Reload')),
  );
};

/** @param {Record<string, unknown>} positions */
const positionsText = (positions) => {
  const said = Object.entries(positions).filter(([, position]) => typeof position === 'number' || typeof position === 'string');
  return said.length === 0 ? '' : `数据截至 as of：${said.map(([context, position]) => `${wordsFor(contexts, contextOf(context)).zh} #${position}`).join('，')}`;
};

/** @param {string} id @param {boolean} [moved] */
const openFigure = async (id, moved = true) => {
  const figure = view?.figures.find((one) => one.id === id);
  if (view === null || figure === undefined) return id === '' ? closeFigure() : showUnknown(id);
  if (moved) go({ figure: id, event: state.figure === id ? state.event : '' }, state.figure === id ? 'replace' : 'push');
  panelFor = id;
  markOpenRow();
  const events = h('div', {}, waiting('正在读取事件…'));
  const options = { district: state.district, findings: view.findings, openEvent: state.event, onOpen: (/** @type {string} */ other) => void openFigure(other), onEvent: (/** @type {string} */ event) => go({ event }), onClose: closeFigure };
  find('#panel').replaceChildren(figurePanel(figure, options, events));
  document.body.dataset['panel'] = 'open';
  find('#panel').scrollTop = 0;
  find('#panel-title').focus({ preventScroll: true });
  if (!moved) document.querySelector(`[data-figure="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' });
  const load = async () => {
    try {
      const full = await fetchFigure(state.district, id);
      if (panelFor === id) events.replaceChildren(...eventLists(full, options));
    } catch (error) {
      if (panelFor === id) events.replaceChildren(failureNotice(error, () => void load()));
    }
  };
  await load();
};

/** A link to a figure that is not there says so. @param {string} id */
const showUnknown = (id) => {
  panelFor = id;
  document.body.dataset['panel'] = 'open';
  find('#panel').replaceChildren(emptyNotice(`没有编号为 ${id} 的数`, `There is no figure ${id} in this report.`, h('button', { type: 'button', onclick: closeFigure }, '关闭 Close')));
};

const closeFigure = () => {
  const id = state.figure;
  panelFor = '';
  if (id !== '') go({ figure: '', event: '' }, 'push');
  delete document.body.dataset['panel'];
  find('#panel').replaceChildren();
  markOpenRow();
  /** @type {HTMLElement | null} */ (document.querySelector(`[data-figure="${CSS.escape(id)}"] button`))?.focus();
};

const markOpenRow = () => {
  for (const row of document.querySelectorAll('tr.figure')) {
    const isOpen = row instanceof HTMLElement && row.dataset['figure'] === state.figure;
    row.classList.toggle('open', isOpen);
    row.querySelector('button')?.setAttribute('aria-expanded', String(isOpen));
  }
};

const follow = () => {
  const before = state;
  state = readState(location.hash);
  if (session.token === '') return;
  if (state.district !== before.district) return void showFigures();
  render();
  if (state.figure === '') closeFigure();
  else if (state.figure !== panelFor) void openFigure(state.figure, false);
};

const englishKey = 'yange-english';
const english = /** @type {HTMLButtonElement} */ (find('#english'));

/** Chinese stays; the button adds the English of every mark and name. @param {boolean} all */
const showEnglish = (all) => {
  document.body.dataset['english'] = all ? 'all' : 'some';
  english.setAttribute('aria-pressed', String(all));
};

english.addEventListener('click', () => {
  const all = document.body.dataset['english'] !== 'all';
  localStorage.setItem(englishKey, all ? 'all' : 'some');
  showEnglish(all);
});
showEnglish(localStorage.getItem(englishKey) === 'all');
find('#guide').replaceChildren(guide());

const search = /** @type {HTMLInputElement} */ (find('#search'));
search.addEventListener('input', () => {
  go({ text: search.value });
  render();
});
addEventListener('popstate', follow);
addEventListener(sessionEnded, () => void showLogin({ zh: '登录已失效（过期，或平台重新启动过），请重新登录；登录后回到刚才所看之处。', en: 'The login is no longer taken (it ended, or the platform was started anew): log in again and you are back where you were.' }));
moveByKeys({ search, isOpen: () => state.figure !== '', onClose: closeFigure });
void (session.token === '' ? showLogin() : showFigures());
