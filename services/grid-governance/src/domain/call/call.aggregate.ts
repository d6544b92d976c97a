import type { CallShareTakenOver, GridEvent } from '@yange/contracts';
import type { AggregateDefinition, LimitBreach } from '@yange/use-case';

export type CallStepType =
  | 'CallDispatched' | 'CallSigned' | 'CallReturned' | 'CallHandled' | 'CallAnswered' | 'CallReviewed' | 'CallReminded' | 'CallEscalated' | 'CallAssessed';

export type CallStepEvent = Extract<GridEvent, { type: CallStepType }>;

export type CallEvent = Extract<GridEvent, { type: 'CallRaised' | 'CallClosed' | 'CallShareTakenOver' | 'CallerSucceeded' }> | CallStepEvent;

/** Where one department's share of a call stands. `called`: asked by the street itself, without a dispatch. */
export type CallStage = 'called' | 'dispatched' | 'signed' | 'handled' | 'answered' | 'reviewed' | 'returned' | 'replaced' | 'escalated';

export interface CallShare {
  readonly name: string;
  readonly stage: CallStage;
  /** `YYYY-MM-DD`; empty without a dispatch */
  readonly dueOn: string;
  readonly reminders: number;
  /** null until it is assessed */
  readonly score: number | null;
}

/** 街呼区应: a street calls departments; each has a share of the call and takes it through its own steps; the street closes the call. */
export interface Call {
  readonly status: 'none' | 'open' | 'closed';
  /** organ id of the street; empty before the call */
  readonly callerId: string;
  /** by organ id */
  readonly shares: ReadonlyMap<string, CallShare>;
  /** steps that came when their turn was not */
  readonly disorder: readonly { readonly type: CallStepType; readonly department: string }[];
}

type From = CallStage | 'none';
const underWay: readonly From[] = ['called', 'dispatched', 'signed', 'handled', 'returned'];

/** From which stages a step may be taken. */
const turns: Readonly<Record<CallStepType, readonly From[]>> = {
  CallDispatched: ['none', 'called', 'returned'],
  CallSigned: ['dispatched'],
  CallReturned: ['dispatched', 'signed'],
  CallHandled: ['signed', 'handled'],
  CallAnswered: ['called', 'handled'],
  CallReviewed: ['answered'],
  CallReminded: underWay,
  CallEscalated: underWay,
  CallAssessed: ['answered', 'reviewed', 'escalated'],
};

const stepWords: Readonly<Record<CallStepType, { readonly zh: string; readonly en: string }>> = {
  CallDispatched: { zh: '派单', en: 'dispatch' },
  CallSigned: { zh: '签收', en: 'signature' },
  CallReturned: { zh: '退回', en: 'return' },
  CallHandled: { zh: '办理', en: 'handling' },
  CallAnswered: { zh: '反馈', en: 'answer' },
  CallReviewed: { zh: '复核', en: 'review' },
  CallReminded: { zh: '催办', en: 'reminder' },
  CallEscalated: { zh: '提级上报', en: 'escalation' },
  CallAssessed: { zh: '考核评分', en: 'assessment' },
};

export const mayTake = (call: Call, type: CallStepType, departmentId: string): boolean =>
  (call.status === 'open' || (call.status === 'closed' && type === 'CallAssessed')) && turns[type].includes(call.shares.get(departmentId)?.stage ?? 'none');

const moved = (share: CallShare, event: CallStepEvent): CallShare => {
  switch (event.type) {
    case 'CallDispatched':
      return { ...share, stage: 'dispatched', dueOn: event.data.dueOn };
    case 'CallSigned':
      return { ...share, stage: 'signed' };
    case 'CallReturned':
      return { ...share, stage: 'returned' };
    case 'CallHandled':
      return { ...share, stage: 'handled' };
    case 'CallAnswered':
      return { ...share, stage: 'answered' };
    case 'CallReviewed':
      return { ...share, stage: event.data.passed ? 'reviewed' : 'signed' };
    case 'CallReminded':
      return { ...share, reminders: share.reminders + 1 };
    case 'CallEscalated':
      return { ...share, stage: 'escalated' };
    case 'CallAssessed':
      return { ...share, score: event.data.score };
  }
};

const fresh = (name: string): CallShare => ({ name, stage: 'called', dueOn: '', reminders: 0, score: null });

