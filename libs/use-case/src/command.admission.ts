import type { Contract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { assertHistoryWindow } from './history-window.js';
import { assertLiveCitations } from './live-citation.rule.js';
import type { AnyUseCase, CommandMeta } from './use-case.definition.js';

/** Looks at a command before it is decided, live or of a row, carried out or only tried. @throws {Rejected} what refuses it */
export type CommandLook = (log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta) => Promise<void>;

/** Whether a live change of this kind rests on a document of its own. */
export const citesDocument = ({ administrative, draft, slip }: Pick<AnyUseCase, 'administrative' | 'draft' | 'slip'>): boolean => administrative !== true && draft !== true && slip !== true;

/** Whether a command of this kind may come at all, whatever it says. @throws {Rejected} */
export const assertAdmitted = async (log: EventLog, contract: Contract, useCase: AnyUseCase, meta: CommandMeta): Promise<void> => {
  if (useCase.administrative) return;
  if (meta.mode === 'history') {
    // Taking back what lies in the window leaves it: only what is said anew must lie there.
    if (useCase.annuls === undefined) await assertHistoryWindow(log, contract, meta.effective);
  } else if (citesDocument(useCase) && !(meta.supposing && meta.citations.length === 0)) assertLiveCitations(meta.citations, meta.today);
};
