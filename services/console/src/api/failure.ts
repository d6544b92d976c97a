import { ApiProblem, Unreachable } from '@yange/api-client';
import type { Words } from '../words/say.js';

export interface Failure {
  readonly title: Words;
  readonly detail: Words;
  readonly remedy: Words;
}

const remedies: Readonly<Record<number, Words>> = {
  401: { zh: '登录已过期，请重新登录。', en: 'The login has ended: log in again.' },
  403: { zh: '该角色无权查看，请换一个角色登录。', en: 'This role may not see it: log in as another.' },
  404: { zh: '核对区划、日期与编号；刚导入的数据请稍后刷新。', en: 'Check district, day and id; just after an import, try again in a moment.' },
  412: { zh: '他人已先改动，请查看改动后再提交。', en: 'Somebody was faster: look at what changed and send again.' },
  422: { zh: '按提示修改后再试。', en: 'Change what is said and try again.' },
  503: { zh: '服务正在启动或追赶数据，请稍后重试。', en: 'The service is starting or catching up: try again in a moment.' },
};

const otherwise: Words = { zh: '请重试；仍不行请告诉运维。', en: 'Try again; if it persists, tell the operator.' };

const silent: Failure = {
  title: { zh: '服务没有应答', en: 'The server does not answer' },
  detail: { zh: '页面连不上网关。', en: 'The page cannot reach the gateway.' },
  remedy: { zh: '确认 npm start 仍在运行，然后重试。', en: 'Make sure that npm start is still running, then try again.' },
};

/** What went wrong, in words that say what to do. What a service says of it comes first: its rule, its source, the place. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof Unreachable) return silent;
  if (!(error instanceof ApiProblem)) return { title: { zh: '页面出错', en: 'The page failed' }, detail: { zh: String(error), en: '' }, remedy: otherwise };
  const remedy = remedies[error.status] ?? otherwise;
  if (error.document === null) return { title: { zh: `请求未成功（${error.status}）`, en: `The request failed (${error.status})` }, detail: { zh: '', en: '' }, remedy };
  const { words, errors = [] } = error.document;
  const places = errors.map(({ pointer, words: said }) => ({ zh: `${pointer} ${said?.zh ?? ''}`, en: `${pointer} ${said?.en ?? ''}` }));
  return { title: words.title, detail: { zh: [words.detail.zh, ...places.map(({ zh }) => zh)].join('；'), en: [words.detail.en, ...places.map(({ en }) => en)].join('; ') }, remedy };
};