/** Whether the step is in turn and brings the share to another stage: then it is no repetition, though the very same was recorded before (派单 anew on the day of a 退回). */
export const leadsOn = (call: Call, event: CallStepEvent): boolean => {
  const { organId: id = '', name = '' } = event.data.department ?? {};
  const share = call.shares.get(id);
  return mayTake(call, event.type, id) && share?.stage !== moved(share ?? fresh(name), event).stage;
};

const stepped = (call: Call, event: CallStepEvent): Call => {
  const { organId: id = '', name = '' } = event.data.department ?? {};
  const disorder = mayTake(call, event.type, id) ? call.disorder : [...call.disorder, { type: event.type, department: name }];
  const shares = new Map(call.shares).set(id, moved(call.shares.get(id) ?? fresh(name), event));
  const replaced = event.type === 'CallDispatched' ? shares.get(event.data.insteadOf) : undefined;
  if (event.type === 'CallDispatched' && replaced?.stage === 'returned') shares.set(event.data.insteadOf, { ...replaced, stage: 'replaced' });
  return { ...call, shares, disorder };
};

/** A share goes on as it stands; of the department that ended it stays on record that it was replaced. */
const passedOn = (shares: Call['shares'], { department, takenOverBy }: CallShareTakenOver): Call['shares'] => {
  const share = shares.get(department?.organId ?? '');
  if (share === undefined || takenOverBy === undefined) return shares;
  return new Map(shares).set(takenOverBy.organId, { ...share, name: takenOverBy.name }).set(department?.organId ?? '', { ...share, stage: 'replaced' });
};

export const call: AggregateDefinition<Call, CallEvent> = {
  name: 'call',
  initial: () => ({ status: 'none', callerId: '', shares: new Map(), disorder: [] }),
  apply: (state, event) => {
    switch (event.type) {
      case 'CallRaised':
        return { ...state, status: 'open', callerId: event.data.caller?.organId ?? '', shares: new Map(event.data.called.map(({ organId, name }) => [organId, fresh(name)])) };
      case 'CallClosed':
        return { ...state, status: 'closed' };
      case 'CallShareTakenOver':
        return { ...state, shares: passedOn(state.shares, event.data) };
      case 'CallerSucceeded':
        return { ...state, callerId: event.data.succeededBy?.organId ?? '' };
      default:
        return stepped(state, event);
    }
  },
  limits: ({ disorder, ...call }) => [...outOfTurn(disorder), ...closedEarly(call)],
};

/** 派单—签收—办理—反馈—复核, on every date: a step that is dated back, and one whose forerunner is annulled, are seen too. */
const outOfTurn = (disorder: Call['disorder']): readonly LimitBreach[] => {
  if (disorder.length === 0) return [];
  const told = (language: 'zh' | 'en'): string => disorder.map(({ type, department }) => (language === 'zh' ? `${department}“${stepWords[type].zh}”` : `"${stepWords[type].en}" of ${department}`)).join(language === 'zh' ? '、' : ', ');
  return [{
    rule: 'call-stage-order', zh: `环节次序不符：${told('zh')}；应依次派单、签收、办理、反馈、复核`, en: `out of turn: ${told('en')}; a share is dispatched, signed, handled, answered and reviewed in this order`,
    facts: { steps: told('zh') }, excess: disorder.length,
  }];
};

/** Shares that nobody has seen to: neither answered nor passed on. */
const unanswered = (share: CallShare): boolean => !['answered', 'reviewed', 'escalated', 'replaced'].includes(share.stage);

/** What was dispatched is looked at by the street before it counts as done. */
const unreviewed = (share: CallShare): boolean => share.stage === 'answered' && share.dueOn !== '';

/** Closed before every department has answered, 区应 is missing; before the answers were looked at, 复核 is: also where an answer or a review is taken back afterwards. */
const closedEarly = ({ status, shares }: Pick<Call, 'status' | 'shares'>): readonly LimitBreach[] => {
  if (status !== 'closed') return [];
  const open = [...shares.values()].filter(unanswered).length;
  const unseen = [...shares.values()].filter(unreviewed).length;
  return [
    ...(open === 0 ? [] : [{ rule: 'call-unanswered', zh: `还有 ${open} 个部门未回应`, en: `${open} departments have not answered`, facts: { open: String(open) }, excess: open }]),
    ...(unseen === 0 ? [] : [{ rule: 'call-unreviewed', zh: `还有 ${unseen} 个部门的反馈未复核`, en: `${unseen} answers have not been reviewed`, facts: { unreviewed: String(unseen) }, excess: unseen }]),
  ];
};
