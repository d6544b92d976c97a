import type { ImportManifest } from '@yange/importing';
import type { ImportReport } from './import.report.js';
import type { ServiceClient } from './service.client.js';

export interface RunOptions {
  readonly importId: string;
  readonly district: string;
  readonly dryRun: boolean;
  /** as the manifest says where it is left out */
  readonly policy?: ImportReport['policy'];
  /** in place of the uploaded one, or of none */
  readonly manifest?: ImportManifest;
  /** for an upload without a manifest, where the district has no window of history yet */
  readonly cutOver?: string;
  /** of a single CSV without a manifest, whatever it is called */
  readonly table?: string;
  /** the run whose files these are */
  readonly resumes?: string;
  /** files of which cells were corrected since they were uploaded */
  readonly corrected?: readonly string[];
  readonly clients: Readonly<Record<string, ServiceClient>>;
  /** rows become steps of a plan of this title: read, and neither decided nor carried out */
  readonly plan?: { readonly title: string };
}
