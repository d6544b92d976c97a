import type { DomainEvent } from '@yange/kernel';
import type { Cells } from './import-row.js';

/** An id that stands in an event without its name, and whose name no event before it told. */
export class NameUnknown extends Error {
  constructor(readonly id: string) {
    super(`no name is known for ${id}`);
    this.name = 'NameUnknown';
  }
}

/** What a row writer may ask for beside the event itself. */
export interface ToldFacts<E extends DomainEvent> {
  /** the data of all events of that type that the same command recorded */
  all<T extends E['type']>(type: T): readonly Extract<E, { readonly type: T }>['data'][];
  /** what the log last called an organ, a group, a block or a list; empty for an empty id @throws {NameUnknown} */
  name(id: string): string;
  /** table and 序号 of the row that first told of the permit, the batch, the person of that id, as `RowReader.begun` reads it; empty for an empty id @throws {NameUnknown} */
  row(id: string): string;
}

type DataOf<E extends DomainEvent, T> = Extract<E, { readonly type: T }>['data'];

/** What an event is as a row of the table: its own cells, without those that every table has; null where this table has no row for it. */
export type WritersOf<E extends DomainEvent> = { readonly [T in E['type']]?: (data: DataOf<E, T>, told: ToldFacts<E>) => Cells | null };

/** Ids that the event names, beside those that are called so (`organId` and `organName`): what later rows call them by. */
export type NamesOf<E extends DomainEvent> = { readonly [T in E['type']]?: (data: DataOf<E, T>) => readonly (readonly [id: string, name: string])[] };

/** The other way round: from what a command recorded to the row that would record it. */
export interface RowWriters {
  /** @returns the first row that an event of the command gives; null where the table has none @throws {NameUnknown} */
  write(events: readonly DomainEvent[], nameOf: (id: string) => string | undefined): Cells | null;
  names(event: DomainEvent): readonly (readonly [id: string, name: string])[];
}

type AnyWriter = (data: unknown, told: ToldFacts<DomainEvent>) => Cells | null;

export const rowWriters = <E extends DomainEvent>(writers: WritersOf<E>, names: NamesOf<E> = {}): RowWriters => ({
  write: (events, nameOf) => {
    const told: ToldFacts<DomainEvent> = { all: (type) => events.filter((event) => event.type === type).map(({ data }) => data), name: (id) => (id === '' ? '' : (nameOf(id) ?? unknown(id))), row: (id) => (id === '' ? '' : (nameOf(rowThatBegan(id)) ?? unknown(id))) };
    for (const { type, data } of events) {
      const cells = (writers as Readonly<Record<string, AnyWriter | undefined>>)[type]?.(data, told) ?? null;
      if (cells !== null) return filled(cells);
    }
    return null;
  },
  names: ({ type, data }) => (names as Readonly<Record<string, ((data: unknown) => readonly (readonly [string, string])[]) | undefined>>)[type]?.(data) ?? [],
});

/** By what an export knows the row of that id, among the names. */
export const rowThatBegan = (id: string): string => `row of ${id}`;

const unknown = (id: string): never => {
  throw new NameUnknown(id);
};

const filled = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== ''));

/** Parts of a cell that holds a list. */
export const listed = (words: readonly string[]): string => words.join('、');

/** A number that the row may leave out where it is zero. */
export const unlessZero = (count: number): string => (count === 0 ? '' : String(count));

/** The word of a closed list for what the event calls it; empty where it says nothing. */
export const wordFor = (words: Readonly<Record<string, string>>, code: string): string => Object.keys(words).find((word) => words[word] === code) ?? '';

interface SomeMembers {
  readonly named: readonly { readonly name: string }[];
  readonly blocks: readonly { readonly label: string; readonly count: number }[];
}

/** Members as the columns 名单, 数量 and 说明 say them: the names, how many in all, and the words for those without a name. */
export const memberCells = (members: SomeMembers | undefined): { readonly 名单: string; readonly 数量: string; readonly 说明: string } => {
  const { named = [], blocks = [] } = members ?? {};
  return { 名单: listed(named.map(({ name }) => name)), 数量: String(named.length + blocks.reduce((sum, { count }) => sum + count, 0)), 说明: blocks[0]?.label ?? '' };
};
