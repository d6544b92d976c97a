import { Rejected } from '@yange/kernel';
import { correctionRight, isSignedCorrection, standsUnderDecision, type CommandsOfService } from './correction.authority.js';
import { tablesRight } from './reference-lists/set-reference-list.use-case.js';
import type { AnyUseCase, CommandMeta, SupersededEvent } from './use-case.definition.js';

/** The caller lacks the right that this correction or annulment needs. */
export class NotEntitled extends Error {
  constructor(readonly right: string) {
    super(`not entitled: ${right}`);
    this.name = 'NotEntitled';
  }
}

/**
 * Who may correct or annul:
 * - live, whoever may give the command that recorded the fact, and whoever signs corrections that another prepared; when a second person is asked for, `correction.authority.ts` says;
 * - by a row of an import, whoever may import history, and for what a decision is asked for, who may sign corrections besides, for what sets tables and rules, who may set these: else a row would do what one person may not;
 * - what a command recorded that the service no longer has, whoever may correct in general.
 * And only with a reason, which is stored: a correction in its envelope, an annulment in its event.
 * @throws {NotEntitled} @throws {Rejected} `correction-reason`, `live-fact`
 */
export const assertMayCorrect = (useCase: AnyUseCase, superseded: readonly SupersededEvent[], meta: CommandMeta, commands: CommandsOfService): void => {
  const needed = meta.mode === 'history' ? ['import-history', ...(superseded.some(({ command }) => rightOf(command, useCase, commands) === tablesRight) ? [tablesRight] : []), ...(superseded.some(({ command }) => standsUnderDecision(command, commands)) ? [correctionRight] : [])] : superseded.map(({ command }) => rightOf(command, useCase, commands));
  const missing = needed.find((right) => !meta.may(right));
  if (missing !== undefined && !(meta.mode === 'live' && isSignedCorrection(meta))) throw new NotEntitled(missing);
  if (meta.mode === 'history' && superseded.some(({ mode }) => mode === 'live')) {
    throw new Rejected('live-fact', '日常业务登记的事项不能用历史数据更正，请按日常业务更正', 'what was recorded live is corrected live, not by history');
  }
  if (useCase.annuls !== undefined || meta.corrects === null || (meta.reason ?? '').trim() !== '') return;
  throw new Rejected('correction-reason', '更正须写明理由', 'a correction must say why');
};

const rightOf = (command: string, useCase: AnyUseCase, commands: CommandsOfService): string => {
  if (Object.hasOwn(commands, command)) return commands[command]?.right ?? 'correct';
  return command === useCase.name ? useCase.right : 'correct';
};
