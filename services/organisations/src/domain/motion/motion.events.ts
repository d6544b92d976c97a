import type { OrganisationsEvent } from '@yange/contracts';

export type MotionEvent = Extract<
  OrganisationsEvent,
  { readonly type: 'MotionMade' | 'MotionRevised' | 'MotionWithdrawn' | 'MotionReturned' | 'ArgumentFiled' | 'DecisionTaken' | 'MotionSubmitted' | 'ReplyReceived' | 'ImplementationReported' | 'MotionFiled' }
>;

export type MatterLevelEvent = Extract<OrganisationsEvent, { readonly type: 'MatterLevelSet' | 'MatterFilingSet' }>;
export type ApproverEvent = Extract<OrganisationsEvent, { readonly type: 'ApproverDesignated' }>;
export type DemandEvent = Extract<OrganisationsEvent, { readonly type: 'DemandReceived' | 'InterferenceRefused' }>;
