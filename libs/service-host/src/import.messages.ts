import type { Names, References, Words } from '@yange/use-case';
import { z } from 'zod';
import type { PlanStepInput } from './what-if/plan.js';

const text = z.string().max(5000);

const citing = z.strictObject({
  documentId: text.optional(),
  number: text.optional(),
  title: text.optional(),
  issuer: text.optional(),
  issuedOn: text.optional(),
  kind: text.optional(),
  place: text.optional(),
  quote: text.optional(),
  provenance: z.enum(['stated', 'reconstructed', 'synthetic']).optional(),
});

/** who bears a name of an organ, and since when */
const borne = z.union([text, z.array(z.strictObject({ id: text, since: z.union([z.iso.date(), z.literal('')]) }))]);

const importRow = z.strictObject({
  id: z.string().min(1).max(100),
  /** place in the whole import: breaks ties between facts of one day */
  order: z.number().int().min(0),
  cells: z.record(z.string(), z.string().max(32_767)),
});

const names = z.strictObject({ organs: z.array(text).max(20_000), documents: z.array(text).max(20_000) });

/** Which of these names does the service know? */
export const registeredNamesRequest = names;

/** What the gateway sends to a service: some rows of one of its tables, and the names that other tables introduced since. */
export const importRowsRequest = z.strictObject({
  /** `plan`: rows are read as steps of a plan, and neither decided nor carried out */
  phase: z.enum(['check', 'apply', 'plan']),
  /** this service has heard of the run before: if it does not remember, its process is another one, and knows no names */
  continues: z.boolean().default(false),
  cutOver: z.iso.date(),
  /** what the upload is known by on record: the same for the same files */
  recordedAs: z.uuid().optional(),
  table: z.string().max(60),
  references: z.strictObject({ organs: z.record(z.string(), borne).optional(), documents: z.record(z.string(), citing).optional() }),
  /** names that no register knows. Where it is left out nobody can be asked; where it is there, a row with another unknown name ends the answer. */
  unregistered: names.optional(),
  /** of a dry run: the events that rows would write are told as a whole */
  preview: z.boolean().default(false),
  rows: z.array(importRow).max(1000),
});

export type ImportRowsRequest = z.input<typeof importRowsRequest>;
export type ImportRowMessage = z.infer<typeof importRow>;

export interface RowsAnswer {
  /** of the first rows that were sent, or of all */
  readonly rows: readonly RowOutcome[];
  /** names that these rows introduced */
  readonly introduces: References;
  /** names in the rows after these that this service does not know: to be asked for before the rows are sent again */
  readonly unknown?: Names;
}

export interface RowOutcome {
  readonly id: string;
  readonly status: 'recorded' | 'unchanged' | 'repeated' | 'planned' | 'rejected';
  readonly errors: readonly { readonly column: string; readonly rule: string; readonly zh: string; readonly en: string }[];
  readonly findings: readonly { readonly rule: string; readonly zh: string; readonly en: string }[];
  readonly events: number;
  /** what the row asks for; absent where it could not be read */
  readonly matter?: Words;
  /** of a row that is planned: its command, and the ids of what it brings with the labels by which the command gets them */
  readonly step?: PlanStepInput;
  readonly made?: Readonly<Record<string, string>>;
  /** the events themselves; empty where the row added none */
  readonly written?: readonly WrittenEvent[];
}

/** An event that a row wrote, or would write. */
export interface WrittenEvent {
  readonly type: string;
  readonly stream: string;
  /** effective date in words */
  readonly effective: string;
  /** its content as JSON; only of a dry run */
  readonly data?: unknown;
  /** only of a dry run, where the row corrects or takes back what is recorded: the rest that a ledger has to know of it */
  readonly supposed?: { readonly eventId: string; readonly effective: { readonly from: string | null; readonly to: string }; readonly supersedes: string | null };
}
