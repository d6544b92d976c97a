import type { EnforcementEvent } from '@yange/contracts';

export type PowerListEvent = Extract<
  EnforcementEvent,
  {
    type:
      | 'PowerListIssued' | 'PowerListRevised' | 'VerticalShareStated' | 'EnforcementBodyDetermined' | 'DelegationMethodsAdopted'
      | 'ClaimTargetSet' | 'PowersClaimed' | 'PowersDeclined' | 'PowersClaimRevoked' | 'ClaimListPublished'
      | 'PowerItemsDescribed' | 'UnitCapacityDetermined' | 'PowersDelegated' | 'PowerItemsWithdrawn' | 'PowersEvaluated' | 'PowerListAdopted';
  }
>;
