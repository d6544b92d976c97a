import type { GridEvent } from '@yange/contracts';
import { listed, rowWriters, wordFor, type Cells, type ToldFacts } from '@yange/use-case';

export const reviews = { 通过: 'passed', 不通过: 'again' } as const;

type Told = ToldFacts<GridEvent>;

interface Share {
  readonly callId: string;
  readonly department?: { readonly name: string } | undefined;
}

const callerOf = (id: string): string => `caller of ${id}`;
const numberOf = (id: string): string => `number of ${id}`;

/** A call without a number of the street's own has no row. */
const numbered = (matter: string, callId: string, told: Told, cells: Cells): Cells | null => {
  const number = told.name(numberOf(callId));
  return number === '' ? null : { 事项: matter, 呼叫单位: told.name(callerOf(callId)), 呼叫编号: number, ...cells };
};

const step = (matter: string, { callId, department }: Share, told: Told, cells: Cells = {}): Cells | null => numbered(matter, callId, told, { 部门: department?.name ?? '', ...cells });

export const callWriters = rowWriters<GridEvent>({
  CallRaised: ({ caller, number, matter, called, ground }) =>
    number === '' ? null : { 事项: '街呼', 呼叫单位: caller?.name ?? '', 呼叫编号: number, 部门: listed(called.map(({ name }) => name)), 内容: matter, 呼叫依据: ground },
  CallDispatched: (data, told) => step('派单', data, told, {
    签收工作日: String(data.signDays), 办理工作日: String(data.handleDays), 签收期限: data.signBy, 办结期限: data.dueOn, 替代部门: told.name(data.insteadOf),
  }),
  CallSigned: (data, told) => step('签收', data, told),
  CallReturned: (data, told) => step('退回', data, told, { 内容: data.reason }),
  CallHandled: (data, told) => step('办理', data, told, { 内容: data.measure }),
  CallAnswered: (data, told) => step('反馈', data, told, { 内容: data.answer }),
  CallReviewed: (data, told) => step('复核', data, told, { 复核结果: wordFor(reviews, data.passed ? 'passed' : 'again'), 内容: data.words }),
  CallReminded: (data, told) => step('催办', data, told, { 内容: data.words }),
  CallEscalated: (data, told) => step('提级', data, told, { 提级至: data.to, 内容: data.reason }),
  CallAssessed: (data, told) => step('考核', data, told, { 数值: String(data.score), 内容: data.words }),
  CallClosed: ({ callId, outcome }, told) => numbered('办结', callId, told, { 内容: outcome }),
  CallTermsSet: ({ signDays, handleDays, warnDays, assessmentPercent }) => ({
    事项: '规定时限', 签收工作日: String(signDays), 办理工作日: String(handleDays), 预警工作日: String(warnDays), 数值: assessmentPercent === 0 ? '' : String(assessmentPercent),
  }),
  StreetCaseloadReported: ({ unit, periodFrom, periodTo, matters }) => ({ 事项: '受理事项数', 呼叫单位: unit?.name ?? '', 统计起始: periodFrom, 统计截至: periodTo, 数值: String(matters) }),
}, {
  CallRaised: ({ callId, caller, number }) => [[callerOf(callId), caller?.name ?? ''], [numberOf(callId), number]],
});
