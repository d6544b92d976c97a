import type { GridEvent, ServiceItemSet } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';

export type ServiceItemEvent = Extract<GridEvent, { type: 'ServiceItemSet' }>;
export type ServiceCaseEvent = Extract<GridEvent, { type: 'CaseAccepted' | 'OneTimeNoticeGiven' | 'CaseFinished' }>;

/** One item that a centre handles. */
export interface ServiceItem {
  readonly item: ServiceItemSet | null;
}

export const serviceItem: AggregateDefinition<ServiceItem, ServiceItemEvent> = {
  name: 'service-item',
  initial: () => ({ item: null }),
  apply: (_state, { data }) => ({ item: data }),
};

/** One application: accepted, completed after at most one notice, finished. */
export interface ServiceCase {
  readonly accepted: number;
  readonly notices: number;
  readonly finished: number;
}

export const serviceCase: AggregateDefinition<ServiceCase, ServiceCaseEvent> = {
  name: 'service-case',
  initial: () => ({ accepted: 0, notices: 0, finished: 0 }),
  apply: (state, event) => {
    switch (event.type) {
      case 'CaseAccepted':
        return { ...state, accepted: state.accepted + 1 };
      case 'OneTimeNoticeGiven':
        return { ...state, notices: state.notices + 1 };
      case 'CaseFinished':
        return { ...state, finished: state.finished + 1 };
    }
  },
  limits: ({ accepted, notices, finished }) => [...unaccepted(Math.max(finished, Math.min(notices, 1)) - accepted), ...askedAgain(notices - 1)],
};

/** What is finished or sent back for completion was accepted by then. */
const unaccepted = (excess: number): readonly LimitBreach[] => (excess <= 0 ? [] : [{ rule: 'case-not-accepted', zh: '尚未受理，不能告知补正或办结', en: 'the case was not accepted by then', excess }]);

/** 一次性告知 (report, 二(三); rule R16). */
const askedAgain = (excess: number): readonly LimitBreach[] => (excess <= 0 ? [] : [{ rule: 'notice-not-once', zh: `已一次性告知，又要求补正 ${excess} 次`, en: `the applicant was asked again ${excess} times`, excess }]);

export const serviceItemStream = (itemId: string): StreamRef<ServiceItem, ServiceItemEvent> => streamOf(serviceItem, itemId);
export const serviceCaseStream = (caseId: string): StreamRef<ServiceCase, ServiceCaseEvent> => streamOf(serviceCase, caseId);
