/** @import { FiguresView, PageState } from './view.js' */
import { claimsOf, fetchFigure, fetchFigures, fetchPeople, fetchToken, RequestFailed, session } from './api.js';
import { find, h } from './element.js';
import { contextOf, filtered } from './figures.model.js';
import { filterBar } from './filter.view.js';
import { findingsList } from './findings.view.js';
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

const showLogin = async (message = '') => {
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
    if (error instanceof RequestFailed && error.problem.status === 401) return showLogin('登录已过期，请重新登录。The login has ended.');
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
  find('#totals').replaceChildren(totals(figures, findings.length));
  find('#picture').replaceChildren(picture(figures));
  drawFilters(figures);
  /** @type {HTMLInputElement} */ (find('#search')).value = state.text;
  find('#shown').textContent = shown.length === figures.length ? '' : `显示 ${shown.length} / ${figures.length} 项`;
  find('#table').replaceChildren(
    shown.length > 0
      ? figuresTable({ figures: shown, all: figures, findings, open: state.figure, onOpen: (id) => void openFigure(id) })
      : emptyNotice('没有符合条件的数', 'No figure passes the filters.', h('button', { type: 'button', onclick: () => { go({ part: '', verdict: '', basis: '', text: '' }); render(); } }, '清除筛选 Clear')),
  );
  find('#findings').replaceChildren(findingsList(findings, (id) => void openFigure(id)));
  find('#positions').textContent = positionsText(view.positions ?? {});
};

/** The buttons are drawn anew with their state; the focus stays on the one that was used. @param {FiguresView['figures']} figures */
const drawFilters = (figures) => {
  const used = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['choice'] : undefined;
  find('#filters').replaceChildren(...filterBar({ all: figures, state, onChange: (change) => { go(change); render(); } }));
  if (used !== undefined) find(`[data-choice="${used}"]`).focus();
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
  if (view === null || figure === undefined) return closeFigure();
  if (moved) go({ figure: id, event: state.figure === id ? state.event : '' }, state.figure === id ? 'replace' : 'push');
  panelFor = id;
  markOpenRow();
  const events = h('div', {}, waiting('正在读取事件…'));
  const options = { district: state.district, findings: view.findings, openEvent: state.event, onOpen: (/** @type {string} */ other) => void openFigure(other), onEvent: (/** @type {string} */ event) => go({ event }), onClose: closeFigure };
  find('#panel').replaceChildren(figurePanel(figure, options, events));
  document.body.dataset['panel'] = 'open';
  find('#panel').scrollTop = 0;
  find('#panel-title').focus({ preventScroll: moved });
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

const search = /** @type {HTMLInputElement} */ (find('#search'));
search.addEventListener('input', () => {
  go({ text: search.value });
  render();
});
addEventListener('popstate', follow);
moveByKeys({ search, isOpen: () => state.figure !== '', onClose: closeFigure });
void (session.token === '' ? showLogin() : showFigures());
