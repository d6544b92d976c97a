import type { ClaimTargetSet, VerticalShareStated } from '@yange/contracts';
import type { AdoptedMethod } from '../reference/delegation-methods.js';

/** What one town or street has to do with the list. */
export interface PowerUnit {
  readonly id: string;
  readonly name: string;
  /** null until somebody has determined it */
  readonly enforcementBody: boolean | null;
  readonly bodyName: string;
  /** items claimed, by kind; `unsplit` where the source gives one number for both kinds */
  readonly penalty: number;
  readonly other: number;
  readonly unsplit: number;
  /** names of the claimed items that are known */
  readonly items: ReadonlySet<string>;
  /** how many names were given back that it had not claimed: what an annulled claim leaves of its end */
  readonly unclaimed: number;
  /** kind under which each of them was claimed */
  readonly kindOf: ReadonlyMap<string, 'penalty' | 'other' | 'unsplit'>;
  /** claimed items that were handed on in a legal form, by name */
  readonly delegations: ReadonlyMap<string, PowerDelegation>;
  /** town, district …; empty until somebody has determined it */
  readonly level: string;
  /** null until somebody has determined it */
  readonly expertise: readonly string[] | null;
  /** version of the list that it took for its own; null before */
  readonly adopted: number | null;
  /** length of its list as last made public */
  readonly published: number | null;
}

export interface PowerDelegation {
  readonly method: string;
  /** id of the organ that handed it on */
  readonly by: string;
  /** last day; empty for no end */
  readonly until: string;
}

/** An item in full, as described last. */
export interface PowerItem {
  readonly name: string;
  readonly kind: string;
  readonly needsEnforcementBody: boolean;
  readonly basisFrom: string;
  readonly basisTo: string;
  readonly holderId: string;
  readonly vertical: boolean;
  readonly level: string;
  readonly expertise: string;
  readonly withdrawn: boolean;
}

/** A list with all that units do with it: eligibility and limits are decided in one place. */
export interface PowerList {
  /** 0 before the list is issued */
  readonly version: number;
  readonly title: string;
  readonly total: number;
  /** null where nobody has said how many of the items are penalties */
  readonly penalty: number | null;
  readonly methods: readonly AdoptedMethod[];
  readonly target: ClaimTargetSet | null;
  readonly vertical: VerticalShareStated | null;
  /** items that are described, by name */
  readonly items: ReadonlyMap<string, PowerItem>;
  readonly units: ReadonlyMap<string, PowerUnit>;
}

export const claimedBy = (unit: PowerUnit): number => unit.penalty + unit.other + unit.unsplit;
