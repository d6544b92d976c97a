import type { Contract } from '@yange/contracts';
import { OverlayEventLog, PostgresOverlaySpill, type EventLog, type TemporarySession } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { personReference, rowPrincipal, rowsWereTakenBack, type annulEvent, type setHistoryWindow, type ActorRef, type CommandExecutor, type CommandMeta, type CommandOutcome, type ImportTable, type Names, type References } from '@yange/use-case';
import { refusalsOf, rejected } from './import.refusals.js';
import { HandedOnKeys } from './import.handed-on.js';
import { inLanes } from './import.lanes.js';
import type { ImportRowMessage, RowOutcome, RowsAnswer, WrittenEvent } from './import.messages.js';
import { ImportPreview } from './import.preview.js';
import { personalInPlan, plannedRow } from './import.planned.js';
import { addNames, ImportNames, noNames, type KnownNames } from './import.names.js';
import { apart, identifying, silent, type ApartRow, type PersonalCustodian, type PersonalRun } from './import.personal.js';
import { todayInChina } from './today.clock.js';
import { assertEntitled, rowMeta } from './import.meta.js';
import { correctsAnother, readRow, textsOf, type DecidedRow, type ReadRow } from './import.row.js';

export interface SessionContext {
  readonly district: string;
  readonly actor: ActorRef;
  /** what whoever imports is entitled to beside importing: what was recorded live is corrected under its own right */
  may?(right: string): boolean;
  readonly log: EventLog;
  readonly executor: CommandExecutor;
  readonly contract: Contract;
  readonly windowUseCase: ReturnType<typeof setHistoryWindow>;
  readonly annulUseCase: ReturnType<typeof annulEvent>;
  /** for what is not kept in memory; null keeps everything there. Ended with the session. */
  readonly temporary: TemporarySession | null;
  /** keeps what rows say of people; null where the service has no vault */
  readonly custodian?: PersonalCustodian | null;
  /** how many decided rows and names stay in memory where there is a session for the others; as they say themselves unless told */
  readonly keep?: { readonly rows: number; readonly names: number };
}

/** Appends that wait at once: enough to fill a group commit. */
const sideBySide = 24;

/**
 * One run of an import in one service: first every row is decided on an overlay, which nobody else sees;
 * then the same rows go to the log. Names that rows introduce are known to the rows after them.
 */
export class ImportSession {
  private overlay: OverlayEventLog | null = null;
  private readonly names: ImportNames;
  private readonly handedOn = new HandedOnKeys();
  lastUsed = 0;
  private readonly preview: ImportPreview;
  private cancelled = false;
  private readonly personal: PersonalRun | null;
  private mayComeAgain = false;
  private recordedAs: string | undefined;

  constructor(private readonly context: SessionContext) {
    this.preview = new ImportPreview(context.log, context.contract);
    this.names = new ImportNames(context.temporary, context.keep?.names);
    this.personal = context.custodian?.begin(context.district) ?? null;
  }

  /** Opens the window of history in the log, or in the overlay for a check. @param recordedAs noted beside all that is recorded */
  async open(cutOver: string, phase: 'check' | 'apply' | 'plan', recordedAs?: string): Promise<void> {
    this.recordedAs = recordedAs;
    this.mayComeAgain = await rowsWereTakenBack(this.context.log, rowPrincipal);
    if (phase === 'plan') return;
    // What the check decided is needed no longer once rows are carried out.
    if (phase === 'apply') await this.closeOverlay();
    const { executor, windowUseCase } = this.context;
    const log = phase === 'check' ? this.checked() : this.context.log;
    const commandId = derivedId('history-window', log.logId, cutOver); // The stream is called the same in every log of the district: its events must not be.
    await executor.execute(log, windowUseCase, windowUseCase.body.parse({ cutOver }), { ...this.meta(commandId, 0), effective: { from: cutOver, to: cutOver, precision: 'day', text: cutOver } });
  }

  /** What it did not keep in memory is gone with the server that kept it. */
  get isLost(): boolean {
    return this.context.temporary?.isLost === true && (this.overlay !== null || this.names.areSpilled);
  }

  /** What is decided or carried out now ends before its next row; the answer tells of the rows until then. */
  cancel(): void {
    this.cancelled = true;
  }

  know(references: References): Promise<void> {
    return this.names.know(references);
  }

