import { Standing } from './movements.js';
import { enforcementPatterns } from './patterns/enforcement.patterns.js';
import { everyLogPatterns } from './patterns/every-log.patterns.js';
import { gridPatterns } from './patterns/grid.patterns.js';
import { organisationPatterns } from './patterns/organisations.patterns.js';
import { reportingPatterns } from './patterns/reporting.patterns.js';
import { staffingPatterns } from './patterns/staffing.patterns.js';
import { tell, type Pattern, type Told } from './pattern.js';

/** Stored name → what an event of that type says. */
export const patterns: Readonly<Record<string, Pattern>> = { ...everyLogPatterns, ...organisationPatterns, ...staffingPatterns, ...enforcementPatterns, ...gridPatterns, ...reportingPatterns };

/** An event as services tell it over HTTP, as far as a sentence reads it. */
export interface RecordedEvent {
  readonly type: string;
  readonly data: unknown;
  readonly effective?: { readonly to?: string; readonly text?: string };
  readonly citations?: readonly { readonly number?: string | undefined; readonly title?: string | undefined; readonly place?: string | undefined }[];
  readonly actor?: { readonly person?: string; readonly role?: string };
  readonly supersedes?: string | null;
  readonly correctionReason?: string;
}

/** 谁 · 何时 · 依何文 · 做了什么 */
export interface Sentence extends Told {
  readonly who: Told;
  /** in the source's words where it has some, else the day; empty for what holds on every day, as a setting of the platform */
  readonly when: string;
  /** documents by number or title, with the place in them; empty where none is cited */
  readonly under: string;
  /** the predicate alone */
  readonly what: Told;
}

const roles: Readonly<Record<string, Told>> = {
  clerk: { zh: '经办', en: 'clerk' },
  reviewer: { zh: '审核', en: 'reviewer' },
  approver: { zh: '一支笔', en: 'approver' },
  township: { zh: '镇街', en: 'town or street' },
  bureau: { zh: '执法部门', en: 'enforcement bureau' },
  'city-approver': { zh: '市委编办', en: 'city approver' },
  auditor: { zh: '审计', en: 'auditor' },
  operator: { zh: '运维', en: 'operator' },
  reaction: { zh: '系统联动', en: 'reaction' },
};

/** Tells events one after the other. Given in the order in which they take effect, it says from what to what. */
export class Narrator {
  private readonly standing = new Standing();

  tell(event: RecordedEvent): Sentence {
    const data = event.data as Readonly<Record<string, unknown>>;
    const beside = this.standing.move(event.type, data);
    return sentence(event, tell(patterns[event.type] ?? unknown(event.type), { zh: { ...data, ...beside.zh }, en: { ...data, ...beside.en } }));
  }
}

/** One event by itself: without what was before. An event of a type that this version does not know is told by its name. */
export const sentenceOf = (event: RecordedEvent): Sentence => new Narrator().tell(event);

const unknown = (type: string): Pattern => [`记录了一条“${type}”事件`, `recorded an event “${type}”`];

const corrected = ({ zh, en }: Told, { type, supersedes, correctionReason = '' }: RecordedEvent): Told => {
  if (type === 'EventAnnulled' || supersedes === undefined || supersedes === null || supersedes === '') return { zh, en };
  return { zh: `更正先前所录：${zh}${correctionReason === '' ? '' : `（${correctionReason}）`}`, en: `corrected what was recorded before: ${en}${correctionReason === '' ? '' : ` (${correctionReason})`}` };
};

const whoOf = ({ actor }: RecordedEvent): Told => {
  const role = actor?.role ?? '';
  // A reaction acts under its own name, with what it is before it.
  const person = (actor?.person ?? '').replace(/^reaction:/, '');
  const words = roles[role] ?? { zh: role, en: role };
  return { zh: [words.zh, person].filter((word) => word !== '').join(' '), en: [words.en, person].filter((word) => word !== '').join(' ') };
};

/** From when what holds whatever day is asked takes effect. It rests on no document, so that nobody takes it for a day on which something was founded. */
const sinceEver = '1949-10-01';

const whenOf = ({ effective, citations = [] }: RecordedEvent): string => {
  const said = effective?.text || (effective?.to ?? '');
  return said === sinceEver && citations.length === 0 ? '' : said;
};

const sentence = (event: RecordedEvent, predicate: Told): Sentence => {
  const what = corrected(predicate, event);
  const who = whoOf(event);
  const when = whenOf(event);
  const under = [...new Set((event.citations ?? []).map(({ number, title, place }) => [number || title || '', place ?? ''].filter((word) => word !== '').join(' ')))].filter((word) => word !== '').join('；');
  const line = (parts: readonly string[]): string => parts.filter((word) => word !== '').join(' · ');
  return {
    who, when, under, what,
    zh: line([who.zh, when, under === '' ? '' : `依${under}`, what.zh]),
    en: line([who.en, when, under === '' ? '' : `under ${under}`, what.en]),
  };
};
