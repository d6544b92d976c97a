import { problemOf } from '@yange/http';
import { rowProblem, type ImportManifest } from '@yange/importing';
import type { ImportRowsRequest, RowOutcome, RowsAnswer } from '@yange/service-host';
import type { References } from '@yange/use-case';
import { PlannedRows } from '../plans/planned.rows.js';
import { MovingRows } from '../moves/moved.by.rows.js';
import { historyOf } from './history.window.js';
import { readUpload } from './import.reading.js';
import { addProblem, emptyReport, isHalf, knownAs, stopped, type ImportReport } from './import.report.js';
import { ImportedTables } from './imported.tables.js';
import { joined, nothingAsked, registeredNames, type RegisteredNames } from './registered.names.js';
import { RowLedger } from './row.ledger.js';
import type { RunOptions } from './run.options.js';
import type { SpilledRow, SpilledTable } from './spilled.table.js';
import type { UploadedFiles } from './uploaded.files.js';
import { whileUnavailable } from './while.unavailable.js';

const chunkRows = 400;

type Phase = 'check' | 'apply' | 'plan';

/** Somebody asked for the end of the run. */
class Cancelled extends Error {}

/**
 * One upload on its way through the services: every row is decided before the first is carried out.
 * A run that dies or is cancelled is simply brought again: rows that were carried out answer `repeated`.
 */
export class ImportRun {
  readonly report: ImportReport;
  /** as it was uploaded, confirmed or implied; null until it is known */
  manifest: ImportManifest | null = null;
  /** the run is over, whatever its end */
  readonly finished: Promise<void>;
  private ended: () => void = () => undefined;
  private readonly spilled: SpilledTable[] = [];
  private services: ImportedTables | null = null;
  private kept: RowLedger | null = null;
  private cutOver = '';
  private readonly moving: MovingRows;
  private cancelled = false;
  /** of rows that become a plan */
  readonly planned: PlannedRows | null;

  constructor(
    private readonly options: RunOptions,
    private uploaded: UploadedFiles | null,
  ) {
    this.moving = new MovingRows(options.clients);
    this.planned = options.plan === undefined ? null : new PlannedRows(options.plan.title);
    this.report = emptyReport(options, uploaded?.recordedAs(options.district));
    this.finished = new Promise((resolve) => (this.ended = resolve));
  }

  get running(): boolean {
    return this.report.state === 'checking' || this.report.state === 'applying';
  }

  /** What was asked, without what is of this very run. */
  get asked(): Omit<RunOptions, 'importId' | 'clients' | 'resumes'> {
    const { importId: _importId, clients: _clients, resumes: _resumes, ...asked } = this.options;
    return asked;
  }

  /** null once another run has them, or they are freed */
  get files(): UploadedFiles | null {
    return this.uploaded;
  }

  get resumable(): boolean {
    return !this.running && this.uploaded !== null;
  }

  /** For the run that goes on with them. */
  takeFiles(): UploadedFiles {
    const files = this.uploaded;
    if (files === null) throw new Error('the files of this run are gone');
    this.uploaded = null;
    return files;
  }

  /** What became of each row so far; null once it is freed. */
  get ledger(): RowLedger | null {
    return this.kept;
  }

  /** Never fails: what goes wrong is told in the report. What was uploaded and what became of the rows is kept until `free`. */
  async run(): Promise<void> {
    const { report } = this;
    try {
      const tables = await this.read();
      if (tables === null || !(await this.phase(tables, this.planned === null ? 'check' : 'plan'))) {
        report.state = 'rejected';
      } else if (this.planned !== null) {
        report.state = 'done';
      } else if (report.dryRun) {
        Object.assign(report, await this.moving.figures(this.options.district));
        report.state = 'done';
      } else {
        report.state = 'applying';
        await this.phase(tables, 'apply');
        report.state = 'done';
      }
    } catch (error) {
      if (error instanceof Cancelled) report.state = 'cancelled';
      else this.fail(error);
    } finally {
      if (isHalf(report)) report.half = true;
      await this.endRun();
      this.ended();
    }
  }

  /** Ends it between two rows; those that were carried out stay, and are told. */
  async cancel(): Promise<void> {
    if (!this.running) return;
    this.cancelled = true;
    const { importId, district } = this.options;
    await Promise.allSettled((this.services?.clients ?? []).map((client) => client.cancel(district, importId)));
    await this.finished;
  }

  /** Frees the disk. What the rows became cannot be asked any more. */
  async free(): Promise<void> {
    await this.finished;
    const ledger = this.kept;
    this.kept = null;
    const files = this.uploaded;
    this.uploaded = null;
    await Promise.allSettled([ledger?.close(), files?.close()]);
  }

  private fail(error: unknown): void {
    const problem = problemOf(error);
    this.report.state = 'failed';
    // What a caller of one command is told to do does not fit here: whatever went wrong with us, the same files may come again.
    this.report.failure = { code: problem.code, ...(problem.status < 500 && problem.detail ? problem.detail : stopped) };
  }

  private async read(): Promise<readonly SpilledTable[] | null> {
    const { report, options } = this;
    this.kept = await RowLedger.open();
    this.services = await ImportedTables.of(Object.values(options.clients));
    const { described, columns } = this.services;
    const history = { district: options.district, cutOver: options.cutOver ?? (await historyOf(Object.values(options.clients), options.district)), table: options.table };
    const upload = await readUpload({ files: this.uploaded?.byName ?? new Map(), described, columns, history, manifest: options.manifest, stopped: () => this.cancelled }, report, this.kept, (table) => this.spilled.push(table));
    await this.kept.flush();
    this.assertGoesOn();
    if (upload === null) return null;
    report.policy = options.policy ?? upload.manifest.policy;
    this.manifest = upload.manifest;
    this.cutOver = upload.manifest.cutOver;
    return upload.tables;
  }

