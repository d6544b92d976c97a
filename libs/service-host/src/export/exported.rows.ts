import { decodeData, effectiveOf, Mode, type EventAnnulled } from '@yange/contracts';
import { MemoryEventLogs, OverlayEventLog, PostgresOverlaySpill, type EventLog, type StoredEvent, type TemporarySession } from '@yange/event-log';
import { derivedId, onDay, Rejected, type DomainEvent } from '@yange/kernel';
import { annulEvent, bearersOf, CommandExecutor, correctingColumns, cutOverOf, NameUnknown, readImportRow, rowPrincipal, rowCommandId, rowThatBegan, setHistoryWindow, type BorneNames, type Cells, type Citing, type ImportTable, type ServiceDefinition } from '@yange/use-case';
import { logAt } from '../log.moment.js';
import { addNames, ImportNames, noNames, type KnownNames } from '../import.names.js';
import { textsOf } from '../import.row.js';
import type { ExportedRow, ExportItem, ExportQuestion, Unexportable } from './export.messages.js';
import { commonCells, keyOfCitation } from './envelope.cells.js';
import { idsIn, namesIn } from './event.names.js';
import { OtherFacts, ProvingLog } from './proving.log.js';
import { commandWith, inRowOrder, recordedCommands, type RecordedCommand } from './recorded.commands.js';
import { reasons, type Reason } from './export.reasons.js';
import { citingOf, exportMeta, headOf, rowIdOf, unregisteredIn, without, wordsOf } from './row.parts.js';
import { wentBack } from './taken-back.rows.js';
import { SameFacts } from './same-facts.js';

export interface ExportParts {
  readonly service: ServiceDefinition;
  readonly log: EventLog;
  readonly district: string;
  /** a connection for what is not kept in memory; null keeps everything there */
  readonly temporary: TemporarySession | null;
}

/** No day of a district is after it: whatever the log holds may be history to whom it is given. */
const noCutOver = '2099-12-31';
const listsNoRow: ReadonlySet<string> = new Set(['HistoryWindowSet']);
/** Beside what a row says: who signed it, and what it took of a decision. Told as left behind. */
const besideRow: ReadonlySet<string> = new Set(['DraftSigned', 'DecisionUsed']);

/** What a reaction records of an imported fact it records again of the row that brings that fact. */
const comesOfItself = ({ envelope }: RecordedCommand): boolean => envelope.mode === Mode.HISTORY && envelope.actor?.role === 'reaction';

type Told = ExportedRow | Unexportable;

/**
 * A log as rows of the import tables. Each row is decided again, as an import into an empty district decides it, on a log of its own that holds the rows
 * before it. What would not come out as it is recorded is told with its reason and not given out as a row.
 */
export class RowExport {
  private readonly facts = new SameFacts();
  private readonly named = new Map<string, string>();
  /** ids of organs by what events called them last */
  private readonly organs = new Map<string, string>();
  private readonly executor: CommandExecutor;
  private readonly proof: ProvingLog;
  private readonly overlay: OverlayEventLog;
  private readonly known: ImportNames;

  constructor(
    private readonly parts: ExportParts,
    private readonly asked: ExportQuestion,
  ) {
    const { service, district, temporary } = parts;
    const { contract } = service;
    const empty = new MemoryEventLogs(contract.context).forDistrict(district);
    this.overlay = new OverlayEventLog(empty, temporary === null ? {} : { spill: new PostgresOverlaySpill(temporary) });
    this.proof = new ProvingLog(this.overlay, contract, this.facts);
    this.executor = new CommandExecutor(contract, service.aggregates);
    this.known = new ImportNames(temporary);
  }

  async *items(): AsyncGenerator<ExportItem> {
    const { service, log } = this.parts;
    const upTo = await this.lastPosition();
    await this.openWindow();
    let last = '';
    for (const table of service.tables) {
      yield headOf(table);
      for await (const command of inRowOrder(recordedCommands(log, upTo))) {
        if ((await this.tableOf(command)) !== table) continue;
        const item = (await wentBack(log, command, upTo)) ? without(command, table, reasons.wentBack) : await this.itemOf(command, table);
        if (item.kind === 'row' && item.endsHistory > last) last = item.endsHistory;
        yield* this.wanted(item, command);
      }
    }
    for await (const command of recordedCommands(log, upTo)) {
      if (command.events.every(({ type }) => listsNoRow.has(type)) || comesOfItself(command) || (await this.tableOf(command)) !== null) continue;
      const item = without(command, null, reasons.noTable);
      yield* this.wanted(item, command);
    }
    yield { kind: 'end', upTo, cutOver: await cutOverOf(log, service.contract), lastEffective: last === '' ? null : last };
  }

