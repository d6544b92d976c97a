import type { Words } from './problem.language.js';

const titles: Readonly<Record<number, Words>> = {
  400: { zh: '请求有误', en: 'Malformed request' },
  401: { zh: '未能核验身份', en: 'Not authenticated' },
  403: { zh: '无权进行', en: 'Not entitled' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '不支持此方法', en: 'Method not allowed' },
  408: { zh: '请求超时', en: 'Request timed out' },
  409: { zh: '不合规则', en: 'Refused by a rule' },
  412: { zh: '所见已非现状', en: 'Precondition failed' },
  413: { zh: '内容过大', en: 'Too large' },
  414: { zh: '地址过长', en: 'Address too long' },
  415: { zh: '不支持此内容类型', en: 'Unsupported media type' },
  422: { zh: '内容不合要求', en: 'Not valid' },
  428: { zh: '须说明所见版本', en: 'Precondition required' },
  429: { zh: '请求过多', en: 'Too many requests' },
  431: { zh: '请求头过大', en: 'Header too large' },
  500: { zh: '服务内部出错', en: 'Internal error' },
  503: { zh: '暂不可用', en: 'Not available now' },
};

/** What is said of a code where whoever throws it says nothing more. */
const details: Readonly<Record<string, Words>> = {
  malformed: { zh: '请求不是完整的 JSON 对象，或地址有误', en: 'the request is no whole JSON object, or its address is wrong' },
  'too-deep': { zh: '内容嵌套不得超过 32 层', en: 'a body is at most 32 levels deep' },
  encoding: { zh: '内容须为 UTF-8，不含空字符或不成对的代理字符', en: 'a body is UTF-8 without NUL and without lone surrogates' },
  'duplicate-key': { zh: '同一对象中字段名重复', en: 'an object names a field twice' },
  'token-missing': { zh: '请求须带访问令牌（Authorization: Bearer …）', en: 'a request carries an access token (Authorization: Bearer …)' },
  'token-invalid': { zh: '访问令牌无效', en: 'the access token is not valid' },
  'token-expired': { zh: '访问令牌已过期，请重新登录', en: 'the access token has expired: log in again' },
  'token-not-yet-valid': { zh: '访问令牌尚未生效', en: 'the access token is not valid yet' },
  'not-found': { zh: '没有这个地址，或没有这项内容', en: 'there is no such address, or nothing of this id' },
  'unknown-district': { zh: '区划代码须为六位数字', en: 'a district is a region code of six digits' },
  'recorded-elsewhere': { zh: '该区由别的节点登记，本节点只随读其数据；请到该区的节点办理', en: 'that district is recorded by another node, and this one only follows it: go to the node of the district' },
  'district-not-served': { zh: '本部署不服务该区；须先由运维或市委编办添加（yange add-district）', en: 'this deployment does not serve that district; an operator or the city adds it first (yange add-district)' },
  'unknown-context': { zh: '没有这个服务', en: 'there is no such service' },
  'unknown-table': { zh: '没有这张表', en: 'there is no such table' },
  'unknown-person': { zh: '本机示例人员中没有此人', en: 'none of the example people of this machine' },
  'method-not-allowed': { zh: '此地址不支持该方法，可用方法见 Allow', en: 'this address does not take the method; those that it takes are in Allow' },
  'too-large': { zh: '请求内容过大', en: 'the request is too large' },
  'uri-too-long': { zh: '地址过长', en: 'the address is too long' },
  'media-type': { zh: '请求内容的类型不受支持', en: 'the media type of the body is not taken here' },
  charset: { zh: '字符集须为 UTF-8', en: 'the charset must be UTF-8' },
  'content-encoding': { zh: '请求内容不得压缩', en: 'a body must not be compressed' },
  'header-too-large': { zh: '请求头过大', en: 'the headers of the request are too large' },
  schema: { zh: '内容不合要求，见 errors', en: 'the content is not valid, see errors' },
  'personal-data-in-text': { zh: '文字中有公民身份号码或手机号码，见 errors；内容未保存，请删去后重新提交', en: 'a text holds an identity or mobile number, see errors; nothing was stored: take it out and send it again' },
  'changed-since': { zh: '在您查看之后已有变更，见 since；请核对后以新的 ETag 重试', en: 'it was changed after what you saw, see since; look again and send the new ETag' },
  'not-there-yet': { zh: '此对象尚不存在', en: 'there is nothing of this id yet' },
  'there-already': { zh: '此对象已存在', en: 'there is one of this id already' },
  'if-match-missing': { zh: '此操作会取代已有内容，须以 If-Match 说明所见版本（查询或上次答复的 ETag；* 表示不论版本）', en: 'this replaces what is there: say by If-Match which version you saw (the ETag of a question or of the last answer; * for whichever)' },
  'if-match-not-taken': { zh: '此操作不针对单一对象，不接受 If-Match 或 If-None-Match', en: 'this is about no single thing and takes neither If-Match nor If-None-Match' },
  cursor: { zh: 'cursor 须为同一查询（同一筛选条件）上一页给出的 next', en: 'cursor: the `next` of a page of the same question with the same filter' },
  'not-storable': { zh: '内容无法保存，见 errors', en: 'the content cannot be kept, see errors' },
  'not-ready': { zh: '服务尚未就绪', en: 'the service is not ready' },
  internal: { zh: '服务内部出错，已记录', en: 'a fault of ours; it is noted' },
};

export const titleOf = (status: number): Words => titles[status] ?? { zh: '请求未成功', en: 'Error' };

export const wordsOf = (code: string, status: number): Words => details[code] ?? titleOf(status);