  private async endRun(): Promise<void> {
    const { importId, district } = this.options;
    const clients = this.services?.clients ?? [];
    await Promise.allSettled([this.kept?.flush(), ...this.spilled.map((table) => table.close()), ...clients.map((client) => client.end(district, importId))]);
  }

  /** @returns false when rows are bad and nothing may be carried out */
  private async phase(tables: readonly SpilledTable[], phase: Phase): Promise<boolean> {
    const { report } = this;
    let order = 0;
    for (const [index, table] of tables.entries()) {
      const later = tables.slice(index + 1).map((other) => other.table);
      for await (const chunk of table.chunks(chunkRows)) {
        const introduces = await this.decide(table, chunk, phase, order);
        await this.kept?.flush();
        this.assertGoesOn();
        await this.tell(later, introduces, phase);
        report[phase === 'apply' ? 'applied' : 'checked'] += chunk.length;
      }
      order += table.rows;
    }
    return report.problems.length === 0 || report.policy === 'good-rows-only';
  }

  private assertGoesOn(): void {
    if (this.cancelled) throw new Cancelled();
  }

  /** Rows are sent again from the first whose names the service does not know, with what the registers say of them. */
  private async decide(table: SpilledTable, chunk: readonly SpilledRow[], phase: Phase, order: number): Promise<References> {
    const client = this.services?.ownerOf(table.table);
    let rest = chunk.filter(({ index }) => !table.isRefused(index));
    let asked: RegisteredNames = nothingAsked;
    const introduces: References[] = [];
    while (client !== undefined && rest.length > 0) {
      const rows = rest.map(({ index, id, cells }) => ({ id, order: order + index + 1, cells }));
      const send = (): Promise<RowsAnswer> => client.rows(this.options.district, this.options.importId, { phase, cutOver: this.cutOver, table: table.table, references: asked.known as ImportRowsRequest['references'], unregistered: asked.unknown, preview: this.report.dryRun, ...knownAs(this.report), rows } as ImportRowsRequest);
      // Rows that are only decided stand in what the service remembers of the run, which counts none of them twice.
      const answer = await (phase === 'apply' ? whileUnavailable(send, () => this.cancelled) : send());
      const byId = new Map(answer.rows.map((outcome) => [outcome.id, outcome]));
      for (const row of rest) {
        const outcome = byId.get(row.id);
        if (outcome !== undefined) this.count(table, row, outcome, phase);
      }
      introduces.push(answer.introduces);
      if (answer.unknown === undefined) break;
      rest = rest.slice(answer.rows.length);
      asked = await registeredNames(this.services?.registers ?? [], this.options.district, answer.unknown);
    }
    // While rows are carried out, whoever checked them knows already.
    return phase === 'apply' ? joined(introduces) : this.besideRegistered(joined(introduces));
  }

  /** A name that rows bring may have been another's before: whoever reads rows of those days has to know. */
  private async besideRegistered(introduces: References): Promise<References> {
    const organs = Object.keys(introduces.organs ?? {});
    if (organs.length === 0) return introduces;
    const { known } = await registeredNames(this.services?.registers ?? [], this.options.district, { organs, documents: [] });
    return joined([known, introduces]);
  }

  /** Names go to the services whose tables come later. */
  private async tell(later: readonly string[], introduces: References, phase: Phase): Promise<void> {
    if (Object.keys({ ...introduces.organs, ...introduces.documents }).length === 0) return;
    const { district, importId } = this.options;
    const told = new Map(later.flatMap((name) => {
      const client = this.services?.ownerOf(name);
      return client === undefined ? [] : [[client, name] as const];
    }));
    const request = { phase, cutOver: this.cutOver, ...knownAs(this.report), references: introduces as ImportRowsRequest['references'], rows: [] };
    await Promise.all([...told].map(([client, name]) => client.rows(district, importId, { ...request, table: name })));
  }

  private count(table: SpilledTable, row: SpilledRow, outcome: RowOutcome, phase: Phase): void {
    const { report } = this;
    const { findings, written = [], matter = null } = outcome;
    const errors = outcome.step === undefined ? outcome.errors : (this.planned?.add(outcome.step, outcome.made ?? {}) ?? []);
    const problems = errors.map(({ column, rule, zh, en }) => rowProblem({ file: table.file, sheet: table.sheet, line: row.line }, { column: column === '' ? null : column, rule, zh, en }));
    const status = errors.length > 0 ? 'rejected' : outcome.status;
    const final = status === 'rejected' || phase !== 'check' || report.dryRun;
    const told = { table: table.table, file: table.file, sheet: table.sheet, line: row.line, row: row.id, status, matter, findings, problems };
    if (final) this.kept?.add({ ...told, events: written.map(({ supposed: _supposed, ...event }) => event) });
    if (status === 'recorded' && report.dryRun) this.moving.add(this.services?.ownerOf(table.table), { table: table.table, row: row.id }, written);
    if (status === 'rejected') {
      table.refuse(row.index);
      report.rejected += 1;
      for (const problem of problems) addProblem(report, problem);
    }
    if (status === 'rejected' || !final) return;
    if (status === 'recorded' || status === 'planned') report.commands += 1;
    else report[status] += 1;
    report.events += outcome.events;
    for (const { rule } of findings) report.findings[rule] = (report.findings[rule] ?? 0) + 1;
  }
}
