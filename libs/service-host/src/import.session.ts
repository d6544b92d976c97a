import { OverlayEventLog, type EventLog } from '@yange/event-log';
import { derivedId, Rejected } from '@yange/kernel';
import { CommandIdReused, RowReader, rowCommandId, type setHistoryWindow, type ActorRef, type AnyUseCase, type CellError, type Citing, type CommandExecutor, type CommandMeta, type CommandOutcome, type ImportTable, type References, type Streams } from '@yange/use-case';
import { ZodError } from 'zod';
import type { ImportRowMessage, RowOutcome } from './import.messages.js';

export interface SessionContext {
  readonly district: string;
  readonly actor: ActorRef;
  readonly log: EventLog;
  readonly executor: CommandExecutor;
  readonly windowUseCase: ReturnType<typeof setHistoryWindow>;
}

export interface DecidedRows {
  readonly outcomes: readonly RowOutcome[];
  /** names that later rows and tables may refer to */
  readonly introduces: References;
}

/** Appends that wait at once: enough to fill a group commit. */
const sideBySide = 24;

interface DecidedRow {
  readonly row: ImportRowMessage;
  readonly useCase: AnyUseCase;
  readonly body: unknown;
  readonly meta: CommandMeta;
}

/**
 * One run of an import in one service: first every row is decided on an overlay, which nobody else sees;
 * then the same rows go to the log. Names that rows introduce are known to the rows after them.
 */
export class ImportSession {
  private overlay: EventLog;
  private applying = false;
  private readonly organs: Record<string, string> = {};
  private readonly documents: Record<string, NonNullable<References['documents']>[string]> = {};
  private readonly references: References = { organs: this.organs, documents: this.documents };
  lastUsed = 0;

  constructor(private readonly context: SessionContext) {
    this.overlay = new OverlayEventLog(context.log);
  }

  /** Opens the window of history in the log, or in the overlay for a check. */
  async open(cutOver: string, phase: 'check' | 'apply'): Promise<void> {
    // What the check decided is needed no longer once rows are carried out: an overlay of many rows is large.
    if (phase === 'apply' && !this.applying) this.overlay = new OverlayEventLog(this.context.log);
    this.applying = phase === 'apply';
    const { executor, windowUseCase } = this.context;
    const log = phase === 'check' ? this.overlay : this.context.log;
    // The stream is called the same in every log of the district: its events must not be.
    const commandId = derivedId('history-window', log.logId, cutOver);
    await executor.execute(log, windowUseCase, windowUseCase.body.parse({ cutOver }), { ...this.meta(commandId, 0), effective: { from: cutOver, to: cutOver, precision: 'day', text: cutOver } });
  }

  know(references: References): void {
    // Added to, never copied: an import may name a hundred thousand things.
    Object.assign(this.organs, references.organs);
    for (const [name, citing] of Object.entries(references.documents ?? {})) this.documents[name] = inOneOrder(citing);
  }

  async check(table: ImportTable, rows: readonly ImportRowMessage[]): Promise<DecidedRows> {
    const outcomes: RowOutcome[] = [];
    let introduces: References = {};
    for (const row of rows) {
      const read = this.read(table, row);
      const outcome = 'errors' in read ? rejected(row, read.errors) : await this.execute(this.overlay, read.decided);
      outcomes.push(outcome);
      if ('errors' in read || outcome.status === 'rejected' || read.introduces === undefined) continue;
      this.know(read.introduces);
      introduces = joined(introduces, read.introduces);
    }
    return { outcomes, introduces };
  }

  /** Rows that were checked, side by side. */
  async apply(table: ImportTable, rows: readonly ImportRowMessage[]): Promise<DecidedRows> {
    const outcomes = new Map<string, RowOutcome>();
    const decided: DecidedRow[] = [];
    let introduces: References = {};
    for (const row of rows) {
      const read = this.read(table, row);
      if ('errors' in read) {
        outcomes.set(row.id, rejected(row, read.errors));
        continue;
      }
      decided.push(read.decided);
      this.know(read.introduces ?? {});
      introduces = joined(introduces, read.introduces ?? {});
    }
    await inLanes(decided, sideBySide, async (one) => {
      outcomes.set(one.row.id, await this.execute(this.context.log, one));
    });
    return { outcomes: rows.flatMap((row) => outcomes.get(row.id) ?? []), introduces };
  }

