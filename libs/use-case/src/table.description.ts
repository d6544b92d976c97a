import type { ImportColumn, ImportTable, References } from './import-table.definition.js';
import { commonColumns } from './import-table.definition.js';
import type { ReferenceList } from './reference-lists/reference-list.aggregate.js';
import { RowReader } from './row.reader.js';
import type { Words } from './use-case.definition.js';

/** What a cell of the column holds; `organ` and `document` are names of what is registered, or stands in another row. */
export type CellKind = 'text' | 'number' | 'choice' | 'list' | 'date' | 'organ' | 'document';

export interface DescribedColumn {
  readonly header: string;
  /** due in every row of the table */
  readonly required: boolean;
  readonly hint: Words;
  readonly kind: CellKind;
  /** the only words that the cell may hold; empty where it is free */
  readonly choices: readonly string[];
  /** what else clerks call it */
  readonly synonyms: readonly string[];
  /** characters that a cell may have, where that is more than usual */
  readonly longest?: number;
  readonly example: string;
}

/** What a row is about (事项), and what its other columns then are. */
export interface DescribedMatter {
  readonly matter: string;
  /** due in every such row */
  readonly due: readonly string[];
  /** read, and due in some of them */
  readonly may: readonly string[];
}

/** A table as people need to know it before they fill it in. */
export interface DescribedTable {
  readonly name: string;
  readonly columns: readonly DescribedColumn[];
  /** empty where all rows of the table are about the same */
  readonly matters: readonly DescribedMatter[];
  /** a row of made-up content that can be imported, once what it names is there */
  readonly sample: Readonly<Record<string, string>>;
}

/** Names that sample rows of one table bring and those of others use. */
export const sampleNames = { organ: '示例局', town: '示例镇', document: '示例文件' } as const;

const commonSample: Readonly<Record<string, string>> = { 序号: '示例', 生效日期: '2019年2月', 依据文件: sampleNames.document, 来源性质: '虚拟' };

/**
 * What a table is, found out by having it read rows: which cells it asks for, as what, and which words it knows. So what people are told
 * cannot differ from what rows are held to. Each cell that a kind of row looks at is also filled in once, for what is asked only then.
 */
export const describeTable = (table: ImportTable): DescribedTable => {
  const heard = new Heard();
  askCommon(table, heard);
  const matters = mattersOf(table, heard);
  const described = matters.map((matter) => ({ matter, ...explore(table, heard, { 事项: matter }) }));
  if (matters.length === 0) explore(table, heard, {});
  const sample = { ...commonSample, ...(table.citesDocument === false ? { 依据文件: '' } : {}), ...table.sample };
  return { name: table.name, columns: columnsOf(table).map((column) => describeColumn(column, heard, sample)), matters: described, sample };
};

/** All columns of a table, those that every table has first. */
export const columnsOf = ({ columns, citesDocument }: ImportTable): readonly ImportColumn[] =>
  [...commonColumns.map((column) => ({ ...column, required: column.required && !(citesDocument === false && column.header === '依据文件') })), ...columns];

const describeColumn = ({ header, required, hint, synonyms, longest }: ImportColumn, heard: Heard, sample: Readonly<Record<string, string>>): DescribedColumn => {
  const choices = [...(heard.choices.get(header) ?? [])];
  // A column that is a choice for some rows and free for others takes any word.
  const kind = heard.kinds.get(header) ?? 'text';
  return { header, required, hint, kind, choices, synonyms: synonyms ?? [], example: sample[header] ?? '', ...(longest === undefined ? {} : { longest }) };
};

/** What was learnt of columns while rows were read. */
class Heard {
  readonly kinds = new Map<string, CellKind>();
  readonly choices = new Map<string, Set<string>>();

  as(column: string, kind: CellKind): void {
    if ((this.kinds.get(column) ?? 'text') === 'text') this.kinds.set(column, kind);
  }

  words(column: string, words: readonly string[]): void {
    this.as(column, 'choice');
    this.choices.set(column, new Set([...(this.choices.get(column) ?? []), ...words]));
  }
}

