import type { EventLog } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import { correctionRight, NotEntitled, rowPrincipal, tablesRight, type ActorRef, type AnyUseCase, type CommandMeta } from '@yange/use-case';

/** Whose import it is, and of which district. */
export interface RowOrigin {
  readonly district: string;
  readonly actor: ActorRef;
  readonly may?: ((right: string) => boolean) | undefined;
}

/** What a command of an import rests on, as long as its row says nothing else: rows come under the right to import, and under that to sign corrections where whoever brings them has it. @param order its place in the whole import */
export const rowMeta = ({ district, actor, may }: RowOrigin, commandId: string, order: number): CommandMeta => ({
  district,
  commandId,
  actor,
  principal: rowPrincipal,
  mode: 'history',
  effective: { from: null, to: '1949-10-01', precision: 'by-end-of', text: '' },
  citations: [],
  decision: null,
  corrects: null,
  correlationId: commandId,
  causationId: null,
  traceparent: null,
  order,
  importRow: null,
  may: (right) => right === 'import-history' || ([correctionRight, tablesRight].includes(right) && may?.(right) === true),
  id: (label) => derivedId(commandId, label),
});

/** What is corrected live asks the right of its use case. Who may bring history may not thereby set what rules go by: a row that is new asks what its use case asks, too. @throws {NotEntitled} */
export const assertEntitled = async (log: EventLog, { right }: AnyUseCase, meta: CommandMeta): Promise<void> => {
  if (meta.may(right)) return;
  if (meta.mode === 'live' || (right === tablesRight && (await log.findCommand(meta.principal, meta.commandId)) === null)) throw new NotEntitled(right);
};
