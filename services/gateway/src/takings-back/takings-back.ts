import { Problem } from '@yange/http';
import { TakingBackRun, type TakingBackOptions } from './taking-back.run.js';

const kept = 50;
const runningAtOnce = 2;

/** Runs of this process that take an import back, the last of each import. */
export class TakingsBack {
  private readonly runs = new Map<string, TakingBackRun>();

  of(district: string, importId: string): TakingBackRun | null {
    return this.runs.get(keyOf(district, importId)) ?? null;
  }

  /** One at a time for an import: who asks again is told of the one that runs. @throws {Problem} `imports-running` */
  begin(options: TakingBackOptions): TakingBackRun {
    const { district, importId } = options;
    const going = this.of(district, importId);
    if (going?.running === true) return going;
    if ([...this.runs.values()].filter(({ running }) => running).length >= runningAtOnce) throw new Problem(503, 'imports-running', { zh: '已有导入在撤回，请稍后再试', en: 'other imports are being taken back; try later' }, { retryAfterSeconds: 5 });
    const run = new TakingBackRun(options);
    this.runs.delete(keyOf(district, importId));
    this.runs.set(keyOf(district, importId), run);
    for (const [key, { running }] of [...this.runs].slice(0, Math.max(0, this.runs.size - kept))) if (!running) this.runs.delete(key);
    void run.run();
    return run;
  }

  async end(): Promise<void> {
    await Promise.all([...this.runs.values()].filter(({ running }) => running).map((run) => run.cancel()));
  }
}

const keyOf = (district: string, importId: string): string => `${district}/${importId}`;
