import { Rejected } from '@yange/kernel';
import type { Streams, UseCase } from '../use-case.definition.js';
import type { ReferenceEntry, ReferenceList, ReferenceListTimeline } from './reference-list.aggregate.js';

/** What a command names of one table: `codes` alone, or `words`, which may be a code or a name as papers write it. Empty ones name nothing; with neither, the table is only read. */
export interface NamedEntries {
  readonly table: ReferenceList;
  readonly codes?: readonly (string | undefined)[];
  readonly words?: readonly (string | undefined)[];
}

const keyOf = ({ list }: ReferenceList): string => `table of ${list}`;

/**
 * The use case, held to reference tables as they are on its effective day: they guard the append, so that a table changed meanwhile is seen.
 * @param entriesOf every table that the decision needs, with what the body names of it
 * @throws {Rejected} `unknown-code` at decision: no entry of that day, or a name where a code belongs
 */
export const heldToTables = <B, T extends Streams>(useCase: UseCase<B, T>, entriesOf: (body: B) => readonly NamedEntries[]): UseCase<B, T> => ({
  ...useCase,
  streams: (body, meta) => ({ ...useCase.streams(body, meta), ...Object.fromEntries(entriesOf(body).map(({ table }) => [keyOf(table), table.stream()])) }),
  decide: (body, timelines, meta) => {
    const past = timelines as Readonly<Record<string, unknown>>;
    for (const { table, codes = [], words = [] } of entriesOf(body)) {
      const timeline = tableIn(past, table);
      for (const given of codes.filter(isGiven)) listedByCode(table, timeline, meta.effective.to, given);
      for (const given of words.filter(isGiven)) table.find(timeline, meta.effective.to, given);
    }
    return useCase.decide(body, timelines, meta);
  },
});

/** The timeline of a table that a use case is held to, among those that it decides on. */
export const tableIn = (timelines: Readonly<Record<string, unknown>>, table: ReferenceList): ReferenceListTimeline => timelines[keyOf(table)] as ReferenceListTimeline;

const isGiven = (given: string | undefined): given is string => given !== undefined && given !== '';

/**
 * The entry of that day, which a command gives by its code.
 * @throws {Rejected} `unknown-code` of what is no entry that day, or is given by its name
 */
export const listedByCode = (table: ReferenceList, timeline: ReferenceListTimeline, date: string, given: string): ReferenceEntry => {
  const found = table.find(timeline, date, given);
  if (given === found.code) return found;
  throw new Rejected('unknown-code', `${table.title.zh}须写代码：${found.code}`, `an entry of ${table.title.en} is given by its code: ${found.code}`, { list: table.list, code: given });
};
