import type { AnyUseCase } from '@yange/use-case';
import { adoptDelegationMethodsUseCase } from './adopt-delegation-methods.use-case.js';
import { adoptPowerListUseCase } from './adopt-power-list.use-case.js';
import { claimPowersUseCase } from './claim-powers.use-case.js';
import { declinePowersUseCase } from './decline-powers.use-case.js';
import { delegatePowersUseCase } from './delegate-powers.use-case.js';
import { describePowerItemsUseCase } from './describe-power-items.use-case.js';
import { determineEnforcementBodyUseCase } from './determine-enforcement-body.use-case.js';
import { determineUnitCapacityUseCase } from './determine-unit-capacity.use-case.js';
import { evaluatePowersUseCase } from './evaluate-powers.use-case.js';
import { issuePowerListUseCase } from './issue-power-list.use-case.js';
import { publishClaimsUseCase } from './publish-claims.use-case.js';
import { revisePowerListUseCase } from './revise-power-list.use-case.js';
import { revokePowerClaimUseCase } from './revoke-power-claim.use-case.js';
import { setClaimTargetUseCase } from './set-claim-target.use-case.js';
import { setDeclineReasonsUseCase } from './set-decline-reasons.use-case.js';
import { setPowerKindsUseCase } from './set-power-kinds.use-case.js';
import { stateVerticalShareUseCase } from './state-vertical-share.use-case.js';
import { withdrawPowerItemsUseCase } from './withdraw-power-items.use-case.js';

export const powerUseCases: readonly AnyUseCase[] = [
  adoptDelegationMethodsUseCase,
  adoptPowerListUseCase,
  claimPowersUseCase,
  declinePowersUseCase,
  delegatePowersUseCase,
  describePowerItemsUseCase,
  determineEnforcementBodyUseCase,
  determineUnitCapacityUseCase,
  evaluatePowersUseCase,
  issuePowerListUseCase,
  publishClaimsUseCase,
  revisePowerListUseCase,
  revokePowerClaimUseCase,
  setClaimTargetUseCase,
  setDeclineReasonsUseCase,
  setPowerKindsUseCase,
  stateVerticalShareUseCase,
  withdrawPowerItemsUseCase,
];
