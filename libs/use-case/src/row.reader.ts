import type { CellError } from './cell.error.js';
import { derivedId } from '@yange/kernel';
import { CellReader, ownValue } from './cell.reader.js';
import type { Names, References } from './import-table.definition.js';
import { bearerOn } from './name.bearers.js';
import { nothingSet, type ReferenceList, type ReferenceListTimeline } from './reference-lists/reference-list.aggregate.js';
import { rowCommandId } from './row.identity.js';
import { rowCorrectionIn, type FirstRow, type RowCorrection } from './row.correction.js';
import type { NamedThing, NameRegister, RegisterTimelines } from './name.register.js';
import type { RecordedFact, RecordedFacts } from './row.records.js';
import type { Citing } from './use-case.definition.js';

export type { CellError };
export { rowCommandId };

const provenances = { 原文: 'stated', 推定: 'reconstructed', 虚拟: 'synthetic' } as const;

/** A row as what its command is made of: its cells, with what they name looked up. The command of a row with errors is thrown away. */
export class RowReader extends CellReader {
  private readonly organsMissed = new Set<string>();
  private readonly documentsMissed = new Set<string>();
  /** reference tables that the row was held to */
  readonly listsAsked = new Set<ReferenceList>();
  /** ids of what the row brings, with the words by which the use case gets them */
  readonly made = new Map<string, string>();
  /** cells by which the row names what earlier rows recorded */
  readonly recordsAsked = new Set<string>();
  /** registers in which the row looks for what it names */
  readonly registersAsked = new Set<NameRegister>();
  private readonly lists: ReadonlyMap<string, ReferenceListTimeline> = new Map();
  private readonly registers: RegisterTimelines = new Map();
  private readonly records: RecordedFacts = new Map();

  constructor(
    private readonly place: { readonly district: string; readonly table: string; readonly row: string; readonly commandId?: string },
    cells: Readonly<Record<string, string>>,
    private readonly references: References,
    /** the row whose things it tells of: itself, or the one that it corrects */
    private readonly first: FirstRow = { row: place.row, commandId: place.commandId ?? rowCommandId(place.district, place.table, place.row) },
  ) {
    super(cells);
  }

  /** @param lists what the district set of reference tables, by their names; of one that is not there it set nothing */
  readonly heldTo = (lists: ReadonlyMap<string, ReferenceListTimeline>): this => Object.assign(this, { lists });

  /** @param records what earlier rows recorded, by the words that name them; nothing where they are not there @param registers the things that names stand for, by their register */
  readonly knowing = (records: RecordedFacts, registers: RegisterTimelines = new Map()): this => Object.assign(this, { records, registers });

  /** True where what the row means depends on rows before it: it is read once they are on record. */
  get asksOfRecord(): boolean {
    return this.recordsAsked.size + this.registersAsked.size > 0;
  }

  /** Names that the row refers to and that the references do not hold: whoever knows more of them may read the row again. */
  get unresolved(): Names {
    return { organs: [...this.organsMissed], documents: [...this.documentsMissed] };
  }

  /** The id that the use case will get from `meta.id(label)` for this row. */
  id(label: string): string {
    const id = this.first.id?.(label) ?? derivedId(this.first.commandId, label);
    this.made.set(id, label);
    return id;
  }

  /** The 序号 by which the fact is known, for tables that name what they tell of by it. */
  get firstRow(): string {
    return this.first.row;
  }

  /**
   * Code of the entry that the cell names, by its name or its code, in a reference table as it is on the day of the row.
   * @param more words that stand for something beside the table
   */
  listed(column: string, list: ReferenceList, more: Readonly<Record<string, string>> = {}): string {
    const value = this.text(column);
    const other = ownValue(more, value);
    return value === '' || other !== undefined ? (other ?? '') : this.listedWord(column, list, value);
  }

  /** The same; null for an empty cell. */
  optionalListed(column: string, list: ReferenceList): string | null {
    return this.optionalText(column) === null ? null : this.listed(column, list);
  }

  /** The same for a word that is part of a cell. */
  listedWord(column: string, list: ReferenceList, value: string): string {
    this.listsAsked.add(list);
    const day = this.effective();
    return this.orRefused(column, value, () => (day === null ? value : list.find(this.lists.get(list.list) ?? nothingSet, day.to, value).code));
  }

  /** Id of the organ that bears the name on the day of the row. */
  organ(column: string): { readonly id: string; readonly name: string } {
    return this.namedOrgan(column, this.text(column));
  }

  /** Ids of the organs that a cell names, separated by 、. */
  organs(column: string): readonly { readonly id: string; readonly name: string }[] {
    return this.list(column).map((name) => this.namedOrgan(column, name));
  }

