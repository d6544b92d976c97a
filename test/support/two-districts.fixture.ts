import type { ReportView } from '@yange/reporting';
import type { RunningPlatform } from './platform.fixture.js';
import { runYange } from './yange-command.fixture.js';

export const first = '150302';
export const synthetic = '990101';
export const both = [first, synthetic] as const;
export const contexts = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;

interface ImportCounts {
  readonly state: string;
  readonly rows: number;
  readonly events: number;
  readonly rejected: number;
}

/** A history that says how its district treats rules is brought by who may set them. */
export const bring = async (platform: RunningPlatform, folder: string, as = 'local-approver'): Promise<ImportCounts> => {
  const { code, stdout, stderr } = await runYange(['import', folder, '--as', as, '--url', platform.url, '--json']);
  if (code !== 0) throw new Error(`${folder}: ${code} ${stdout} ${stderr}`);
  return JSON.parse(stdout) as ImportCounts;
};

export const reportOf = async (platform: RunningPlatform, district: string): Promise<ReportView> => {
  const { code, stdout } = await runYange(['report', '--district', district, '--url', platform.url, '--json']);
  expect(code).toBe(0);
  return JSON.parse(stdout) as ReportView;
};

export const add = async (platform: RunningPlatform, district: string): Promise<void> => {
  const { code, stdout, stderr } = await runYange(['add-district', district, '--url', platform.url, '--json']);
  expect([code, stderr, JSON.parse(stdout)]).toEqual([0, '', { districts: [first, district], followed: [] }]);
};