  async close(): Promise<void> {
    await this.overlay.close();
    await this.parts.temporary?.close();
  }

  /** Where the log ended then. */
  private async lastPosition(): Promise<number> {
    const { log } = this.parts;
    const { position } = await (await logAt(log, { knownAt: this.asked.knownAt })).log.head();
    return position;
  }

  private async openWindow(): Promise<void> {
    const useCase = setHistoryWindow(this.parts.service.contract);
    await this.executor.execute(this.proof, useCase, { cutOver: noCutOver }, exportMeta(this.parts.district, derivedId('export-window', this.proof.logId), 0, { effective: onDay(noCutOver) }));
  }

  /** The table whose row it came from, or else the first that has one for it; null where none has. */
  private async tableOf(command: RecordedCommand): Promise<ImportTable | null> {
    const { service, log } = this.parts;
    const { importRow } = command.envelope;
    if (importRow !== undefined) return service.tables.find(({ name }) => name === importRow.table) ?? null;
    const annulled = this.annulmentIn(command);
    if (annulled !== null) {
      const target = await commandWith(log, annulled.eventId);
      return target === null ? null : this.tableOf(target);
    }
    const { supersedes } = command.events[0] as StoredEvent;
    const corrected = supersedes === null ? null : await commandWith(log, supersedes);
    if (corrected !== null) return this.tableOf(corrected);
    const events = this.decoded(command);
    // Whether there is a row at all is asked here, not what stands in it: names may be told later.
    const said = events.filter(({ type }) => !besideRow.has(type));
    return service.tables.find(({ writers }) => writers !== undefined && writers.write(said, (id) => id) !== null) ?? null;
  }

  private async itemOf(command: RecordedCommand, table: ImportTable): Promise<Told> {
    this.learnNames(command, `${table.name} ${rowIdOf(command)}`);
    const { envelope } = command;
    if (effectiveOf(envelope.effective).to > this.asked.asOf) return without(command, table, reasons.later);
    const id = rowIdOf(command);
    try {
      const own = await this.ownCells(command, table);
      if ('reason' in own) return without(command, table, own.reason);
      const cells = { 序号: id, ...commonCells(envelope, table.citesDocument !== false), ...own.cells };
      return await this.proven(command, table, cells);
    } catch (error) {
      if (error instanceof NameUnknown) return without(command, table, reasons.nameUnknown);
      throw error;
    }
  }

  private async ownCells(command: RecordedCommand, table: ImportTable): Promise<{ readonly cells: Cells } | { readonly reason: Reason }> {
    const { log } = this.parts;
    const annulled = this.annulmentIn(command);
    const supersedes = annulled?.eventId ?? command.events.find((event) => event.supersedes !== null)?.supersedes ?? null;
    const before = supersedes === null ? null : await commandWith(log, supersedes);
    const beforeRow = before === null ? null : rowIdOf(before);
    if (supersedes !== null && (beforeRow === null || (await this.overlay.findCommand(rowPrincipal, rowCommandId(this.parts.district, table.name, beforeRow))) === null)) return { reason: reasons.correctedMissing };
    if (annulled !== null) return { cells: { [correctingColumns.annuls]: beforeRow ?? '', [correctingColumns.reason]: annulled.reason } };
    const own = table.writers?.write(this.decoded(command).filter(({ type }) => !besideRow.has(type)), (id) => this.named.get(id)) ?? null;
    if (own === null) return { reason: table.personal === undefined && table.ofPersons !== true ? reasons.noRow : reasons.personal };
    return { cells: supersedes === null ? own : { ...own, [correctingColumns.corrects]: beforeRow ?? '', [correctingColumns.reason]: command.envelope.correctionReason } };
  }

  /** Reads the row as an import does and decides it; the proof takes it only if it says the same. */
  private async proven(command: RecordedCommand, table: ImportTable, cells: Cells): Promise<Told> {
    const { district, service } = this.parts;
    const known = await this.namesFor(command, cells);
    const annulUseCase = annulEvent(service.contract, service.aggregates);
    const read = await readImportRow(this.proof, { district, table, cells, references: known, principal: rowPrincipal, annulUseCase, contract: service.contract });
    if ('errors' in read) return without(command, table, reasons.unreadable(read.errors.map(({ column, en }) => `${column}: ${en}`).join('; ')));
    if ('refusal' in read) return without(command, table, reasons.refused(wordsOf(read.refusal)));
    try {
      this.proof.expect(command.events.filter(({ type }) => !besideRow.has(type)));
      const outcome = await this.executor.execute(this.proof, read.useCase, read.body, exportMeta(this.parts.district, read.meta.commandId, Number(command.envelope.order), read.meta));
      if (outcome.status !== 'recorded') return without(command, table, reasons.nothing);
    } catch (error) {
      if (error instanceof OtherFacts) return without(command, table, reasons.other(error.what));
      if (error instanceof Rejected) return without(command, table, reasons.refused(wordsOf(error)));
      throw error;
    } finally {
      this.proof.expect(null);
    }
    const introduces = noNames();
    if (read.introduces !== undefined) {
      addNames(read.introduces, introduces);
      await this.known.know(read.introduces);
    }
    return this.row(command, table, cells, known, introduces, read.useCase.administrative !== true);
  }

