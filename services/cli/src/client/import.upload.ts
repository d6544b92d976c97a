import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { components } from '@yange/api-client';
import { CommandFailed, exitCode } from '../exit-code.js';
import { progress } from '../terminal/progress.js';
import { ask, type GatewayClient } from './gateway.client.js';

export type ImportReport = components['schemas']['ImportReport'];

/** What an upload without a manifest probably is. */
export type ImportProposal = NonNullable<ImportReport['proposal']>;

export type ImportProblem = components['schemas']['ImportProblem'];

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
  /** rows become a plan of this title, and nothing is recorded */
  readonly plan?: string;
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
  const asked = { dryRun: options.dryRun ? 'true' : 'false', ...(options.goodRowsOnly ? { policy: 'good-rows-only' as const } : {}) } as const;
  const alone = { ...(options.cutOver === undefined ? {} : { cutOver: options.cutOver }), ...(options.table === undefined ? {} : { table: options.table }), ...(options.plan === undefined ? {} : { plan: options.plan }) };
  const { district } = options;
  const begun = client.api.POST('/v1/districts/{district}/imports', { params: { path: { district }, query: { ...asked, ...alone } }, body: {}, bodySerializer: () => form });
  const report = await follow(client, district, await ask(begun));
  const { proposal } = report;
  if (options.confirmColumns !== true || proposal?.manifest == null || proposal.certain || report.state !== 'rejected') return report;
  const path = { district, importId: report.importId };
  return follow(client, district, await ask(client.api.POST('/v1/districts/{district}/imports/{importId}/resumption', { params: { path, query: asked }, body: { manifest: proposal.manifest } })));
};

const filesOf = async (path: string): Promise<readonly string[]> => {
  if ((await stat(path)).isFile()) return [path];
  return (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile() && /\.(json|csv|xlsx)$/i.test(entry.name)).map(({ name }) => join(path, name));
};

const follow = async (client: GatewayClient, district: string, begun: ImportReport): Promise<ImportReport> => {
  let report = begun;
  const shown = progress('导入 import');
  while (report.state === 'checking' || report.state === 'applying') {
    await pause(pollMs);
    report = await ask(client.api.GET('/v1/districts/{district}/imports/{importId}', { params: { path: { district, importId: begun.importId } } }));
    const applying = report.state !== 'checking';
    shown.update(applying ? report.applied : report.checked, Math.max(report.rows, 1), applying ? '入库 applying' : '校核 checking');
  }
  shown.stop();
  return report;
};
