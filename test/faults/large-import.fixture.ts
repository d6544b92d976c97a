import { readFileSync } from 'node:fs';
import type pg from 'pg';
import type { ImportReportView } from '../support/import.fixture.js';
import { startPlatform, temporaryFolder } from '../support/platform.fixture.js';
import { killNow, waitUntilNoneLeft } from '../support/process-tree.fixture.js';
import { runYange, spawnYange, type SpawnedYange } from '../support/yange-command.fixture.js';
import { killVictim, untilStored, victims, type Victim } from './kill-victims.fixture.js';
import { withLogTables } from './log-tables.fixture.js';

export interface LargeImportOptions {
  readonly rows: number;
  readonly kills: number;
  readonly random: () => number;
  readonly table: { readonly name: string; readonly write: (folder: string, rows: number) => Promise<void> };
  readonly log: (line: string) => void;
}

interface Counted {
  /** rows of the table that an event speaks of */
  readonly rows: number;
  /** of these, rows with another number of events than most: half there, or there twice */
  readonly uneven: number;
  /** events that are there twice by id */
  readonly doubled: number;
  readonly positionsDense: boolean;
}

export interface LargeImportOutcome extends Omit<Counted, 'rows'> {
  readonly rows: number;
  readonly lost: number;
  readonly kills: readonly { readonly victim: Victim; readonly atEvents: number }[];
  readonly uploads: number;
  /** what the last upload was answered: `repeated` are the rows that were there already */
  readonly last: Pick<ImportReportView, 'state' | 'commands' | 'repeated' | 'unchanged' | 'events' | 'rejected'>;
  readonly verified: { readonly events: number; readonly problems: number };
  readonly seconds: number;
  /** most that a Node process of the platform held at once */
  readonly peakMb: number;
  readonly left: number;
}

/** One import, killed amid and brought to its end by uploading it again. */
export const largeImportUnderKills = async ({ rows, kills, random, table, log }: LargeImportOptions): Promise<LargeImportOutcome> => {
  const [data, upload] = [temporaryFolder(), temporaryFolder()];
  const began = performance.now();
  const peaks: number[] = [];
  const fallen: { victim: Victim; atEvents: number }[] = [];
  try {
    await table.write(upload.path, rows);
    const start = () => startPlatform({ dataFolder: data.path, empty: true });
    let platform = await start();
    const uploads = new Uploads(upload.path);
    uploads.bring(platform.url);
    const targets = Array.from({ length: kills }, (_, index) => Math.floor(((index + random()) / kills) * rows));
    for (const [index, target] of targets.entries()) {
      const victim = victims[index % victims.length] ?? 'both';
      const atEvents = await uploads.until((over) => untilStored(data.path, target, over));
      peaks.push(peakOf(platform.pid));
      await killVictim(data.path, victim, platform.pid);
      log(`kill ${index + 1}/${kills}: ${victim} at ${atEvents} events; ${Math.round((performance.now() - began) / 1000)} s, at most ${Math.max(...peaks)} MB`);
      fallen.push({ victim, atEvents });
      if (victim === 'postgres') continue;
      await uploads.ended();
      platform = await start();
      uploads.bring(platform.url);
    }
    const sent = await uploads.done();
    const { state, commands, repeated, unchanged, events, rejected } = sent;
    peaks.push(peakOf(platform.pid));
    const { rows: found, ...counted } = await countedIn(data.path, table.name);
    const verify = await runYange(['verify', '--data', data.path, '--json']);
    const { logs, problems } = JSON.parse(verify.stdout) as { logs: { events: number }[]; problems: number };
    const { left } = await platform.stop();
    return {
      rows, lost: rows - found, ...counted, kills: fallen, uploads: uploads.brought, last: { state, commands, repeated, unchanged, events, rejected },
      verified: { events: logs.reduce((sum, one) => sum + one.events, 0), problems }, seconds: Math.round((performance.now() - began) / 1000), peakMb: Math.max(...peaks), left: left.length,
    };
  } finally {
    for (const { pid } of await waitUntilNoneLeft([], [data.path], 5_000)) killNow(pid);
    for (const one of [data, upload]) one.remove();
  }
};

/** One folder, brought as a clerk brings it: again where the platform was killed, and where it says that it stopped since its database was away. */
class Uploads {
  brought = 0;
  #sent: SpawnedYange | undefined;
  #url = '';

  constructor(private readonly folder: string) {}

  bring(url: string): void {
    this.#url = url;
    this.brought += 1;
    this.#sent = spawnYange(['import', this.folder, '--url', url, '--json']);
  }

  async ended(): Promise<void> {
    await this.#sent?.ended;
  }

  /** @param work ends when it has what it waits for, throws when the upload is over before */
  async until<T>(work: (over: () => boolean) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work(() => this.#sent?.child.exitCode !== null);
      } catch (error) {
        await this.#again(error);
      }
    }
  }

  async done(): Promise<ImportReportView> {
    while ((await this.#sent?.ended) !== 0) await this.#again(undefined);
    return JSON.parse(this.#sent?.stdout() ?? '') as ImportReportView;
  }

  async #again(cause: unknown): Promise<void> {
    await this.ended();
    const [stdout = '', stderr = ''] = [this.#sent?.stdout(), this.#sent?.stderr()];
    if (!stdout.includes('"code":"log-unavailable"')) throw new Error(`an upload ended by itself:\n${stderr}\n${stdout}`, { cause });
    this.bring(this.#url);
  }
}

/** Most that was ever resident, in megabytes, as the kernel counts it (`VmHWM`); 0 where no kernel tells. */
const peakOf = (pid: number): number => {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
};

/** A row is a command, whose id is made of table and row: what stands in the envelope besides tells which table. */
const countedIn = (dataFolder: string, table: string): Promise<Counted> => withLogTables(dataFolder, async (logs) => {
  const all = await Promise.all([...logs.values()].map((client) => countsOf(client, table)));
  const sumOf = (part: 'rows' | 'uneven' | 'doubled'): number => all.reduce((sum, one) => sum + one[part], 0);
  return { rows: sumOf('rows'), uneven: sumOf('uneven'), doubled: sumOf('doubled'), positionsDense: all.every((one) => one.positionsDense) };
});

const countsOf = async (client: pg.Client, table: string): Promise<Counted> => {
  const sizes = await client.query<{ size: number; rows: number }>(
    `select size, count(*)::int as rows from (select count(*)::int as size from event_log.events where position(convert_to($1, 'UTF8') in envelope) > 0 group by command_id) as row group by size order by 2 desc`, [table]);
  const whole = await client.query<{ doubled: number; dense: boolean }>('select (count(*) - count(distinct event_id))::int as doubled, count(*) = coalesce(max(pos), 0) as dense from event_log.events');
  const rows = sizes.rows.reduce((sum, one) => sum + one.rows, 0);
  return { rows, uneven: rows - (sizes.rows[0]?.rows ?? 0), doubled: whole.rows[0]?.doubled ?? 0, positionsDense: whole.rows[0]?.dense ?? false };
};
