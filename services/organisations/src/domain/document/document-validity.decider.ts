import { organisationsContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { DocumentEvent } from './document.aggregate.js';
import type { DocumentTimeline } from './document.decider.js';

export interface Validity {
  readonly documentId: string;
  readonly kind: string;
  readonly from: string;
  /** inclusive; empty: without an end */
  readonly to: string;
}

/** A registered paper becomes rules that hold for a time. @throws {Rejected} `unknown-document`, `document-validity` */
export const putInForce = (timeline: DocumentTimeline, { documentId, kind, from, to }: Validity): readonly DocumentEvent[] => {
  const { registered, inForce, repealed } = timeline.latest();
  if (registered === null) throw new Rejected('unknown-document', `没有文件 ${documentId}`, `there is no document ${documentId}`, { documentId });
  if (to !== '' && to < from) throw new Rejected('document-validity', '有效期止不得早于施行日期', 'it cannot end before it is in force', { from, to });
  if (!repealed && inForce?.kind === kind && inForce.from === from && inForce.to === to) return [];
  return [organisationsContract.make('DocumentPutInForce', { documentId, title: registered.title, kind, inForceFrom: from, inForceTo: to })];
};

/** @throws {Rejected} `document-not-in-force` */
export const repeal = (timeline: DocumentTimeline, wanted: { documentId: string; reason: string; replacedBy: string }, meta: CommandMeta): readonly DocumentEvent[] => {
  const { documentId, reason, replacedBy } = wanted;
  const { registered, inForce, repealed } = timeline.latest();
  if (repealed) return [];
  if (registered === null || inForce === null || inForce.from > meta.effective.to) {
    throw new Rejected('document-not-in-force', '该文件在此日期未作为制度施行', 'the document is not in force as rules on that day', { documentId });
  }
  return [organisationsContract.make('DocumentRepealed', { documentId, title: registered.title, reason, replacedBy })];
};
