import type { ReferenceListSet } from '@yange/contracts';
import { Rejected, Timeline } from '@yange/kernel';
import { readOnly, streamOf, type AggregateDefinition, type StreamRef, type Words } from '../use-case.definition.js';

export type ReferenceListEvent = { readonly type: 'ReferenceListSet'; readonly data: ReferenceListSet };

/** One entry of a reference table: a kind, a rank, a reason. */
export interface ReferenceEntry {
  /** stable: what it stands for never changes, only its name */
  readonly code: string;
  readonly name: string;
  /** what holds for it, in the words of its table */
  readonly marks: readonly string[];
  /** the document that it rests on */
  readonly source: string;
}

/** What a district set; null before it set anything: then the table is as it was shipped. */
export type ReferenceListState = readonly ReferenceEntry[] | null;
export type ReferenceListTimeline = Timeline<ReferenceListState, ReferenceListEvent>;

export const referenceList: AggregateDefinition<ReferenceListState, ReferenceListEvent> = {
  name: 'reference-list',
  initial: () => null,
  apply: (_state, { data }) => data.entries.map(({ code, name, marks, source }) => ({ code, name, marks: [...marks], source })),
};

/** Of a table that the district has not set. */
export const nothingSet: ReferenceListTimeline = Timeline.of(referenceList);

/** A table that documents can change: data with effective dates, never a list in code that decides. */
export interface ReferenceListDefinition {
  /** plural in kebab case: `leaving-reasons`; the rest of its stream id */
  readonly list: string;
  readonly title: Words;
  /** marks that an entry may carry, with what each says */
  readonly marks: Readonly<Record<string, Words>>;
  /** codes that mean something else beside the table, and that no entry may have */
  readonly reserved?: readonly string[];
  /** what it is until the district sets its own, with the documents that it rests on */
  readonly shipped: readonly ReferenceEntry[];
}

export interface ReferenceList extends ReferenceListDefinition {
  /** as every command but one asks for it: to be read */
  stream(): StreamRef<ReferenceListState, ReferenceListEvent>;
  /** the whole table of a day */
  on(timeline: ReferenceListTimeline, date: string): readonly ReferenceEntry[];
  /**
   * The entry of that code, or of that name as a clerk writes it, on that day.
   * @throws {Rejected} `unknown-code` with the codes that hold that day: of a code that was never given, or is retired by then
   */
  find(timeline: ReferenceListTimeline, date: string, word: string): ReferenceEntry;
}

/** The name of an entry as it was shipped, for rows that are written out; one of the district's own is written by its code, which reads back. */
export const shippedName = ({ shipped }: ReferenceListDefinition, code: string): string => shipped.find((one) => one.code === code)?.name ?? code;

export const defineReferenceList = (definition: ReferenceListDefinition): ReferenceList => {
  const { list, title, shipped } = definition;
  const on: ReferenceList['on'] = (timeline, date) => timeline.at(date) ?? shipped;
  return {
    ...definition,
    stream: () => readOnly(streamOf(referenceList, list)),
    on,
    find: (timeline, date, word) => {
      const entries = on(timeline, date);
      const found = entries.find(({ code }) => code === word) ?? entries.find(({ name }) => name === word);
      if (found !== undefined) return found;
      const holding = entries.map(({ code, name }) => `${code}（${name}）`).join('、');
      throw new Rejected('unknown-code', `“${title.zh}”在 ${date} 没有“${word}”；可用：${holding}`, `"${word}" is not in the table "${title.en}" on ${date}: it has ${entries.map(({ code }) => code).join(', ')}`, { list, code: word, date, codes: entries.map(({ code }) => code).join(' ') });
    },
  };
};
