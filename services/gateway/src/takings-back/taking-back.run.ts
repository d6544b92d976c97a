import { problemOf } from '@yange/http';
import type { TakingBackAnswer } from '@yange/service-host';
import type { ServiceClient } from '../imports/service.client.js';
import type { TakingBackReport } from '../openapi/taking-back.shapes.js';

/** Rows of one service that were signed for, and where the next of them lies. */
export interface SignedPart {
  readonly service: string;
  readonly draftId: string;
  readonly rows: number;
  /** position; exclusive */
  readonly before: number;
  /** of its last row */
  readonly recordedAt: string;
}

export interface TakingBackOptions {
  readonly importId: string;
  readonly district: string;
  readonly by: string;
  readonly clients: Readonly<Record<string, ServiceClient>>;
  readonly parts: readonly SignedPart[];
}

type Report = { -readonly [K in keyof TakingBackReport]: TakingBackReport[K] };

const chunkRows = 100;
const shown = 1_000;

/**
 * All rows of an upload on their way back, over all logs, the last recorded first: a row comes before those that were recorded before it, whichever log they lie in. What was done stands in the logs,
 * so that a run that dies is simply begun anew.
 */
export class TakingBackRun {
  readonly report: Report;
  private cancelled = false;
  /** the run is over, whatever its end */
  readonly finished: Promise<void>;
  private ended: () => void = () => undefined;

  constructor(private readonly options: TakingBackOptions) {
    const { importId, by, parts } = options;
    this.report = { importId, by, state: 'running', startedAt: new Date().toISOString(), rows: parts.reduce((sum, { rows }) => sum + rows, 0), looked: 0, takenBack: 0, nothingLeft: 0, before: 0, refused: 0, events: 0, problems: [] };
    this.finished = new Promise((resolve) => (this.ended = resolve));
  }

  get running(): boolean {
    return this.report.state === 'running';
  }

  /** Never fails: what goes wrong is told in the report. */
  async run(): Promise<void> {
    const { report } = this;
    try {
      await this.takeBack();
      report.state = this.cancelled ? 'cancelled' : report.refused > 0 ? 'partly' : 'done';
    } catch (error) {
      const { code, status, detail } = problemOf(error);
      report.state = 'failed';
      report.failure = { code, ...(status < 500 && detail ? detail : broken) };
    } finally {
      this.ended();
    }
  }

  /** Ends it between two rows. */
  async cancel(): Promise<void> {
    this.cancelled = true;
    await this.finished;
  }

  private async takeBack(): Promise<void> {
    const { district, importId, clients } = this.options;
    let open = [...this.options.parts];
    while (open.length > 0 && !this.cancelled) {
      const [next, other] = open.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)) as [SignedPart, SignedPart?];
      const asked = { draftId: next.draftId, before: next.before, limit: chunkRows, ...(other === undefined ? {} : { downTo: other.recordedAt }) };
      const answer = await clients[next.service]?.hand<TakingBackAnswer>('POST', `/v1/districts/${district}/recorded-imports/${importId}/takings-back`, asked);
      if (answer === undefined) return;
      this.count(next.service, answer);
      const rest = open.filter((part) => part !== next);
      open = answer.next === null ? rest : [...rest, { ...next, ...answer.next }];
    }
  }

  private count(service: string, { rows }: TakingBackAnswer): void {
    const { report } = this;
    for (const { table, row, status, events, refusal } of rows) {
      report.looked += 1;
      report.events += events;
      if (status === 'taken-back') report.takenBack += 1;
      else if (status === 'nothing-left') report.nothingLeft += 1;
      else if (status === 'repeated') report.before += 1;
      else report.refused += 1;
      if (refusal !== undefined && report.problems.length < shown) report.problems.push({ service, table, row, ...refusal });
    }
  }
}

const broken = { zh: '撤回中断；再次办理即从中断处继续，已撤回的行不会重复', en: 'it stopped half-way; begin it again: it goes on, and repeats nothing' };
