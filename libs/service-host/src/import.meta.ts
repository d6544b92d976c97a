import { derivedId } from '@yange/kernel';
import { rowPrincipal, type ActorRef, type CommandMeta } from '@yange/use-case';

/** What a command of an import rests on, as long as its row says nothing else. @param order its place in the whole import */
export const rowMeta = ({ district, actor }: { readonly district: string; readonly actor: ActorRef }, commandId: string, order: number): CommandMeta => ({
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
  may: (right) => right === 'import-history',
  id: (label) => derivedId(commandId, label),
});
