import type { GridEvent, Subject } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineDueFold, type DueBook } from './due-book.fold.js';

const types = ['CallRaised', 'CallDispatched', 'CallSigned', 'CallReturned', 'CallAnswered', 'CallReviewed', 'CallEscalated', 'CallClosed', 'CallShareTakenOver', 'CallerSucceeded'] as const satisfies readonly GridEvent['type'][];

type CallEvent = Extract<GridEvent, { type: (typeof types)[number] }>;
type StepEvent = Exclude<CallEvent, { type: 'CallRaised' | 'CallClosed' | 'CallerSucceeded' }>;

/** What is open of one call: always at most one step of each department. */
class OpenCall {
  private caller: Subject | undefined;
  private matter = '';
  /** by department: the day for its answer, empty without a dispatch */
  private readonly answerBy = new Map<string, string>();
  /** by department: what is waited for */
  private readonly waiting = new Map<string, readonly [kind: keyof typeof tasks, department: Subject | undefined, dueOn: string]>();

  constructor(private readonly book: DueBook, private readonly callId: string) {}

  raised(fact: Fact<CallEvent>, { caller, matter, called }: Extract<CallEvent, { type: 'CallRaised' }>['data']): void {
    this.caller = caller;
    this.matter = matter;
    for (const department of called) this.wait(fact, 'call-answer', department, '');
  }

  /** What the street has to do is from then on for the one that came after it. */
  succeeded(fact: Fact<CallEvent>, by: Subject | undefined): void {
    this.caller = by;
    for (const [kind, department, dueOn] of [...this.waiting.values()]) if (tasks[kind][2] === 'caller') this.wait(fact, kind, department, dueOn);
  }

  private passedOn(fact: Fact<CallEvent>, from: string, to: Subject | undefined): void {
    const [kind, , dueOn] = this.waiting.get(from) ?? [];
    this.answerBy.set(to?.organId ?? '', this.answerBy.get(from) ?? '');
    this.done(fact, from);
    if (kind !== undefined) this.wait(fact, kind, to, dueOn ?? '');
  }

  closed(fact: Fact<CallEvent>): void {
    this.waiting.clear();
    this.book.closeAll(fact);
  }

  step(fact: Fact<CallEvent>, event: StepEvent): void {
    const { department } = event.data;
    switch (event.type) {
      case 'CallDispatched':
        this.answerBy.set(department?.organId ?? '', event.data.dueOn);
        if (event.data.insteadOf !== '') this.done(fact, event.data.insteadOf);
        return this.wait(fact, 'call-sign', department, event.data.signBy);
      case 'CallSigned':
        return this.wait(fact, 'call-answer', department, this.dueOn(department));
      case 'CallReturned':
        return this.wait(fact, 'call-dispatch', department, '');
      case 'CallAnswered':
        return this.wait(fact, 'call-review', department, '');
      case 'CallReviewed':
        return event.data.passed ? this.done(fact, department?.organId ?? '') : this.wait(fact, 'call-answer', department, this.dueOn(department));
      case 'CallEscalated':
        return this.done(fact, department?.organId ?? '');
      case 'CallShareTakenOver':
        return this.passedOn(fact, department?.organId ?? '', event.data.takenOverBy);
    }
  }

  private dueOn(department: Subject | undefined): string {
    return this.answerBy.get(department?.organId ?? '') ?? '';
  }

  private done(fact: Fact<CallEvent>, departmentId: string): void {
    this.waiting.delete(departmentId);
    this.book.closeAll(fact, (key) => key.endsWith(`/${departmentId}`));
  }

  private wait(fact: Fact<CallEvent>, kind: keyof typeof tasks, department: Subject | undefined, dueOn: string): void {
    this.done(fact, department?.organId ?? '');
    this.waiting.set(department?.organId ?? '', [kind, department, dueOn]);
    const [zh, en, by] = tasks[kind];
    const name = department?.name ?? '';
    this.book.open(fact, `${kind}/${department?.organId ?? ''}`, { kind, dueOn, zh: `${this.matter}（${name}）：${zh}`, en: `${this.matter} (${name}): ${en}`, organs: [by === 'caller' ? this.caller : department], link: `grid/calls/${this.callId}` });
  }
}

const tasks = {
  'call-dispatch': ['部门退回，另行派单', 'returned, to be dispatched anew', 'caller'],
  'call-sign': ['签收', 'to be signed', 'department'],
  'call-answer': ['办理并答复', 'to be handled and answered', 'department'],
  'call-review': ['复核', 'the answer is to be reviewed', 'caller'],
} as const;

/** Stream call/<id>: 派单—签收—办理—反馈—复核, each with its own day. */
export const callDues = defineDueFold<CallEvent>({
  stream: 'call',
  types,
  fold: (book, facts, callId) => {
    const open = new OpenCall(book, callId);
    for (const fact of facts) {
      const { event } = fact;
      if (event.type === 'CallRaised') open.raised(fact, event.data);
      else if (event.type === 'CallClosed') open.closed(fact);
      else if (event.type === 'CallerSucceeded') open.succeeded(fact, event.data.succeededBy);
      else open.step(fact, event);
    }
  },
});
