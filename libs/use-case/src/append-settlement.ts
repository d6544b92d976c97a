import { LogBusy, LogClosed, OutcomeUnknown, type AppendResult, type EventLog, type StoredCommand } from '@yange/event-log';
import { Rejected, type Violation } from '@yange/kernel';
import type { Asked } from './append-request.js';
import { CommandIdReused } from './command.errors.js';
import { outcomeOf, readStoredOutcome, type CommandOutcome, type CommandPlan } from './command.outcome.js';
import { keyTaken } from './dry-run/dry-run.js';
import type { CommandMeta } from './use-case.definition.js';

/** What a command that came before was answered. @throws {CommandIdReused} where it came with another content */
export const repeated = (stored: StoredCommand, asked: Asked, commandId: string): CommandOutcome => {
  if (Buffer.compare(stored.bodyHash, asked.bodyHash) !== 0) throw new CommandIdReused(commandId);
  return readStoredOutcome(stored.result, stored.firstPosition, asked.attempt);
};

/** The same, where the log knows it. @throws {CommandIdReused} */
export const answeredBefore = async (log: EventLog, asked: Asked, { principal, commandId }: CommandMeta): Promise<CommandOutcome | null> => {
  const known = await log.findCommand(principal, commandId);
  return known && repeated(known, asked, commandId);
};

/** Says nothing of the command: the log took it not, or did not answer. */
export const isOfLog = (error: unknown): boolean => error instanceof LogBusy || error instanceof LogClosed || error instanceof OutcomeUnknown;

/** Somebody else changed this stream since it was read. */
export interface Contended {
  readonly contended: string;
}

/** What the log says to a request: carried out, known, or overtaken. @throws {Rejected} a unique key that another holds @throws {CommandIdReused} */
export const settle = (result: AppendResult, plan: CommandPlan, asked: Asked, commandId: string): CommandOutcome | Contended => {
  switch (result.kind) {
    case 'appended':
      return outcomeOf(plan, plan.events.length === 0 ? null : result.lastPosition);
    case 'repeated':
      return readStoredOutcome(result.result, result.firstPosition, asked.attempt);
    case 'reused-command-id':
      throw new CommandIdReused(commandId);
    case 'conflict': {
      if (result.reason !== 'claim') return { contended: result.streamId };
      const entry = plan.keys.claims.find(({ key, register }) => key === result.key && register === true);
      if (entry !== undefined) return { contended: entry.streamId };
      throw Rejected.of(takenKey(plan, result.key));
    }
  }
};

const takenKey = (plan: CommandPlan, key: string): Violation => plan.keys.claims.find((claim) => claim.key === key)?.taken ?? keyTaken(key);