class ListeningReader extends RowReader {
  readonly looked = new Set<string>();

  constructor(
    cells: Readonly<Record<string, string>>,
    private readonly heard: Heard,
  ) {
    super({ district: '000000', table: '', row: '示例' }, cells, { organs: { [sampleNames.organ]: '00000000-0000-5000-8000-000000000000' }, documents: { [sampleNames.document]: { title: sampleNames.document } } } satisfies References);
  }

  get due(): readonly string[] {
    return this.errors.filter(({ rule }) => rule === 'cell-required').map(({ column }) => column);
  }

  override optionalText(column: string): string | null {
    this.looked.add(column);
    this.heard.as(column, 'text');
    return super.optionalText(column);
  }

  override optionalInteger(column: string): number | null {
    this.heard.as(column, 'number');
    return super.optionalInteger(column);
  }

  override oneOf<T extends string>(column: string, choices: Readonly<Record<string, T>>): T {
    this.heard.words(column, Object.keys(choices));
    return super.oneOf(column, choices);
  }

  override listed(column: string, list: ReferenceList, more: Readonly<Record<string, string>> = {}): string {
    this.heard.words(column, [...list.shipped.map(({ name }) => name), ...Object.keys(more)]);
    return super.listed(column, list, more);
  }

  override optionalOneOf<T extends string>(column: string, choices: Readonly<Record<string, T>>): T | null {
    this.heard.words(column, Object.keys(choices));
    return super.optionalOneOf(column, choices);
  }

  override list(column: string): readonly string[] {
    this.heard.as(column, 'list');
    return super.list(column);
  }

  override organ(column: string): { readonly id: string; readonly name: string } {
    this.heard.as(column, 'organ');
    return super.organ(column);
  }

  override optionalOrgan(column: string): { readonly id: string; readonly name: string } | null {
    this.heard.as(column, 'organ');
    return super.optionalOrgan(column);
  }

  override optionalDate(column: string) {
    this.heard.as(column, 'date');
    return super.optionalDate(column);
  }
}

const askCommon = (table: ImportTable, heard: Heard): void => {
  const row = new ListeningReader({}, heard);
  heard.as('生效日期', 'date');
  heard.as('依据文件', 'document');
  row.effective();
  if (table.citesDocument === false) row.source();
  else row.citation();
};

const mattersOf = (table: ImportTable, heard: Heard): readonly string[] => {
  read(table, heard, {});
  return [...(heard.choices.get('事项') ?? [])];
};

/** An empty cell is one question, a filled one may lead to others. */
const explore = (table: ImportTable, heard: Heard, given: Readonly<Record<string, string>>): Omit<DescribedMatter, 'matter'> => {
  const empty = read(table, heard, given);
  const looked = new Set(empty.looked);
  let due = new Set(empty.due);
  for (const column of [...empty.looked].filter((name) => name !== '事项')) {
    for (const word of fillings(column, heard)) {
      const filled = read(table, heard, { ...given, [column]: word });
      for (const other of filled.looked) looked.add(other);
      due = new Set([...due].filter((other) => other === column || filled.due.includes(other)));
    }
  }
  return { due: [...due], may: [...looked].filter((column) => column !== '事项' && !due.has(column)) };
};

const fillings = (column: string, heard: Heard): readonly string[] => {
  const kind = heard.kinds.get(column) ?? 'text';
  if (kind === 'choice') return [...(heard.choices.get(column) ?? [])];
  return [{ text: '示例', number: '1', list: '示例', date: '2019-02-01', organ: sampleNames.organ, document: sampleNames.document }[kind]];
};

const read = (table: ImportTable, heard: Heard, cells: Readonly<Record<string, string>>): ListeningReader => {
  const row = new ListeningReader(cells, heard);
  try {
    table.command(row);
  } catch {
    // Made of cells that are empty: what matters is which were asked for until then.
  }
  return row;
};
