import type { ReportView } from '@yange/reporting';
import type { ImportReport } from '../client/import.upload.js';
import type { Platform } from './platform.js';

/** A district whose history was loaded, and what its figures are. */
export interface LoadedDistrict {
  readonly district: string;
  readonly imported: ImportReport;
  readonly view: ReportView;
}

export interface Ready {
  readonly readyMs: number;
  readonly loaded: readonly LoadedDistrict[];
}

const counts = ({ rows, commands, repeated, events, rejected }: ImportReport) => ({ rows, commands, repeated, events, rejected });

/** The one line of `yange start --json`: for a program that waits until it may ask. `import` is that of the first district, `imports` holds all. */
export const readyLine = ({ url, dataFolder, processes }: Platform, { readyMs, loaded }: Ready): object => {
  const [first] = loaded;
  return {
    ready_ms: Math.round(readyMs),
    url,
    dataFolder,
    processes,
    import: first === undefined ? null : counts(first.imported),
    imports: Object.fromEntries(loaded.map(({ district, imported }) => [district, counts(imported)])),
  };
};
