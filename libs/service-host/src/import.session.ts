import { OverlayEventLog, type EventLog } from '@yange/event-log';
import { derivedId, Rejected } from '@yange/kernel';
import { CommandIdReused, RowReader, rowCommandId, type setHistoryWindow, type ActorRef, type AnyUseCase, type CellError, type CommandExecutor, type CommandMeta, type CommandOutcome, type ImportTable, type References, type Streams } from '@yange/use-case';
import { ZodError } from 'zod';
import type { ImportRowMessage, RowOutcome } from './import.messages.js';

export interface SessionContext {
  readonly district: string;
  readonly actor: ActorRef;
  readonly log: EventLog;
  readonly executor: CommandExecutor;
  readonly windowUseCase: ReturnType<typeof setHistoryWindow>;
}

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
  private readonly overlay: EventLog;
  private references: References = {};
  lastUsed = 0;

  constructor(private readonly context: SessionContext) {
    this.overlay = new OverlayEventLog(context.log);
  }

  /** Opens the window of history in the log, or in the overlay for a check. */
  async open(cutOver: string, phase: 'check' | 'apply'): Promise<void> {
    const { executor, windowUseCase } = this.context;
    const log = phase === 'check' ? this.overlay : this.context.log;
    // The stream is called the same in every log of the district: its events must not be.
    const commandId = derivedId('history-window', log.logId, cutOver);
    await executor.execute(log, windowUseCase, { cutOver }, { ...this.meta(commandId, 0), effective: { from: cutOver, to: cutOver, precision: 'day', text: cutOver } });
  }

  know(references: References): void {
    this.references = {
      organs: { ...this.references.organs, ...references.organs },
      documents: { ...this.references.documents, ...references.documents },
    };
  }

  async check(table: ImportTable, rows: readonly ImportRowMessage[]): Promise<{ outcomes: readonly RowOutcome[]; introduces: References }> {
    return this.run(table, rows, this.overlay, 1);
  }

  async apply(table: ImportTable, rows: readonly ImportRowMessage[]): Promise<{ outcomes: readonly RowOutcome[]; introduces: References }> {
    return this.run(table, rows, this.context.log, 24);
  }

  private async run(table: ImportTable, rows: readonly ImportRowMessage[], log: EventLog, lanes: number): Promise<{ outcomes: readonly RowOutcome[]; introduces: References }> {
    const outcomes = new Map<string, RowOutcome>();
    const decided: DecidedRow[] = [];
    let introduces: References = {};
    for (const row of rows) {
      const read = this.read(table, row);
      if ('errors' in read) {
        outcomes.set(row.id, { id: row.id, status: 'rejected', errors: read.errors, findings: [], events: 0 });
        continue;
      }
      decided.push(read.decided);
      if (read.introduces) {
        this.know(read.introduces);
        introduces = { organs: { ...introduces.organs, ...read.introduces.organs }, documents: { ...introduces.documents, ...read.introduces.documents } };
      }
    }
    await inLanes(decided, lanes, async (one) => {
      outcomes.set(one.row.id, await this.execute(log, one));
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

/** Runs rows side by side, except that rows which share a stream keep their order. */
const inLanes = async (rows: readonly DecidedRow[], lanes: number, run: (row: DecidedRow) => Promise<void>): Promise<void> => {
  const tails = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  for (const row of rows) {
    const refs: Streams = row.useCase.streams(row.body, row.meta);
    const streams = Object.values(refs).map((ref) => ref.streamId);
    const before = [...new Set(streams.flatMap((stream) => tails.get(stream) ?? []))];
    const task = Promise.all(before).then(() => run(row));
    for (const stream of streams) tails.set(stream, task);
    running.add(task);
    void task.finally(() => running.delete(task)).catch(() => undefined);
    if (running.size >= lanes) await Promise.race(running);
  }
  await Promise.all(running);
};
