import type { ReportFrozen } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { FrozenReportEvent } from './frozen-report.events.js';

/** What keeps a number of a report from going out. */
export interface OpenNumber {
  readonly number: string;
  readonly kind: 'contradiction' | 'not-derivable' | 'missing' | 'annex';
  /** somebody said which of the two stands */
  readonly settled: boolean;
  readonly zh: string;
  readonly en: string;
}

/** The version that holds on the day of the report; null where none does. */
export interface HeldVersion {
  readonly version: number;
}

const told = (open: readonly OpenNumber[]): { readonly zh: string; readonly en: string } => ({ zh: open.map(({ zh }) => zh).join('；'), en: open.map(({ en }) => en).join('; ') });

/**
 * A report goes out when every number of it is known: derived and not contradicted, or settled by a person with a reason, and by no annex denied. What nobody knows nobody can settle.
 * @param held by the log, as of the day of the report: what was generated from another version meanwhile is not what its signer read
 * @throws {Rejected} `template-changed`, `number-missing`, `report-unsettled`, `annex-contradicts`, `nothing-to-settle`
 */
export const freezeReport = (held: HeldVersion | null, frozen: ReportFrozen, open: readonly OpenNumber[]): readonly FrozenReportEvent[] => {
  if (held?.version !== frozen.templateVersion) throw new Rejected('template-changed', '模板已有新版本，请重新生成后定稿', 'the template has another version by now: generate the report again', { templateId: frozen.templateId });
  const idle = frozen.settled.filter(({ number }) => !open.some((one) => one.number === number && one.kind !== 'missing' && one.kind !== 'annex'));
  if (idle.length > 0) throw new Rejected('nothing-to-settle', `“${idle.map(({ number }) => number).join('、')}”不在校核单的待处置之列`, `the check sheet has nothing to settle for ${idle.map(({ number }) => number).join(', ')}`, { number: idle[0]?.number ?? '' });
  const missing = open.filter(({ kind }) => kind === 'missing');
  if (missing.length > 0) throw new Rejected('number-missing', told(missing).zh, told(missing).en, { number: missing[0]?.number ?? '' });
  const unsettled = open.filter(({ kind, settled }) => kind !== 'annex' && !settled);
  if (unsettled.length > 0) throw new Rejected('report-unsettled', `校核单尚有 ${unsettled.length} 项未处置：${told(unsettled).zh}`, `${unsettled.length} entries of the check sheet are not settled: ${told(unsettled).en}`, { number: unsettled[0]?.number ?? '' });
  const denied = open.filter(({ kind }) => kind === 'annex');
  if (denied.length > 0) throw new Rejected('annex-contradicts', `${told(denied).zh}：正文与附件不一致，取推算数、更正登记，或去掉该附件`, `${told(denied).en}: text and annex contradict one another; take the derived number, correct the record, or leave the annex out`, { number: denied[0]?.number ?? '' });
  return [{ type: 'ReportFrozen', data: frozen }];
};