  optionalOrgan(column: string): { readonly id: string; readonly name: string } | null {
    return this.optionalText(column) === null ? null : this.organ(column);
  }

  /** True where the name is that of a known organ. */
  knowsOrgan(name: string): boolean {
    return this.organId(name) !== undefined;
  }

  /** What the row or event recorded that the cell names: by table and 序号 (`编制 BZ-012`), or by the event's id. Null for an empty cell. */
  recorded(column: string): readonly RecordedFact[] | null {
    const words = this.optionalText(column);
    if (words === null) return null;
    this.recordsAsked.add(words);
    const facts = this.records.get(words) ?? [];
    if (facts.length === 0) this.fail(column, 'unknown-record', `“${words}”不是此前已入账的行或事件；写表名和序号，如“编制 BZ-012”，或事件编号`, `"${words}" names no earlier row or event on record: write the table and 序号, or the id of an event`);
    return facts;
  }

  /** Id of what the row or event that the cell names is about: a permit, a secondment, a batch. @param key under which its events tell it: `permitId` */
  begun(column: string, key: string): string {
    this.text(column);
    const facts = this.recorded(column) ?? [];
    const id = facts.map(({ event }) => (event.data as Readonly<Record<string, unknown>>)[key]).find((value): value is string => typeof value === 'string' && value !== '');
    if (id === undefined && facts.length > 0) this.fail(column, 'record-of-other-kind', `“${this.text(column)}”记的是另一类事项`, `"${this.text(column)}" recorded something of another kind`);
    return id ?? '';
  }

  /** What bears the name on the day of the row. */
  registered(column: string, register: NameRegister): NamedThing {
    return this.registeredAs(column, register, this.text(column));
  }

  /** The same for each name of a cell that lists them. */
  allRegistered(column: string, register: NameRegister): readonly NamedThing[] {
    return this.list(column).map((name) => this.registeredAs(column, register, name));
  }

  /** The registered document that the cell names by number, title or 简称. */
  document(column: string): Citing | null {
    const key = this.text(column);
    if (key === '') return null;
    const document = ownValue(this.references.documents, key);
    if (document === undefined) this.documentsMissed.add(key);
    if (document?.documentId === undefined) this.fail(column, 'unknown-document', `“文件”表中没有“${key}”，此前也未登记`, `neither the table of documents nor the register has "${key}"`);
    return document ?? null;
  }

  /** What the row says about an earlier one; null where it stands for itself. */
  correction(): RowCorrection | null {
    return rowCorrectionIn(this, this.place.row);
  }

  citation(): Citing | null {
    const source = this.source();
    const key = this.optionalText('依据文件');
    if (key === null) {
      this.fail('依据文件', 'document-missing', '须注明依据文件；没有文号的写报告标题', 'a row must say which document it rests on');
      return null;
    }
    const document = ownValue(this.references.documents, key);
    if (document === undefined) {
      this.documentsMissed.add(key);
      this.fail('依据文件', 'unknown-document', `“文件”表中没有“${key}”，此前也未登记`, `neither the table of documents nor the register has "${key}"`);
      return null;
    }
    return { ...document, ...source };
  }

  /** Place, words and provenance, for the table of documents itself as well. */
  source(): Pick<Citing, 'place' | 'quote' | 'provenance'> {
    const place = this.optionalText('报告位置');
    const quote = this.optionalText('原文');
    return { ...(place === null ? {} : { place }), ...(quote === null ? {} : { quote }), provenance: this.oneOf('来源性质', provenances) };
  }

  private registeredAs(column: string, register: NameRegister, name: string): NamedThing {
    this.registersAsked.add(register);
    const day = this.day();
    const id = day === null ? null : register.find(this.registers.get(register.register), day, name);
    const { zh, en } = register.title;
    // A day that cannot be read is all that is wrong.
    if (id === null && day !== null && name !== '') this.fail(column, 'unknown-name', `生效日期当日没有名为“${name}”的${zh}`, `no ${en} is called "${name}" on the day of the row`);
    return { id: id ?? '', name };
  }

  private namedOrgan(column: string, name: string): { readonly id: string; readonly name: string } {
    const id = this.organId(name);
    if (id === undefined && name !== '') this.fail(column, 'unknown-organ', `没有名为“${name}”的机构，请先在“机构沿革”或“镇街机构”表中设立`, `no organ is called "${name}"; establish it first`);
    return { id: id ?? '', name };
  }

  private organId(name: string): string | undefined {
    const borne = ownValue(this.references.organs, name);
    if (borne === undefined && name !== '') this.organsMissed.add(name);
    return borne === undefined ? undefined : bearerOn(borne, this.day());
  }
}
