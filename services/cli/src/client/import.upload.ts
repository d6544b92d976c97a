import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailed, exitCode } from '../exit-code.js';
import { progress } from '../terminal/progress.js';
import type { GatewayClient } from './gateway.client.js';

/** What the gateway says of an import; see `ImportReport` there. */
export interface ImportReport {
  readonly importId: string;
  readonly state: 'checking' | 'applying' | 'done' | 'rejected' | 'failed' | 'cancelled';
  readonly rows: number;
  readonly checked: number;
  readonly applied: number;
  readonly commands: number;
  readonly repeated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly events: number;
  readonly findings: Readonly<Record<string, number>>;
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
  readonly proposal?: ImportProposal;
  readonly failure?: { readonly code: string; readonly zh: string; readonly en: string };
}

/** What an upload without a manifest probably is; see `libs/importing`. */
export interface ImportProposal {
  readonly certain: boolean;
  readonly tables: readonly {
    readonly file: string;
    readonly sheet: string | null;
    readonly table: string | null;
    readonly columns: readonly { readonly written: string; readonly column: string | null; readonly how: string }[];
    readonly missing: readonly string[];
  }[];
  readonly manifest: object | null;
}

export interface ImportProblem {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
  readonly hint: { readonly zh: string; readonly en: string };
}

export interface UploadOptions {
  /** a folder with a manifest.json, or a workbook or CSV by itself */
  readonly folder: string;
  readonly district: string;
  readonly dryRun: boolean;
  readonly goodRowsOnly: boolean;
  /** of a file by itself, where the district was never imported */
  readonly cutOver?: string;
  /** of a CSV by itself */
  readonly table?: string;
  /** takes columns as they are proposed, where they are not named as in the template */
  readonly confirmColumns?: boolean;
}

const pollMs = 150;

/** The district that the folder's manifest names. */
export const districtOf = async (folder: string): Promise<string> => {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new CommandFailed(`${folder} 没有 manifest.json · has no manifest.json`, exitCode.usage);
  });
  const district = /"district"\s*:\s*"(\d{2,12})"/.exec(text)?.[1];
  if (district === undefined) throw new CommandFailed(`${folder}/manifest.json 未写明区划 · names no district ("district": "150302")`, exitCode.usage);
  return district;
};

/** Brings a folder of tables through the gateway's import endpoint and follows the run to its end. */
export const uploadFolder = async (client: GatewayClient, options: UploadOptions): Promise<ImportReport> => {
  const form = new FormData();
  for (const file of await filesOf(options.folder)) form.append('file', new Blob([await readFile(file)]), basename(file));
  const policy = options.goodRowsOnly ? { policy: 'good-rows-only' } : {};
  const alone = { ...(options.cutOver === undefined ? {} : { cutOver: options.cutOver }), ...(options.table === undefined ? {} : { table: options.table }) };
  const query = new URLSearchParams({ dryRun: String(options.dryRun), ...policy, ...alone });
  const path = `/v1/districts/${options.district}/imports`;
  const report = await follow(client, path, await client.upload<ImportReport>(`${path}?${query.toString()}`, form));
  const { proposal } = report;
  if (options.confirmColumns !== true || proposal?.manifest == null || proposal.certain || report.state !== 'rejected') return report;
  const again = new URLSearchParams({ dryRun: String(options.dryRun), ...policy });
  return follow(client, path, await client.post<ImportReport>(`${path}/${report.importId}/resumption?${again.toString()}`, { manifest: proposal.manifest }));
};

const filesOf = async (path: string): Promise<readonly string[]> => {
  if ((await stat(path)).isFile()) return [path];
  return (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile() && /\.(json|csv|xlsx)$/i.test(entry.name)).map(({ name }) => join(path, name));
};

const follow = async (client: GatewayClient, path: string, begun: ImportReport): Promise<ImportReport> => {
  let report = begun;
  const shown = progress('导入 import');
  while (report.state === 'checking' || report.state === 'applying') {
    await pause(pollMs);
    report = await client.get<ImportReport>(`${path}/${report.importId}`);
    const applying = report.state !== 'checking';
    shown.update(applying ? report.applied : report.checked, Math.max(report.rows, 1), applying ? '入库 applying' : '校核 checking');
  }
  shown.stop();
  return report;
};
