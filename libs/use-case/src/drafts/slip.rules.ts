import { dataAsJson, encodeData, type Contract } from '@yange/contracts';
import { addDays, type DomainEvent, type Fact, type Violation } from '@yange/kernel';
import type { PlannedEvent } from '../command.outcome.js';
import type { Citing } from '../use-case.definition.js';
import { differences, differencesInWords, type FieldDifference, type Json } from './draft.content.js';
import type { SlipTerms } from './slip-terms.aggregate.js';

/** What a correction of a slip is held against. */
export interface SlipGiven {
  readonly contract: Contract;
  /** what was recorded wrongly, as it was told */
  readonly wrong: readonly { readonly streamId: string; readonly fact: Fact<DomainEvent> }[];
  readonly planned: readonly PlannedEvent[];
  readonly annuls: boolean;
  /** day in China on which the fact was recorded */
  readonly recordedOn: string;
  readonly today: string;
  /** documents that the fact rests on, with the words that the writer of the draft read there */
  readonly citations: readonly Citing[];
  readonly terms: SlipTerms;
}

/**
 * What makes a correction more than one of the pen. The log was to say what the document says; so the fact stays about the same things, in the fields that
 * say what was decided it is not touched, and each new value stands in the words of the document. Who wants more needs a document.
 */
export const slipViolations = (given: SlipGiven): readonly Violation[] =>
  [tooLate(given), ...(given.annuls ? [] : [anotherFact(given), ...fieldViolations(given)])].filter((one) => one !== null);

const tooLate = ({ recordedOn, today, terms }: SlipGiven): Violation | null => {
  const last = addDays(recordedOn, terms.days);
  return today <= last ? null : { rule: 'slip-too-late', zh: `录入差错须在 ${last} 前更正，此后须凭文件更正`, en: `a slip of the pen could be corrected until ${last}; now it takes a document`, facts: { recordedOn, last } };
};

const placed = (events: readonly { readonly streamId: string; readonly type: string }[]): string => events.map(({ streamId, type }) => `${type} ${streamId}`).sort().join('; ');

const anotherFact = ({ wrong, planned }: SlipGiven): Violation | null => {
  const [was, will] = [placed(wrong.map(({ streamId, fact }) => ({ streamId, type: fact.event.type }))), placed(planned.map(({ streamId, event }) => ({ streamId, type: event.type })))];
  return was === will ? null : { rule: 'slip-other-fact', zh: '录入差错不能改变事项本身或其对象，须凭文件更正', en: 'a slip of the pen does not change what the fact is, nor what it is about: that takes a document', facts: { was, will } };
};

const fieldViolations = (given: SlipGiven): readonly (Violation | null)[] => {
  const found = changesOf(given);
  const closed = found.filter((one) => isClosed(one, given.terms));
  const open = found.filter((one) => !closed.includes(one));
  const unread = open.filter(({ after }) => !standsIn(after, given.citations));
  return [
    closed.length === 0 ? null : { rule: 'slip-decided-field', zh: `所改内容由文件决定，须凭文件更正：${differencesInWords(closed)}`, en: `a document decided this, and another changes it: ${differencesInWords(closed)}`, facts: { fields: closed.map(({ pointer }) => pointer).join(',') } },
    unread.length === 0 ? null : { rule: 'slip-not-in-document', zh: `依据文件的原文中没有更正后的内容：${differencesInWords(unread)}`, en: `the quoted words of the document do not say this: ${differencesInWords(unread)}`, facts: { fields: unread.map(({ pointer }) => pointer).join(',') } },
  ];
};

const changesOf = ({ contract, wrong, planned }: SlipGiven): readonly FieldDifference[] =>
  planned.flatMap(({ supersedes, event, effective }) => {
    const old = wrong.find(({ fact }) => fact.eventId === supersedes)?.fact;
    if (old === undefined) return [];
    const moved = old.effective.to === effective.to && old.effective.from === effective.from ? [] : [{ pointer: '/effective', before: old.effective.text, after: effective.to }];
    return [...moved, ...differences(jsonOf(contract, old.event), jsonOf(contract, event))];
  });

const jsonOf = (contract: Contract, event: DomainEvent): Json => dataAsJson(contract, event.type, encodeData(contract, event)) as Json;

/** Ids are closed everywhere, they say what a fact is about; so is what is either so or not, which no document's words could be held against. */
const isClosed = ({ pointer, before, after }: FieldDifference, { closedFields }: SlipTerms): boolean =>
  typeof before === 'boolean' || typeof after === 'boolean' || pointer.split('/').some((name) => /^ids?$|Ids?$/.test(name) || closedFields.includes(name));

/** What is taken away, or becomes nothing, stands nowhere. A date may be written as it is in a document. */
const standsIn = (value: Json | undefined, citations: readonly Citing[]): boolean => {
  if (value === undefined || value === null || typeof value === 'boolean') return false;
  if (typeof value === 'object') return Object.values(value).every((one) => standsIn(one as Json, citations));
  const text = citations.map(({ quote = '', title = '' }) => `${title}\n${quote}`).join('\n').normalize('NFKC');
  return waysToWrite(String(value).normalize('NFKC')).some((way) => (/^\d+$/.test(way) ? new RegExp(`(?<!\\d)${way}(?!\\d)`).test(text) : text.includes(way)));
};

const waysToWrite = (value: string): readonly string[] => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  return year === undefined ? [value] : [value, `${year}年${Number(month)}月${Number(day)}日`, `${year}.${Number(month)}.${Number(day)}`];
};
