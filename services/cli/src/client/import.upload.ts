import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailed, exitCode } from '../exit-code.js';
import { progress } from '../terminal/progress.js';
import type { GatewayClient } from './gateway.client.js';

/** What the gateway says of an import; see `ImportReport` there. */
export interface ImportReport {
  readonly importId: string;
  readonly state: 'checking' | 'applying' | 'done' | 'rejected' | 'failed';
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
  readonly failure?: { readonly code: string; readonly zh: string; readonly en: string };
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
  readonly folder: string;
  readonly district: string;
  readonly dryRun: boolean;
  readonly goodRowsOnly: boolean;
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
  for (const entry of await readdir(options.folder, { withFileTypes: true })) {
    if (entry.isFile() && /\.(json|csv|xlsx)$/i.test(entry.name)) form.append('file', new Blob([await readFile(join(options.folder, entry.name))]), basename(entry.name));
  }
  const query = new URLSearchParams({ dryRun: String(options.dryRun), ...(options.goodRowsOnly ? { policy: 'good-rows-only' } : {}) });
  const path = `/v1/districts/${options.district}/imports`;
  let report = await client.upload<ImportReport>(`${path}?${query.toString()}`, form);
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
