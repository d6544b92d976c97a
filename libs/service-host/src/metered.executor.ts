import type { EventLog } from '@yange/event-log';
import { Rejected } from '@yange/kernel';
import { counted } from '@yange/observability';
import { CommandExecutor, type AnyUseCase, type CommandMeta, type CommandOutcome } from '@yange/use-case';

/** Counts what becomes of commands, by command and rule; nothing of what they say. */
export class MeteredExecutor extends CommandExecutor {
  override async execute(log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta): Promise<CommandOutcome> {
    const [district = '', context = ''] = log.logId.split('/');
    const where = { 'yange.context': context, 'yange.district': district };
    const ended = (outcome: string): void => counted('yange.commands', { ...where, 'yange.command': useCase.name, 'yange.outcome': outcome });
    try {
      const outcome = await super.execute(log, useCase, body, meta);
      ended(outcome.status);
      if (outcome.status === 'recorded') for (const { rule } of outcome.findings) counted('yange.findings', { ...where, 'yange.rule': rule });
      return outcome;
    } catch (error) {
      ended(error instanceof Rejected ? 'refused' : 'failed');
      if (error instanceof Rejected) counted('yange.refusals', { ...where, 'yange.rule': error.rule });
      throw error;
    }
  }
}
