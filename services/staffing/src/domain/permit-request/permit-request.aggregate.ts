import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import type { PermitRequestEvent } from './permit-request.events.js';

/** 用编申请: asked for by one hand, granted, refused or withdrawn once. */
export interface PermitRequestState {
  /** null before anybody asked */
  readonly accountId: string | null;
  readonly count: number;
  /** who asked, and for whom; none in history */
  readonly askedBy: readonly string[];
  readonly answer: 'granted' | 'refused' | 'withdrawn' | null;
  /** posts of the permit that answers it */
  readonly granted: number;
}

const apply = (state: PermitRequestState, event: PermitRequestEvent): PermitRequestState => {
  switch (event.type) {
    case 'UsePermitRequested':
      return { ...state, accountId: event.data.account?.id ?? '', count: event.data.count, askedBy: [event.data.askedBy, event.data.askedFor].filter((person) => person !== '') };
    case 'UsePermitRequestGranted':
      return { ...state, answer: 'granted', granted: event.data.count };
    case 'UsePermitRequestRefused':
      return { ...state, answer: 'refused' };
    case 'UsePermitRequestWithdrawn':
      return { ...state, answer: 'withdrawn' };
  }
};

/** Also what is left where a request is annulled or lessened that a permit answers. */
const limits = ({ accountId, count, granted }: PermitRequestState): readonly LimitBreach[] => {
  if (granted === 0 || (accountId !== null && granted <= count)) return [];
  if (accountId === null) return [{ rule: 'permit-without-request', excess: granted, zh: `已批准用编 ${granted} 名，没有申请`, en: `a permit for ${granted} answers a request that is not there`, facts: {} }];
  return [{ rule: 'permit-over-request', excess: granted - count, zh: `申请用编 ${count} 名，批准 ${granted} 名`, en: `${count} were asked for, ${granted} are granted`, facts: { requested: String(count), granted: String(granted) } }];
};

export const permitRequest: AggregateDefinition<PermitRequestState, PermitRequestEvent> = {
  name: 'permit-request',
  initial: () => ({ accountId: null, count: 0, askedBy: [], answer: null, granted: 0 }),
  apply,
  limits,
};

export const permitRequestStream = (requestId: string): StreamRef<PermitRequestState, PermitRequestEvent> => streamOf(permitRequest, requestId);
