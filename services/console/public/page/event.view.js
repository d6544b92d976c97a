/** @import { Citation, EventRef, StoredEvent } from './view.js' */
import { fetchEvent } from './api.js';
import { h, more } from './element.js';
import { gistOf, weakestProvenance } from './event-gist.model.js';
import { eventTypes } from './event-types.js';
import { codeWords, fieldWords } from './field-words.js';
import { asOfText } from './figures.model.js';
import { provenanceBadge } from './mark.view.js';
import { failureNotice, waiting } from './notice.view.js';
import { contexts, roles, sureness, wordsFor } from './words.js';

/** An event as a line that opens; it is fetched when it is first opened.
 * @param {EventRef} ref @param {{ district: string, isOpen: boolean, onToggle: (open: boolean) => void }} options */
export const eventItem = (ref, { district, isOpen, onToggle }) => {
  const body = h('div', { class: 'event-body' });
  const line = eventLine(ref);
  // Said on a click, not when it opens: many opened at once are not many steps of the address.
  line.addEventListener('click', () => onToggle(!details.open));
  let asked = false;
  const load = async () => {
    asked = true;
    body.replaceChildren(waiting('正在读取事件…'));
    try {
      const stored = await eventFrom(district, ref);
      // Reporting's citations also name the document that an event itself registers; in the log such an event cites no other.
      body.replaceChildren(...eventDetails({ ...ref, ...stored, citations: ref.citations ?? stored.citations ?? [] }));
      if (body.closest('[data-all="open"]') !== null) for (const inner of body.querySelectorAll('details')) inner.open = true;
    } catch (error) {
      // What reporting folded of it is shown meanwhile; actor and hash are only in the log itself.
      body.replaceChildren(failureNotice(error, () => void load()), ...(ref.citations === undefined ? [] : eventDetails(ref)));
    }
  };
  const details = h('details', { class: 'event', 'data-event': ref.eventId }, line, body);
  details.addEventListener('toggle', () => {
    if (details.open && !asked) void load();
  });
  details.open = isOpen;
  return details;
};

/** @param {EventRef} ref */
const eventLine = (ref) =>
  h(
    'summary',
    {},
    h('span', { class: 'event-type' }, eventTypes[ref.type ?? ''] ?? ref.type ?? '事件'),
    h('span', { class: 'en', lang: 'en' }, ref.type ?? ''),
    ref.context === undefined ? null : h('span', { class: 'event-context' }, wordsFor(contexts, ref.context).zh, more(wordsFor(contexts, ref.context).en)),
    h('span', { class: 'event-when' }, asOfText(ref.effective)),
    provenanceBadge(weakestProvenance(ref.citations)),
    (ref.findings ?? []).length === 0 ? null : h('span', { class: 'flag' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, '！'), '有提示', more('remark')),
    (ref.supersededBy ?? []).length === 0 ? null : h('span', { class: 'flag' }, '已被取代', more('superseded')),
    h('span', { class: 'event-gist' }, gistOf(ref.data)),
  );

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
  ...((event.citations ?? []).length === 0 ? [h('p', { class: 'event-finding' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, '！'), '没有依据文件', h('span', { class: 'en', lang: 'en' }, 'no document is cited'))] : (event.citations ?? []).map(citation)),
  ...(event.findings ?? []).map(remark),
  h(
    'dl',
    { class: 'facts' },
    ...fact('生效', 'effective', asOfText(event.effective)),
    ...fact('入账', 'recorded', event.recordedAt === undefined ? '' : localTime(event.recordedAt)),
    ...fact('操作角色', 'actor', event.actor === undefined ? '' : h('span', {}, wordsFor(roles, event.actor.role ?? '').zh, ' ', h('span', { class: 'en', lang: 'en' }, wordsFor(roles, event.actor.role ?? '').en), ' ', h('code', {}, event.actor.person ?? ''))),
    ...fact('命令', 'command', event.command ?? '', true),
    ...fact('起因', 'causation', event.causationId ?? '', true),
    ...fact('方式', 'mode', event.mode === 'history' ? '历史补录' : event.mode === 'live' ? '日常办理' : ''),
    ...fact('来源行', 'row', !event.importRow ? '' : `${event.importRow.table} ${event.importRow.row}`),
    ...fact('日志', 'log', [event.logId ?? '', event.position === undefined ? '' : `#${event.position}`].join(' ').trim()),
    ...fact('流', 'stream', event.streamId === undefined ? '' : `${event.streamId} 第 ${event.version ?? '?'} 版`),
    ...fact('取代', 'supersedes', event.supersedes ?? '', true),
    ...fact('已被取代', 'superseded by', (event.supersededBy ?? []).join('、'), true),
    ...fact('事件编号', 'event id', event.eventId, true),
    ...fact('内容哈希', 'SHA-256', event.contentHash ?? '', true),
  ),
  h('details', { class: 'data' }, h('summary', {}, '事件内容 ', h('span', { class: 'en', lang: 'en' }, 'Data')), dataView(event.data)),
];

/** What the handler remarked when the event was recorded: in history nothing is refused for breaking a rule, it is said. @param {{ rule: string, zh?: string, en?: string }} finding */
const remark = (finding) =>
  h(
    'p',
    { class: 'event-finding' },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, '！'),
    `补录提示：${finding.zh ?? finding.rule} `,
    h('code', {}, finding.rule),
    h('span', { class: 'en', lang: 'en' }, finding.en ?? ''),
  );

/** @param {string} zh @param {string} en @param {string | Node} value @param {boolean} [code] */
const fact = (zh, en, value, code = false) => (value === '' ? [] : [h('dt', {}, zh, h('span', { class: 'en', lang: 'en' }, en)), h('dd', {}, code ? h('code', {}, value) : value)]);

/** In the reader's zone, which is named; the exact instant stays with it. @param {string} instant */
const localTime = (instant) => {
  const time = new Date(instant);
  return h('time', { datetime: instant, title: instant }, Number.isNaN(time.getTime()) ? instant : time.toLocaleString('zh-CN', { hour12: false, timeZoneName: 'short' }));
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
      given.provenance === undefined ? null : provenance(given.provenance.replace('PROVENANCE_', '').toLowerCase()),
    ),
  );

/** @param {string} key */
const provenance = (key) => {
  const words = sureness[key] ?? { zh: key, en: '', hint: { zh: '', en: '' } };
  return h('span', { class: 'provenance' }, '来源：', provenanceBadge(key) ?? words.zh, ` ${words.hint.zh} `, h('span', { class: 'en', lang: 'en' }, `${words.en}: ${words.hint.en}`));
};

/** @param {unknown} value @returns {HTMLElement} */
const dataView = (value) => {
  if (Array.isArray(value)) return value.length === 0 ? h('span', { class: 'none' }, '无') : h('ol', { class: 'data-list' }, ...value.map((one) => h('li', {}, dataView(one))));
  if (typeof value === 'object' && value !== null) return h('dl', { class: 'data-map' }, ...Object.entries(value).flatMap(([key, one]) => [h('dt', {}, fieldWords[key] ?? '', ' ', h('code', {}, key)), h('dd', {}, dataView(one))]));
  return h('span', {}, plain(value));
};

/** @param {unknown} value */
const plain = (value) => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' && codeWords[value] !== undefined ? `${codeWords[value]}（${value}）` : String(value);
};
