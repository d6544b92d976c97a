import { streamOf, type AggregateDefinition } from '@yange/use-case';
import type { ApproverEvent } from './motion.events.js';

export interface ApproverState {
  /** null before anybody was designated */
  readonly person: string | null;
  readonly deputy: string;
}

/** 一支笔 (R18): one person decides, a timeline by effective date. */
export const approver: AggregateDefinition<ApproverState, ApproverEvent> = {
  name: 'approver',
  initial: () => ({ person: null, deputy: '' }),
  apply: (_state, { data }) => ({ person: data.person, deputy: data.deputy }),
};

export const approverStream = streamOf(approver);
