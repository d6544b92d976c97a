/** @import { EventRef, FiguresView, Figure, Person, Problem, StoredEvent } from './view.js' */

const tokenKey = 'yange-token';

/** milliseconds without an answer, after which the page says so */
const patience = 20_000;

/** Browsers before 2022 have no such signal: they wait as long as the connection does. */
const patienceEnd = () => AbortSignal.timeout?.(patience) ?? null;

/** Dispatched on the window when the server no longer takes the token. */
export const sessionEnded = 'yange-session-ended';

/** Refusals and silences of the server, in words that say what to do. */
export class RequestFailed extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.title.en);
    this.problem = problem;
  }
}

export const session = {
  get token() {
    return sessionStorage.getItem(tokenKey) ?? '';
  },
  set token(value) {
    if (value === '') sessionStorage.removeItem(tokenKey);
    else sessionStorage.setItem(tokenKey, value);
  },
};

/** What the token says of its bearer; only shown, the server verifies it. @param {string} token @returns {{ roles: string[], districts: string[] }} */
export const claimsOf = (token) => {
  try {
    const body = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(body), (character) => character.charCodeAt(0))));
    const list = (/** @type {unknown} */ given) => (Array.isArray(given) ? given.filter((one) => typeof one === 'string') : []);
    return { roles: list(claims.roles), districts: list(claims.districts) };
  } catch {
    return { roles: [], districts: [] };
  }
};

const silent = {
  title: { zh: '服务没有应答', en: 'The server does not answer' },
  detail: { zh: '页面连不上网关。', en: 'The page cannot reach the gateway.' },
  remedy: { zh: '确认 npm start 仍在运行，然后重试。', en: 'Make sure that npm start is still running, then try again.' },
  status: 0,
};

/** @type {Readonly<Record<number, { zh: string, en: string }>>} */
const remedies = {
  401: { zh: '登录已过期，请重新登录。', en: 'The login has ended: log in again.' },
  403: { zh: '该角色无权查看，请换一个角色登录。', en: 'This role may not see it: log in as another.' },
  404: { zh: '核对区划代码与编号；刚导入的数据请稍后刷新。', en: 'Check the district and the id; just after an import, try again in a moment.' },
  503: { zh: '服务正在启动或追赶数据，请稍后重试。', en: 'The service is starting or catching up: try again in a moment.' },
};

/** @type {Readonly<Record<number, string>>} */
const titles = { 401: '需要重新登录', 403: '没有权限', 404: '没有找到', 422: '请求内容不合要求', 500: '服务内部出错', 503: '服务暂不可用' };

const otherwise = { zh: '请重试；仍不行请告诉运维。', en: 'Try again; if it persists, tell the operator.' };

/** `crypto.randomUUID` is only there over TLS; the page also works over plain http on a local network. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {string} path @param {RequestInit} [options] @returns {Promise<unknown>} */
const request = async (path, options = {}) => {
  const once = options.method === 'POST' ? { 'idempotency-key': newKey() } : {};
  const headers = { accept: 'application/json, application/problem+json', ...once, ...(session.token === '' ? {} : { authorization: `Bearer ${session.token}` }), ...options.headers };
  const response = await fetch(path, { signal: patienceEnd(), ...options, headers }).catch(() => {
    throw new RequestFailed(silent);
  });
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  if (response.status === 401 && session.token !== '') dispatchEvent(new Event(sessionEnded));
  throw new RequestFailed(problemIn(response.status, body));
};

/** @param {number} status @param {Record<string, unknown> | null} body @returns {Problem} */
const problemIn = (status, body) => {
  const words = /** @type {{ title?: { en?: unknown }, detail?: { zh?: unknown, en?: unknown } } | undefined} */ (body?.['words']);
  const detail = words?.detail;
  const titleEn = words?.title?.en;
  return {
    title: { zh: titles[status] ?? `请求未成功（${status}）`, en: typeof titleEn === 'string' ? titleEn : `The request failed (${status})` },
    detail: { zh: typeof detail?.zh === 'string' ? detail.zh : '', en: typeof detail?.en === 'string' ? detail.en : '' },
    remedy: remedies[status] ?? otherwise,
    status,
  };
};

const encode = encodeURIComponent;

/** People of the one-machine issuer; null where an identity provider stands in its place. @returns {Promise<Person[] | null>} */
export const fetchPeople = async () => {
  try {
    const people = await request('/v1/local-issuer/people');
    return Array.isArray(people) ? people : null;
  } catch (error) {
    if (error instanceof RequestFailed && [401, 403, 404].includes(error.problem.status)) return null;
    throw error;
  }
};

/** @param {string} person @returns {Promise<string>} */
export const fetchToken = async (person) => {
  const answer = await request('/v1/local-issuer/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person }) });
  return /** @type {{ token: string }} */ (answer).token;
};

/** @param {string} district @returns {Promise<FiguresView>} */
export const fetchFigures = async (district) => /** @type {FiguresView} */ (await request(`/v1/districts/${encode(district)}/reporting/figures`));

/** One figure with its events as reporting folded them. @param {string} district @param {string} id @returns {Promise<Figure>} */
export const fetchFigure = async (district, id) => {
  const { figure, events, uncertain, superseded, declaredBy } = /** @type {Pick<Figure, 'events' | 'uncertain' | 'declaredBy'> & { figure: Figure, superseded?: EventRef[] }} */ (
    await request(`/v1/districts/${encode(district)}/reporting/figures/${encode(id)}`)
  );
  return { ...figure, events, uncertain: uncertain ?? [], supersededEvents: superseded ?? [], declaredBy: declaredBy ?? null };
};

/** @param {string} district @param {string} context @param {string} id @returns {Promise<StoredEvent>} */
export const fetchEvent = async (district, context, id) =>
  /** @type {StoredEvent} */ (await request(`/v1/districts/${encode(district)}/${encode(context)}/events/${encode(id)}`));
