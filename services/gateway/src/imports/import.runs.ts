import { Problem } from '@yange/http';
import type { ImportRun } from './import.run.js';

/** Whose run it is: nobody else may see it. */
export interface Owner {
  readonly district: string;
  readonly person: string;
}

interface Kept extends Owner {
  readonly run: ImportRun;
}

const keptRuns = 50;
/** finished runs whose files and rows stay on disk: the newest, and for so long */
const keptFiles = 5;
const keptMinutes = 60;
const runningAtOnce = 2;

/** Runs of this process, the newest last. */
export class ImportRuns {
  private readonly runs = new Map<string, Kept>();
  /** uploads that are still being read */
  private arriving = 0;

  /** @throws {Problem} `imports-running`; the place is held while `arrival` goes on */
  async whileArriving<T>(arrival: () => Promise<T>): Promise<T> {
    if ([...this.runs.values()].filter(({ run }) => run.running).length + this.arriving >= runningAtOnce) {
      throw new Problem(503, 'imports-running', { zh: '已有导入在进行，请稍后再试', en: 'other imports are running; try later' }, { retryAfterSeconds: 5 });
    }
    this.arriving += 1;
    try {
      return await arrival();
    } finally {
      this.arriving -= 1;
    }
  }

  start(run: ImportRun, owner: Owner): ImportRun {
    this.runs.set(run.report.importId, { run, ...owner });
    for (const [id, { run: old }] of [...this.runs].slice(0, Math.max(0, this.runs.size - keptRuns))) {
      this.runs.delete(id);
      void old.free();
    }
    void run.run().then(() => this.freeOld(run));
    return run;
  }

  /** @throws {Problem} `not-found`, also for the run of somebody else */
  of(importId: string, owner: Owner): ImportRun {
    const kept = this.runs.get(importId);
    if (kept === undefined || kept.district !== owner.district || kept.person !== owner.person) throw new Problem(404, 'not-found');
    return kept.run;
  }

  /** The newest first. */
  ownedBy({ district, person }: Owner): readonly ImportRun[] {
    return [...this.runs.values()].filter((kept) => kept.district === district && kept.person === person).map(({ run }) => run).reverse();
  }

  async freeAll(): Promise<void> {
    await Promise.all([...this.runs.values()].map(({ run }) => run.cancel().then(() => run.free())));
  }

  private freeOld(finished: ImportRun): void {
    const idle = [...this.runs.values()].filter(({ run }) => !run.running && run.ledger !== null);
    for (const { run } of idle.slice(0, Math.max(0, idle.length - keptFiles))) void run.free();
    setTimeout(() => void finished.free(), keptMinutes * 60_000).unref();
  }
}
