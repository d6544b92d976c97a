import { setTimeout as pause } from 'node:timers/promises';
import { district, type GatewayCaller } from './gateway.fixture.js';
import { formOf, type Tables } from './history-folder.fixture.js';

export interface ImportProblemView {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
  readonly hint: { readonly zh: string; readonly en: string };
}

export interface ImportReportView {
  readonly importId: string;
  readonly state: 'checking' | 'applying' | 'done' | 'rejected' | 'failed';
  readonly policy: string;
  readonly rows: number;
  readonly checked: number;
  readonly applied: number;
  readonly commands: number;
  readonly repeated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly events: number;
  readonly problems: readonly ImportProblemView[];
  readonly warnings: readonly ImportProblemView[];
  readonly failure?: { readonly code: string; readonly zh: string; readonly en: string };
}

export interface ImportWish {
  readonly dryRun?: boolean;
  readonly goodRowsOnly?: boolean;
  /** example person; a clerk where it is left out, who may not correct what a decision is asked for */
  readonly as?: string;
  readonly onProgress?: (report: ImportReportView) => void;
}

/** Brings a folder through the gateway's import endpoint to its end. */
export const importTables = async (gateway: GatewayCaller, tables: Tables, wish: ImportWish = {}): Promise<ImportReportView> => {
  const path = `/v1/districts/${district}/imports`;
  const query = `dryRun=${String(wish.dryRun ?? false)}${wish.goodRowsOnly === true ? '&policy=good-rows-only' : ''}`;
  const started = await gateway.call('POST', `${path}?${query}`, { bytes: formOf(tables), ...(wish.as === undefined ? {} : { as: wish.as }) });
  if (started.status !== 202) throw new Error(`the import was not taken: ${started.status} ${started.text}`);
  let report = started.body as ImportReportView;
  while (report.state === 'checking' || report.state === 'applying') {
    await pause(40);
    report = await gateway.get<ImportReportView>(`${path}/${report.importId}`, wish.as);
    wish.onProgress?.(report);
  }
  return report;
};
