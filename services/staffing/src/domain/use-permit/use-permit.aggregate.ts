import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import type { UsePermitEvent } from './use-permit.events.js';

/** 用编审批: leave to fill so many posts of one account until a day. */
export interface UsePermitState {
  readonly accountId: string | null;
  readonly granted: number;
  readonly used: ReadonlySet<string>;
  /** YYYY-MM-DD, inclusive; null before the grant */
  readonly expiresOn: string | null;
  /** who granted it, and for whom; none where nobody said */
  readonly grantedBy: readonly string[];
  readonly expired: boolean;
  readonly withdrawn: boolean;
}

const apply = (state: UsePermitState, event: UsePermitEvent): UsePermitState => {
  switch (event.type) {
    case 'UsePermitGranted':
      return { ...state, accountId: event.data.account?.id ?? null, granted: event.data.count, expiresOn: event.data.expiresOn, grantedBy: [event.data.grantedBy, event.data.grantedFor].filter((person) => person !== '') };
    case 'UsePermitUsed':
      return { ...state, used: new Set([...state.used, event.data.personId]) };
    case 'UsePermitExpired':
      return { ...state, expired: true };
    case 'UsePermitWithdrawn':
      return { ...state, withdrawn: true };
    default:
      return state;
  }
};

const limits = ({ granted, used }: UsePermitState): readonly LimitBreach[] =>
  used.size <= granted
    ? []
    : [{ rule: 'permit-overused', excess: used.size - granted, zh: `用编批准 ${granted} 名，已用 ${used.size} 名`, en: `the permit is for ${granted}, ${used.size} were taken on`, facts: { granted: String(granted), used: String(used.size) } }];

export const usePermit: AggregateDefinition<UsePermitState, UsePermitEvent> = {
  name: 'use-permit',
  initial: () => ({ accountId: null, granted: 0, used: new Set(), expiresOn: null, grantedBy: [], expired: false, withdrawn: false }),
  apply,
  limits,
};

/** A permit that has a number is known by it, also to rows that only know the number. */
export const usePermitIdOf = (number: string): string => derivedId('use-permit', number.normalize('NFKC').trim());

export const usePermitStream = (permitId: string): StreamRef<UsePermitState, UsePermitEvent> => streamOf(usePermit, permitId);
