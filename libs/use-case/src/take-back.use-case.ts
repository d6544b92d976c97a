import type { Contract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import { annulEvent } from './annul-event.use-case.js';
import { defineUseCase, type AnyAggregate, type CommandMeta } from './use-case.definition.js';

/** Takes a change back that has not taken effect yet: an annulment that is sure to change nothing of any day that has been. */
export const takeBackScheduledChange = (contract: Contract, aggregates: readonly AnyAggregate[]) => {
  const annul = annulEvent(contract, aggregates);
  return defineUseCase({
    ...annul,
    name: 'take-back-scheduled-change',
    title: { zh: '收回待生效变更', en: 'Take back a scheduled change' },
    path: 'scheduled-changes/withdrawals',
    decide: (body, timelines, meta) => ({ ...annul.decide(body, timelines, meta), violations: inEffect(meta) }),
  });
};

/** @throws {Rejected} without the day on which it is taken back nothing can be said */
const inEffect = ({ today, superseded = [] }: CommandMeta): readonly Violation[] => {
  if (today === undefined) throw new Rejected('day-missing', '须知道今天的日期', 'the day of today is needed');
  const due = superseded.map(({ effectiveTo }) => effectiveTo).find((date) => date <= today);
  return due === undefined ? [] : [{ rule: 'scheduled-change-due', zh: `该变更已于 ${due} 生效，请更正或撤销`, en: `the change took effect on ${due}: correct or annul it`, facts: { effective: due, today } }];
};
