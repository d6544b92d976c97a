/** @import { Citation, EventRef, StoredEvent } from './view.js' */
import { fetchEvent } from './api.js';
import { h } from './element.js';
import { eventTypes } from './event-types.js';
import { asOfText } from './figures.model.js';
import { failureNotice, waiting } from './notice.view.js';
import { contexts, provenances, roles, wordsFor } from './words.js';

/** An event as a line that opens; it is fetched when it is first opened.
 * @param {EventRef} ref @param {{ district: string, isOpen: boolean, onToggle: (open: boolean) => void }} options */
export const eventItem = (ref, { district, isOpen, onToggle }) => {
  const body = h('div', { class: 'event-body' });
  const line = h(
    'summary',
    {},
    h('span', { class: 'event-type' }, eventTypes[ref.type ?? ''] ?? ref.type ?? '事件'),
    h('span', { class: 'en', lang: 'en' }, ref.type ?? ''),
    ref.context === undefined ? null : h('span', { class: 'event-context' }, wordsFor(contexts, ref.context).zh),
    h('span', { class: 'event-when' }, asOfText(ref.effective)),
    h('code', {}, ref.eventId.slice(0, 8)),
  );
  let asked = false;
  const load = async () => {
    asked = true;
    body.replaceChildren(waiting('正在读取事件…'));
    try {
      body.replaceChildren(...eventDetails({ ...ref, ...(await eventFrom(district, ref)) }));
    } catch (error) {
      // What reporting folded of it is shown meanwhile; actor and hash are only in the log itself.
      body.replaceChildren(failureNotice(error, () => void load()), ...(ref.citations === undefined ? [] : eventDetails(ref)));
    }
  };
  const details = h('details', { class: 'event', 'data-event': ref.eventId }, line, body);
  details.addEventListener('toggle', () => {
    if (details.open && !asked) void load();
    onToggle(details.open);
  });
  details.open = isOpen;
  return details;
};

/** The reference says whose log it is in; an id alone is looked for in each. @param {string} district @param {EventRef} ref @returns {Promise<StoredEvent>} */
const eventFrom = async (district, ref) => {
  const places = ref.context === undefined ? Object.keys(contexts) : [ref.context];
  /** @type {unknown} */
  let last = null;
  for (const context of places) {
    try {
      return await fetchEvent(district, context, ref.eventId);
    } catch (error) {
      last = error;
    }
  }
  throw last;
};

/** @param {EventRef} event @returns {HTMLElement[]} */
const eventDetails = (event) => [
  ...(event.citations ?? []).map(citation),
  ...(event.findings ?? []).map((finding) => h('p', { class: 'event-finding' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, '！'), finding.zh ?? finding.rule, h('span', { class: 'en', lang: 'en' }, finding.en ?? ''))),
  h(
    'dl',
    { class: 'facts' },
    ...fact('生效', 'effective', asOfText(event.effective)),
    ...fact('入账', 'recorded', event.recordedAt === undefined ? '' : localTime(event.recordedAt)),
    ...fact('操作角色', 'actor', wordsFor(roles, event.actor?.role ?? '').zh),
    ...fact('方式', 'mode', event.mode === 'history' ? '历史补录' : event.mode === 'live' ? '日常办理' : ''),
    ...fact('来源行', 'row', !event.importRow ? '' : `${event.importRow.table} ${event.importRow.row}`),
    ...fact('日志', 'log', [event.logId ?? '', event.position === undefined ? '' : `#${event.position}`].join(' ').trim()),
    ...fact('流', 'stream', event.streamId === undefined ? '' : `${event.streamId} 第 ${event.version ?? '?'} 版`),
    ...fact('取代', 'supersedes', event.supersedes ?? ''),
    ...fact('已被取代', 'superseded by', (event.supersededBy ?? []).join('、')),
    ...fact('事件编号', 'event id', event.eventId, true),
    ...fact('内容哈希', 'SHA-256', event.contentHash ?? '', true),
  ),
  h('details', { class: 'data' }, h('summary', {}, '事件内容 ', h('span', { class: 'en', lang: 'en' }, 'Data')), dataView(event.data)),
];

/** @param {string} zh @param {string} en @param {string} value @param {boolean} [code] */
const fact = (zh, en, value, code = false) => (value === '' ? [] : [h('dt', {}, zh, h('span', { class: 'en', lang: 'en' }, en)), h('dd', {}, code ? h('code', {}, value) : value)]);

/** @param {string} instant */
const localTime = (instant) => {
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? instant : time.toLocaleString('zh-CN', { hour12: false });
};

/** @param {Citation} given */
const citation = (given) =>
  h(
    'figure',
    { class: 'citation' },
    given.quote ? h('blockquote', {}, given.quote) : null,
    h(
      'figcaption',
      {},
      h('span', { class: 'document' }, [given.title ? `《${given.title.replace(/^《|》$/g, '')}》` : '', given.number ?? ''].filter(Boolean).join(' ') || '未注明文件'),
      h('span', {}, [given.place, given.issuer, given.issuedOn].filter(Boolean).join(' · ')),
      given.provenance === undefined ? null : h('span', { class: 'provenance' }, `来源：${wordsFor(provenances, given.provenance).zh}`),
    ),
  );

/** @param {unknown} value @returns {HTMLElement} */
const dataView = (value) => {
  if (Array.isArray(value)) return value.length === 0 ? h('span', { class: 'none' }, '无') : h('ol', { class: 'data-list' }, ...value.map((one) => h('li', {}, dataView(one))));
  if (typeof value === 'object' && value !== null) return h('dl', { class: 'data-map' }, ...Object.entries(value).flatMap(([key, one]) => [h('dt', {}, key), h('dd', {}, dataView(one))]));
  return h('span', {}, value === undefined || value === null ? '' : String(value));
};