  /** @param unregistered names that nobody knows; with it, rows are decided up to the first that has another unknown name @param preview the events are told with what they say */
  async check(table: ImportTable, rows: readonly ImportRowMessage[], { unregistered, preview = false }: { readonly unregistered?: Names | undefined; readonly preview?: boolean } = {}): Promise<RowsAnswer> {
    const log = this.checked();
    return this.oneByOne(table, rows, { log, unregistered, outcomeOf: (one) => this.execute(log, one, preview) });
  }

  /** Rows as steps of a plan: read on what is recorded, by names that earlier rows bring too. */
  async plan(table: ImportTable, rows: readonly ImportRowMessage[], unregistered?: Names): Promise<RowsAnswer> {
    const { log, contract } = this.context;
    if (table.personal !== undefined) return { rows: rows.map((row) => rejected(row, { errors: [personalInPlan] })), introduces: {} };
    return this.oneByOne(table, rows, { log, unregistered, outcomeOf: (one) => Promise.resolve(plannedRow(contract.context, one)) });
  }

  private async oneByOne(table: ImportTable, rows: readonly ImportRowMessage[], { log, unregistered, outcomeOf }: { readonly log: EventLog; readonly unregistered: Names | undefined; outcomeOf(one: DecidedRow): Promise<RowOutcome> }): Promise<RowsAnswer> {
    const given = await this.apart(table, rows);
    const known = await this.names.among(textsOf(given.map(({ row }) => row)));
    const outcomes: RowOutcome[] = [];
    const introduced = noNames();
    for (const [index, one] of given.entries()) {
      if (this.cancelled) break;
      const { row } = one;
      const read = await this.read(log, table, one, known);
      if (asksFor(read, unregistered)) return this.answer(outcomes, introduced, await this.unknownIn(log, table, given.slice(index), known));
      const outcome = 'errors' in read ? rejected(row, read) : await outcomeOf(read.decided);
      outcomes.push(outcome);
      if (!('errors' in read) && outcome.status !== 'rejected') introduce(read.introduces, introduced, known);
    }
    return this.answer(outcomes, introduced);
  }

  /** Rows that were checked, side by side; one that corrects another comes after all before it, and before all after it. */
  async apply(table: ImportTable, rows: readonly ImportRowMessage[], unregistered?: Names): Promise<RowsAnswer> {
    const given = await this.apart(table, rows);
    const known = await this.names.among(textsOf(given.map(({ row }) => row)));
    const outcomes = new Map<string, RowOutcome>();
    const { log } = this.context;
    let decided: DecidedRow[] = [];
    const carryOut = async (): Promise<void> => {
      const batch = decided;
      decided = [];
      await inLanes(batch, sideBySide, async (one) => void outcomes.set(one.row.id, await this.carryOut(log, one)), { stopped: () => this.cancelled, keysOf: ({ meta }) => this.handedOn.of(meta.commandId) });
    };
    const introduced = noNames();
    let unknown: Names | undefined;
    for (const [index, one] of given.entries()) {
      if (this.cancelled) break;
      const { row } = one;
      const alone = correctsAnother(row);
      if (alone) await carryOut();
      let read = await this.read(log, table, one, known);
      if (read.asksOfRecord === true && decided.length > 0) {
        await carryOut();
        read = await this.read(log, table, one, known);
      }
      if (asksFor(read, unregistered)) {
        unknown = await this.unknownIn(log, table, given.slice(index), known);
        break;
      }
      if ('errors' in read) {
        outcomes.set(row.id, rejected(row, read));
        continue;
      }
      decided.push(read.decided);
      introduce(read.introduces, introduced, known);
      if (alone) await carryOut();
    }
    await carryOut();
    return this.answer(rows.flatMap((row) => outcomes.get(row.id) ?? []), introduced, unknown);
  }

  /** Frees what was spilled; the session may not be used again. */
  async close(): Promise<void> {
    await this.closeOverlay();
    await this.context.temporary?.close();
  }

  private async answer(rows: readonly RowOutcome[], introduces: References, unknown?: Names): Promise<RowsAnswer> {
    await this.names.know(introduces);
    return { rows, introduces, ...(unknown === undefined ? {} : { unknown }) };
  }

