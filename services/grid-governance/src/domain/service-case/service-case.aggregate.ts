import type { GridEvent, ServiceItemSet } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';

export type ServiceItemEvent = Extract<GridEvent, { type: 'ServiceItemSet' }>;
export type ServiceCaseEvent = Extract<GridEvent, { type: 'CaseAccepted' | 'OneTimeNoticeGiven' | 'CaseForwarded' | 'CaseHandedBack' | 'CaseFinished' }>;

/** One item that a centre handles. */
export interface ServiceItem {
  readonly item: ServiceItemSet | null;
}

export const serviceItem: AggregateDefinition<ServiceItem, ServiceItemEvent> = {
  name: 'service-item',
  initial: () => ({ item: null }),
  apply: (_state, { data }) => ({ item: data }),
};

/** One application: accepted, completed after at most one notice, passed on to departments and back, finished. */
export interface ServiceCase {
  readonly accepted: number;
  readonly notices: number;
  readonly finished: number;
  /** by department: how often it was sent there more than it came back */
  readonly away: ReadonlyMap<string, number>;
}

export const serviceCase: AggregateDefinition<ServiceCase, ServiceCaseEvent> = {
  name: 'service-case',
  initial: () => ({ accepted: 0, notices: 0, finished: 0, away: new Map() }),
  apply: (state, event) => {
    switch (event.type) {
      case 'CaseAccepted':
        return { ...state, accepted: state.accepted + 1 };
      case 'OneTimeNoticeGiven':
        return { ...state, notices: state.notices + 1 };
      case 'CaseForwarded':
        return { ...state, away: moved(state.away, event.data, 1) };
      case 'CaseHandedBack':
        return { ...state, away: moved(state.away, event.data, -1) };
      case 'CaseFinished':
        return { ...state, finished: state.finished + 1 };
    }
  },
  limits: ({ accepted, notices, finished, away }) => {
    const sent = [...away.values()];
    const open = sent.filter((count) => count > 0).length;
    return [
      ...unaccepted(Math.max(finished, Math.min(notices + open, 1)) - accepted),
      ...askedAgain(notices - 1),
      ...notForwarded(-Math.min(0, ...sent)),
      ...stillAway(Math.min(finished, open)),
    ];
  },
};

const moved = (away: ServiceCase['away'], { department }: { readonly department?: { readonly organId: string } | undefined }, by: number): ServiceCase['away'] => {
  const id = department?.organId ?? '';
  return new Map(away).set(id, (away.get(id) ?? 0) + by);
};


/** What is finished or sent back for completion was accepted by then. */
const unaccepted = (excess: number): readonly LimitBreach[] => (excess <= 0 ? [] : [{ rule: 'case-not-accepted', zh: '尚未受理，不能告知补正、流转或办结', en: 'the case was not accepted by then', excess }]);

/** 后台流转: what comes back from a department was sent to it. */
const notForwarded = (excess: number): readonly LimitBreach[] => (excess <= 0 ? [] : [{ rule: 'case-not-forwarded', zh: '未流转给该部门，不能由其办回', en: 'the case was not with that department', excess }]);

/** 窗口出件: the result is handed out once every department is done with it. */
const stillAway = (excess: number): readonly LimitBreach[] => (excess <= 0 ? [] : [{ rule: 'case-still-with-department', zh: `还有 ${excess} 个部门未办回，不能出件`, en: `${excess} departments still have the case`, excess }]);

/** 一次性告知 (report, 二(三); rule R16). */
const askedAgain = (excess: number): readonly LimitBreach[] => (excess <= 0 ? [] : [{ rule: 'notice-not-once', zh: `已一次性告知，又要求补正 ${excess} 次`, en: `the applicant was asked again ${excess} times`, excess }]);

export const serviceItemStream = (itemId: string): StreamRef<ServiceItem, ServiceItemEvent> => streamOf(serviceItem, itemId);
export const serviceCaseStream = (caseId: string): StreamRef<ServiceCase, ServiceCaseEvent> => streamOf(serviceCase, caseId);