  private read(table: ImportTable, row: ImportRowMessage): { errors: readonly CellError[] } | { decided: DecidedRow; introduces?: References } {
    const { district } = this.context;
    const reader = new RowReader({ district, table: table.name, row: row.id }, row.cells, this.references);
    const effective = reader.effective();
    const citation = table.citesDocument === false ? reader.source() : reader.citation();
    try {
      const command = table.command(reader);
      if (reader.errors.length > 0 || effective === null || citation === null) return { errors: reader.errors };
      const body: unknown = command.useCase.body.parse(command.body);
      const meta: CommandMeta = {
        ...this.meta(rowCommandId(district, table.name, row.id), row.order),
        effective,
        citations: [citation],
        importRow: { table: table.name, row: row.id },
      };
      return { decided: { row, useCase: command.useCase, body, meta }, ...(command.introduces ? { introduces: command.introduces } : {}) };
    } catch (error) {
      return { errors: reader.errors.length > 0 ? reader.errors : errorsOf(error, row) };
    }
  }

  private async execute(log: EventLog, { row, useCase, body, meta }: DecidedRow): Promise<RowOutcome> {
    try {
      const outcome: CommandOutcome = await this.context.executor.execute(log, useCase, body, meta);
      const findings = outcome.findings.map(({ rule, zh, en }) => ({ rule, zh, en }));
      return { id: row.id, status: outcome.status, errors: [], findings, events: outcome.status === 'recorded' ? outcome.events.length : 0 };
    } catch (error) {
      return { id: row.id, status: 'rejected', errors: errorsOf(error, row), findings: [], events: 0 };
    }
  }

  private meta(commandId: string, order: number): CommandMeta {
    const { district, actor } = this.context;
    return {
      district,
      commandId,
      actor,
      principal: 'import',
      mode: 'history',
      effective: { from: null, to: '1949-10-01', precision: 'by-end-of', text: '' },
      citations: [],
      decision: null,
      corrects: null,
      correlationId: commandId,
      causationId: null,
      traceparent: null,
      order,
      importRow: null,
      id: (label) => derivedId(commandId, label),
    };
  }
}

/** A command is known by the hash of what it cites, fields in this order: a row that comes again must cite in the same. */
const inOneOrder = ({ documentId, number, title, issuer, issuedOn, kind, place, quote, provenance }: Citing): Citing =>
  Object.fromEntries(Object.entries({ documentId, number, title, issuer, issuedOn, kind, place, quote, provenance }).filter(([, value]) => value !== undefined));

const rejected = ({ id }: ImportRowMessage, errors: readonly CellError[]): RowOutcome => ({ id, status: 'rejected', errors, findings: [], events: 0 });

const joined = (one: References, other: References): References => ({ organs: { ...one.organs, ...other.organs }, documents: { ...one.documents, ...other.documents } });

const errorsOf = (error: unknown, row: ImportRowMessage): readonly CellError[] => {
  if (error instanceof Rejected) return [{ column: columnOf(error, row), rule: error.rule, zh: error.zh, en: error.en }];
  if (error instanceof CommandIdReused) {
    return [{ column: '序号', rule: 'changed-row', zh: '此序号的行已导入且内容不同；请另行登记更正', en: 'a row of this id was imported with another content; record a correction instead' }];
  }
  if (error instanceof ZodError) return error.issues.slice(0, 10).map((issue) => ({ column: issue.path.join('.'), rule: 'schema', zh: `内容不合要求：${issue.message}`, en: issue.message }));
  throw error;
};

/** A rule knows no columns: it is about the date, or about the one cell that says what the rule names among its facts. Empty where it is about the row. */
const columnOf = ({ rule, facts }: Rejected, { cells }: ImportRowMessage): string => {
  if (rule === 'after-cut-over') return '生效日期';
  const named = new Set(Object.values(facts));
  const columns = Object.keys(cells).filter((column) => cells[column] !== '' && named.has(cells[column] ?? ''));
  return columns.length === 1 ? (columns[0] ?? '') : '';
};

/**
 * Runs rows side by side, except that rows which share a stream keep their order. After a failure nothing more is begun, and what was begun is waited for:
 * nothing goes on behind an answer that was given.
 */
const inLanes = async (rows: readonly DecidedRow[], lanes: number, run: (row: DecidedRow) => Promise<void>): Promise<void> => {
  const tails = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for (const row of rows) {
    if (failures.length > 0) break;
    const refs: Streams = row.useCase.streams(row.body, row.meta);
    const streams = Object.values(refs).map((ref) => ref.streamId);
    const before = [...new Set(streams.flatMap((stream) => tails.get(stream) ?? []))];
    const task: Promise<void> = Promise.all(before)
      .then(() => (failures.length > 0 ? undefined : run(row)))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(task));
    for (const stream of streams) tails.set(stream, task);
    running.add(task);
    if (running.size >= lanes) await Promise.race(running);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
};
