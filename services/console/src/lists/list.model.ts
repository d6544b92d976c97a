import type { components } from '@yange/api-client';
import type { DataColumn } from '../table/data-table.js';
import type { Cell, Say } from '../table/table.model.js';
import { codes } from '../words/code.words.js';
import { columnWords, listCodes } from '../words/list.words.js';
import { wordsFor } from '../words/report.words.js';
import type { Words } from '../words/say.js';

type Moment = components['schemas']['Moment'];

/** What is looked at: the answer of a door is asked for under it. */
export interface Looked {
  readonly district: string;
  readonly query: { readonly on?: string; readonly knownAt?: string };
  /** the day looked at, today where none is (YYYY-MM-DD) */
  readonly day: string;
  readonly signal: AbortSignal;
}

export interface Listed<T> {
  readonly rows: readonly T[];
  readonly moment?: Moment | undefined;
  /** what the service itself adds up, above the table */
  readonly sums?: readonly (readonly [Words, Cell])[];
}

/** One list of the API, as a table. */
export interface List<T extends object> {
  /** its name in the address */
  readonly key: string;
  readonly words: Words;
  /** which service is asked */
  readonly of: 'organisations' | 'staffing' | 'enforcement' | 'grid';
  readonly read: (looked: Looked) => Promise<Listed<T>>;
  readonly columns: readonly DataColumn<T>[];
  readonly rowKey: (row: T) => string;
  readonly title: (row: T) => string;
  /** the id under which events name a row */
  readonly entity?: (row: T) => string | null;
  /** the event that a row rests on */
  readonly event?: (row: T) => string | null;
  readonly organ?: (row: T) => string | null;
  /** what may be done about a row: a place of paths of commands, such as `personId` */
  readonly place?: string;
  /** the command by which a row comes to be: offered where there is none */
  readonly first?: string;
  readonly hint?: Words;
  /** the row has personal data in the vault, under its entity */
  readonly isPerson?: boolean;
}

/** A list whose rows a screen of many lists need not know. */
export type AnyList = List<never>;

type Columns<T> = (key: keyof typeof columnWords, value: (row: T, say: Say) => Cell, width?: number, more?: Pick<DataColumn<T>, 'isExtra' | 'draw'>) => DataColumn<T>;

/** @returns what makes the columns of a list of such rows: `column('total', ({ total }) => total, 100)` */
export const columnsOf = <T>(): Columns<T> => (key, value, width = 140, more = {}) => ({ key, words: columnWords[key], value, width, ...more });

const allCodes: Readonly<Record<string, Words>> = { ...codes, ...listCodes };

/** A code in the clerk's words; a word that is no code is shown as it is. */
export const coded = (code: string, say: Say): string => say(wordsFor(allCodes, code));

interface Owned {
  readonly ownerName: string;
  readonly ownerCount?: number;
}

/** `区委办公室`, and of several that are counted together how many there are. */
export const ownerText = ({ ownerName, ownerCount = 1 }: Owned): string => (ownerCount > 1 ? `${ownerName}（${ownerCount}）` : ownerName);

/** The year looked at, up to the day. */
export const yearUpTo = (day: string): { readonly from: string; readonly to: string } => ({ from: `${day.slice(0, 4)}-01-01`, to: day });

/** Items by name, the first few of many. */
export const namesText = (names: readonly string[], most = 4): string => (names.length > most ? `${names.slice(0, most).join('、')} …（${names.length}）` : names.join('、'));
