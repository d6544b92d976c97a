import type { DomainEvent } from '@yange/kernel';

type Pair = readonly [id: string, name: string];

/** What an event calls the things whose ids it gives. */
export interface NamesInEvent {
  readonly organs: readonly Pair[];
  /** blocks, groups, members of lists */
  readonly others: readonly Pair[];
}

/** `organId` with `organName` (or `name`), `groupId` with `groupName`, `id` with `name` or `label`, anywhere in the event. */
export const namesIn = ({ data }: DomainEvent): NamesInEvent => {
  const [organs, others]: [Pair[], Pair[]] = [[], []];
  walk(data, organs, others);
  return { organs, others };
};

const walk = (value: unknown, organs: Pair[], others: Pair[]): void => {
  if (Array.isArray(value)) for (const one of value) walk(one, organs, others);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array) return;
  const record = value as Record<string, unknown>;
  const text = (...keys: readonly string[]): string => keys.map((key) => record[key]).find((one): one is string => typeof one === 'string' && one !== '') ?? '';
  pair(organs, text('organId'), text('organName', 'newName', 'name'));
  pair(others, text('groupId'), text('groupName'));
  pair(others, text('id'), text('name', 'label'));
  for (const one of Object.values(record)) walk(one, organs, others);
};

const pair = (into: Pair[], id: string, name: string): void => {
  if (id !== '' && name !== '') into.push([id, name]);
};

/** Ids of things that the event itself is about: `permitId`, `batchId`, `personId`. */
export const idsIn = ({ data }: DomainEvent): readonly string[] =>
  Object.entries(data as Readonly<Record<string, unknown>>).flatMap(([key, value]) => (key.endsWith('Id') && typeof value === 'string' && value !== '' ? [value] : []));
