import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { answerCallUseCase } from '../commands/calls/answer-call.use-case.js';
import { assessCallUseCase } from '../commands/calls/assess-call.use-case.js';
import { closeCallUseCase } from '../commands/calls/close-call.use-case.js';
import { dispatchCallUseCase } from '../commands/calls/dispatch-call.use-case.js';
import { escalateCallUseCase } from '../commands/calls/escalate-call.use-case.js';
import { handleCallUseCase } from '../commands/calls/handle-call.use-case.js';
import { raiseCallUseCase } from '../commands/calls/raise-call.use-case.js';
import { remindOfCallUseCase } from '../commands/calls/remind-of-call.use-case.js';
import { reportStreetCaseloadUseCase } from '../commands/calls/report-street-caseload.use-case.js';
import { returnCallUseCase } from '../commands/calls/return-call.use-case.js';
import { reviewCallUseCase } from '../commands/calls/review-call.use-case.js';
import { setCallTermsUseCase } from '../commands/calls/set-call-terms.use-case.js';
import { signCallUseCase } from '../commands/calls/sign-call.use-case.js';
import { numberedCallId } from '../domain/call/call.decider.js';
import { callWriters, reviews } from './calls.writers.js';

const verbs = {
  街呼: 'raise', 派单: 'dispatch', 签收: 'sign', 退回: 'return', 办理: 'handle', 反馈: 'answer', 复核: 'review', 催办: 'remind', 提级: 'escalate', 考核: 'assess', 办结: 'close', 规定时限: 'terms', 受理事项数: 'caseload',
} as const;

/** A call is known by the street and the street's own number. */
const callOf = (row: RowReader): { readonly callId: string } => ({ callId: numberedCallId(row.organ('呼叫单位').id, row.text('呼叫编号')) });
const share = (row: RowReader): object => ({ ...callOf(row), department: row.organ('部门') });
const said = (row: RowReader): { readonly words: string } => ({ words: row.optionalText('内容') ?? '' });
const day = (row: RowReader, header: string): string => row.optionalDate(header)?.to ?? row.text(header);
const given = <K extends string>(key: K, value: unknown): object => (value === null || value === undefined ? {} : { [key]: value });

const raise = (row: RowReader): RowCommand => {
  row.text('部门');
  return { useCase: raiseCallUseCase, body: { caller: row.organ('呼叫单位'), number: row.text('呼叫编号'), matter: row.text('内容'), called: row.organs('部门'), ...given('ground', row.optionalText('呼叫依据')) } };
};

const dispatch = (row: RowReader): RowCommand => ({
  useCase: dispatchCallUseCase,
  body: {
    ...share(row), ...given('signDays', row.optionalInteger('签收工作日')), ...given('handleDays', row.optionalInteger('办理工作日')),
    ...given('signBy', row.optionalDate('签收期限')?.to), ...given('dueOn', row.optionalDate('办结期限')?.to), ...given('insteadOf', row.optionalOrgan('替代部门')?.id),
  },
});

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  raise,
  dispatch,
  sign: (row) => ({ useCase: signCallUseCase, body: share(row) }),
  return: (row) => ({ useCase: returnCallUseCase, body: { ...share(row), reason: row.text('内容') } }),
  handle: (row) => ({ useCase: handleCallUseCase, body: { ...share(row), measure: row.text('内容') } }),
  answer: (row) => ({ useCase: answerCallUseCase, body: { ...share(row), answer: row.text('内容') } }),
  review: (row) => ({ useCase: reviewCallUseCase, body: { ...share(row), passed: row.oneOf('复核结果', reviews) === 'passed', ...said(row) } }),
  remind: (row) => ({ useCase: remindOfCallUseCase, body: { ...share(row), ...said(row) } }),
  escalate: (row) => ({ useCase: escalateCallUseCase, body: { ...share(row), to: row.text('提级至'), reason: row.text('内容') } }),
  assess: (row) => ({ useCase: assessCallUseCase, body: { ...share(row), score: row.integer('数值'), ...said(row) } }),
  close: (row) => ({ useCase: closeCallUseCase, body: { ...callOf(row), outcome: row.text('内容') } }),
  terms: (row) => ({
    useCase: setCallTermsUseCase,
    body: { signDays: row.integer('签收工作日'), handleDays: row.integer('办理工作日'), warnDays: row.integer('预警工作日'), assessmentPercent: row.optionalInteger('数值') ?? 0 },
  }),
  caseload: (row) => ({ useCase: reportStreetCaseloadUseCase, body: { unit: row.organ('呼叫单位'), periodFrom: day(row, '统计起始'), periodTo: day(row, '统计截至'), matters: row.integer('数值') } }),
};

/** 街呼区应: a call from the street to its closing, one row a step, each with its own day. 生效日期 is that day. No person is named. */
export const callsTable = defineImportTable({
  name: '街呼区应',
  sample: { 事项: '街呼', 呼叫单位: sampleNames.town, 呼叫编号: '示例-1', 部门: sampleNames.organ, 内容: '占道经营' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'which step', true),
    column('呼叫单位', '呼叫时的镇或街道，须已设立；规定时限不填', 'street or town that called'),
    column('呼叫编号', '街道自编号，同一街道内唯一', 'the number that the street gave it'),
    column('部门', '被呼叫的部门；街呼可填几个，以、分隔', 'department; for a call all of them'),
    column('内容', '呼叫事项、办理措施、反馈、理由、办结结果等', 'matter, measure, answer, reason, outcome'),
    column('呼叫依据', '如 群众诉求、联合执法、应急处置', 'why the street may call'),
    column('签收工作日', '派单、规定时限', 'working days to sign'),
    column('办理工作日', '派单、规定时限', 'working days to answer'),
    column('预警工作日', '规定时限', 'yellow from so many working days before'),
    column('签收期限', '台账已定的期限照录，空则推算', 'deadline as it was settled; otherwise reckoned'),
    column('办结期限', '台账已定的期限照录，空则推算', 'deadline as it was settled; otherwise reckoned'),
    column('替代部门', '被本部门替代的已退回部门', 'department that returned it and is replaced'),
    column('复核结果', Object.keys(reviews).join('、'), 'passed or not'),
    column('提级至', '如 乌海市', 'level that it is passed to'),
    column('数值', '考核分、受理事项数，或规定时限中的考核占比', 'score, matters, or share of assessments in per cent'),
    column('统计起始', '受理事项数的期间', 'beginning of the period'),
    column('统计截至', '受理事项数的期间', 'end of the period'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: callWriters,
});