  private row(command: RecordedCommand, table: ImportTable, cells: Cells, known: KnownNames, introduced: KnownNames, dated: boolean): ExportedRow {
    const { envelope, events } = command;
    const original = (names: BorneNames) => Object.fromEntries(Object.entries(names).map(([name, borne]) => [name, bearersOf(borne).map(({ id, since }) => ({ id: this.facts.originalOf(id), since }))]));
    const { to: day } = effectiveOf(envelope.effective);
    const documents = (named: Readonly<Record<string, Citing>>) => Object.fromEntries(Object.entries(named).map(([key, { documentId = '' }]) => [key, this.facts.originalOf(documentId)]));
    return {
      kind: 'row',
      table: table.name,
      asked: true,
      cells,
      position: events[0]?.position ?? 0,
      eventId: events[0]?.eventId ?? '',
      type: events[0]?.type ?? '',
      endsHistory: dated ? day : '',
      day,
      uses: { organs: original(known.organs), documents: documents(known.documents) },
      introduces: { organs: original(introduced.organs), documents: documents(introduced.documents) },
      ...unregisteredIn(envelope.citations[0], cells),
      leftBehind: [...(envelope.decisionId === '' ? [] : ['decision' as const]), ...(envelope.citations.length > 1 ? ['documents' as const] : []), ...(envelope.preparedAs === '' ? [] : ['draft' as const])],
    };
  }

  /** Where names are registered: what the rows before introduced. Elsewhere: what the event itself calls the things it speaks of, and what events before it called organs. */
  private async namesFor({ events, envelope }: RecordedCommand, cells: Cells): Promise<KnownNames> {
    const texts = textsOf([{ id: '', order: 0, cells }]);
    const [citation] = envelope.citations;
    const cited = citation !== undefined && cells['依据文件'] !== undefined ? { [keyOfCitation(citation)]: citingOf(citation) } : {};
    if (this.parts.service.registeredNames !== undefined) {
      const known = await this.known.among(texts);
      return { ...known, documents: { ...cited, ...known.documents } };
    }
    const said = noNames();
    for (const text of texts) {
      const id = this.organs.get(text);
      if (id !== undefined) said.organs[text] = id;
    }
    for (const event of events) for (const [id, name] of namesIn(decodeData(this.parts.service.contract, event.type, event.data)).organs) if (texts.has(name)) said.organs[name] = id;
    return { ...said, documents: cited };
  }

  /** @param row by which others name what this one is the first to tell of */
  private learnNames(command: RecordedCommand, row: string): void {
    for (const event of this.decoded(command)) {
      for (const id of idsIn(event).map(rowThatBegan)) if (!this.named.has(id)) this.named.set(id, row);
      const { organs, others } = namesIn(event);
      for (const [id, name] of [...organs, ...others]) this.named.set(id, name);
      for (const [id, name] of organs) this.organs.set(name, id);
      for (const { writers } of this.parts.service.tables) for (const [id, name] of writers?.names(event) ?? []) this.named.set(id, name);
    }
  }

  private annulmentIn({ events }: RecordedCommand): EventAnnulled | null {
    const [first] = events;
    return first?.type === 'EventAnnulled' ? (decodeData(this.parts.service.contract, first.type, first.data).data as EventAnnulled) : null;
  }

  private decoded({ events }: RecordedCommand): readonly DomainEvent[] {
    return events.map(({ type, data }) => decodeData(this.parts.service.contract, type, data) as DomainEvent);
  }

  /** What was asked for; of other rows those that bring names. */
  private *wanted(item: Told, command: RecordedCommand): Generator<Told> {
    if (this.isAsked(item, command)) yield item;
    else if (item.kind === 'row' && Object.keys({ ...item.introduces.organs, ...item.introduces.documents }).length > 0) yield { ...item, asked: false };
  }

  private isAsked(item: Told, { events }: RecordedCommand): boolean {
    const { tables, organId } = this.asked;
    if (tables !== undefined && (item.table === null || !tables.includes(item.table))) return false;
    return organId === undefined || events.some(({ streamId, type, data }) => streamId.includes(organId) || JSON.stringify(decodeData(this.parts.service.contract, type, data).data, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).includes(organId));
  }
}
