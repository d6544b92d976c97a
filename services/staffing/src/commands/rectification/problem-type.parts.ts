import type { ReferenceListTimeline } from '@yange/use-case';
import { problemTypes } from '../../domain/reference/problem-types.js';
import type { RectificationLedgerTimeline } from '../../domain/rectification-ledger/rectification-ledger.decider.js';

/** What a ledger calls the type of problem that a code, or a name as papers write it, stands for that day. @throws {Rejected} `unknown-code` */
export const problemTypeNamed = (table: ReferenceListTimeline, date: string, word: string): string => problemTypes.find(table, date, word).name;

/** The same for rows that stand in a ledger: they are closed under the words that they were opened under, whatever the table says by then. */
export const problemTypeInLedger = (ledger: RectificationLedgerTimeline, table: ReferenceListTimeline, date: string, word: string): string =>
  ledger.latest().kinds.has(word) ? word : problemTypeNamed(table, date, word);
