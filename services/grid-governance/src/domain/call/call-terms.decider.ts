import { gridContract } from '@yange/contracts';
import { isCalendarDate, Rejected, type Timeline } from '@yange/kernel';
import { assertPeriodOver, subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { CallTerms, CallTermsEvent, CaseloadEvent, StreetCaseload } from './call-terms.aggregate.js';

const make = gridContract.make;

/** @throws {Rejected} `terms-order` where the answer would be due before the call is signed */
export const setCallTerms = (terms: Timeline<CallTerms, CallTermsEvent>, wanted: { signDays: number; handleDays: number; warnDays: number; assessmentPercent: number }, meta: CommandMeta): readonly CallTermsEvent[] => {
  if (wanted.signDays > wanted.handleDays) throw new Rejected('terms-order', '签收时限不能长于办理时限', 'the time for signing exceeds the time for the answer');
  return unlessRecorded(gridContract, terms, make('CallTermsSet', wanted), meta.effective);
};

/** @throws {Rejected} `wrong-period`, `period-not-over`; `caseload-exists` where a period overlaps one that was reported */
export const reportCaseload = (caseload: Timeline<StreetCaseload, CaseloadEvent>, wanted: { unit: OrganInput; periodFrom: string; periodTo: string; matters: number }, meta: CommandMeta): readonly CaseloadEvent[] => {
  const { periodFrom, periodTo, matters } = wanted;
  if (!isCalendarDate(periodFrom) || !isCalendarDate(periodTo) || periodFrom > periodTo) throw new Rejected('wrong-period', '统计期间不是有效日期', 'the period is not valid', { from: periodFrom, to: periodTo });
  assertPeriodOver(periodTo, meta);
  const fresh = unlessRecorded(gridContract, caseload, make('StreetCaseloadReported', { unit: subjectOf(wanted.unit), periodFrom, periodTo, matters }), meta.effective);
  const overlap = caseload.latest().periods.find(({ from, to }) => from <= periodTo && periodFrom <= to);
  if (fresh.length > 0 && overlap !== undefined) throw new Rejected('caseload-exists', `${overlap.from} 至 ${overlap.to} 的事项数已上报，数字有误请更正`, `the period ${overlap.from} to ${overlap.to} is reported: correct it`, { from: overlap.from, to: overlap.to });
  return fresh;
};