  private async unknownIn(log: EventLog, table: ImportTable, rows: readonly ApartRow[], known: KnownNames): Promise<Names> {
    const organs = new Set<string>();
    const documents = new Set<string>();
    for (const row of rows) {
      const { unresolved } = await this.read(log, table, row, known);
      for (const name of unresolved.organs) organs.add(name);
      for (const name of unresolved.documents) documents.add(name);
    }
    return { organs: [...organs], documents: [...documents] };
  }

  private async read(log: EventLog, table: ImportTable, { row, personal }: ApartRow, known: KnownNames): Promise<ReadRow> {
    const { district, annulUseCase, contract, may } = this.context;
    const { recordedAs: importId, mayComeAgain } = this;
    const read = await readRow(table, row, { district, log, known, annulUseCase, contract, may, importId, mayComeAgain, metaOf: (commandId, live) => (live ? this.liveMeta(commandId, row.order) : this.meta(commandId, row.order)) });
    if (table.personal === undefined) return read;
    const about = personal?.errors ?? [];
    if ('errors' in read) return { ...read, errors: [...about, ...read.errors.map((error) => silent(error, row.cells)).filter(({ column }) => column !== personReference)] };
    if (about.length > 0) return { errors: about, unresolved: read.unresolved };
    return { ...read, decided: { ...read.decided, before: personal?.record } };
  }

  /** Rows without what they say of people, and with whom they are about. */
  private apart(table: ImportTable, rows: readonly ImportRowMessage[]): Promise<readonly ApartRow[]> {
    const { district, log, contract } = this.context;
    return apart(table, rows, this.personal, identifying(this.overlay ?? log, { district, table: table.name, contract, mayComeAgain: this.mayComeAgain }));
  }

  /** What the row says of a person is kept first: its event speaks of somebody. */
  private async carryOut(log: EventLog, one: DecidedRow): Promise<RowOutcome> {
    const { row, before, correction } = one;
    try {
      const today = todayInChina();
      await before?.({ ...this.meta(derivedId(one.meta.commandId, 'personal-data'), 0), mode: 'live', effective: onDay(today), today });
    } catch (error) {
      return rejected(row, { errors: refusalsOf(error, row, correction) });
    }
    return this.execute(log, one, false);
  }

  private checked(): OverlayEventLog {
    const { log, temporary, keep } = this.context;
    const appended = this.handedOn.note.bind(this.handedOn);
    this.overlay ??= new OverlayEventLog(log, temporary === null ? { appended } : { appended, spill: new PostgresOverlaySpill(temporary), ...(keep === undefined ? {} : { keep: keep.rows }) });
    return this.overlay;
  }

  private async closeOverlay(): Promise<void> {
    const overlay = this.overlay;
    this.overlay = null;
    await overlay?.close();
  }

  private async execute(log: EventLog, { row, useCase, body, meta, correction }: DecidedRow, preview: boolean): Promise<RowOutcome> {
    try {
      await assertEntitled(log, useCase, meta);
      const outcome: CommandOutcome = await this.context.executor.execute(log, useCase, body, meta);
      const events = outcome.status === 'recorded' ? outcome.events : [];
      const effective = meta.effective.text;
      const written = preview ? await this.preview.of(log, events, effective) : events.map(({ type, streamId }): WrittenEvent => ({ type, stream: streamId, effective }));
      return { id: row.id, status: outcome.status, errors: [], findings: outcome.findings.map(({ rule, zh, en }) => ({ rule, zh, en })), events: events.length, matter: useCase.title, written };
    } catch (error) {
      return { ...rejected(row, { errors: refusalsOf(error, row, correction) }), matter: useCase.title };
    }
  }

  /** What was recorded live is corrected like any other live change: by whoever may, under a document, by the rules of today. */
  private liveMeta(commandId: string, order: number): CommandMeta {
    return { ...this.meta(commandId, order), mode: 'live', today: todayInChina(), may: this.context.may ?? (() => false) };
  }

  private meta(commandId: string, order: number): CommandMeta {
    return rowMeta(this.context, commandId, order);
  }
}

const introduce = (names: References | undefined, ...into: readonly KnownNames[]): void => {
  for (const known of into) addNames(names ?? {}, known);
};

/** Does the row need a name that somebody else may know? */
const asksFor = ({ unresolved }: ReadRow, unregistered: Names | undefined): boolean =>
  unregistered !== undefined &&
  (unresolved.organs.some((name) => !unregistered.organs.includes(name)) || unresolved.documents.some((name) => !unregistered.documents.includes(name)));
