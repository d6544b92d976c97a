/** @import { Person, Words } from './view.js' */
import { h } from './element.js';

/** @typedef {{ people: readonly Person[] | null, message: Words | null, onPerson: (id: string) => void, onToken: (token: string) => void }} LoginOptions */

/** Choose an example person; where an identity provider stands in place of the local issuer, paste a token. @param {LoginOptions} options */
export const loginView = ({ people, message, onPerson, onToken }) =>
  h(
    'section',
    { class: 'login', 'aria-labelledby': 'login-title' },
    h('h2', { id: 'login-title' }, '登录 ', h('span', { class: 'en', lang: 'en' }, 'Log in')),
    message === null ? null : h('p', { class: 'notice failure', role: 'alert' }, message.zh, h('span', { class: 'en', lang: 'en' }, message.en)),
    people === null ? tokenForm(onToken) : peopleList(people, onPerson),
  );

/** @param {readonly Person[]} people @param {(id: string) => void} onPerson */
const peopleList = (people, onPerson) =>
  h(
    'div',
    {},
    h('p', { class: 'note' }, '单机试用：选一个示例角色。各角色都没有姓名，只有职责。', h('span', { class: 'en', lang: 'en' }, 'One-machine trial: choose an example role.')),
    h(
      'ul',
      { class: 'people' },
      ...people.map((person) => h('li', {}, h('button', { type: 'button', onclick: () => onPerson(person.id) }, h('strong', {}, person.title.zh), h('span', { class: 'en', lang: 'en' }, person.title.en)))),
    ),
  );

/** @param {(token: string) => void} onToken */
const tokenForm = (onToken) => {
  const field = h('textarea', { id: 'token', rows: 5, required: true, spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'token-note' });
  return h(
    'form',
    {
      class: 'token-form',
      onsubmit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        onToken(field.value.trim().replace(/^Bearer\s+/i, ''));
      },
    },
    h('label', { for: 'token' }, '访问令牌 ', h('span', { class: 'en', lang: 'en' }, 'Access token')),
    field,
    h('p', { class: 'note', id: 'token-note' }, '本机没有示例登录：请从单位的身份服务取得令牌，粘贴到此处。令牌只留在本标签页。', h('span', { class: 'en', lang: 'en' }, 'Paste a token from your identity provider; it stays in this tab.')),
    h('button', { type: 'submit', class: 'primary' }, '登录 Log in'),
  );
};
