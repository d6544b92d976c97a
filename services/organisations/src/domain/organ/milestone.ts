import type { OrganisationsEvent } from '@yange/contracts';

/** What makes a reformed organ operational (R3, R6): 挂牌, 办公用房, 印章启用, 印章备案, 代码证书, 三定. */
export type MilestoneEvent = Extract<
  OrganisationsEvent,
  { readonly type: 'OrganInaugurated' | 'SealActivated' | 'SealFiled' | 'CreditCodeCertificateIssued' | 'SandingIssued' }
>;

export const milestoneNames = ['inaugurated', 'seal-activated', 'seal-filed', 'credit-code-certificate', 'sanding'] as const;
export type MilestoneName = (typeof milestoneNames)[number];

const names: Readonly<Record<MilestoneEvent['type'], MilestoneName>> = {
  OrganInaugurated: 'inaugurated',
  SealActivated: 'seal-activated',
  SealFiled: 'seal-filed',
  CreditCodeCertificateIssued: 'credit-code-certificate',
  SandingIssued: 'sanding',
};

export const milestoneOf = (event: MilestoneEvent): MilestoneName => names[event.type];

/** Plate and premises may come on different days. */
export const milestoneKeys = (event: MilestoneEvent): readonly string[] => {
  if (event.type !== 'OrganInaugurated') return [milestoneOf(event)];
  return [...(event.data.plateHung ? ['plate-hung'] : []), ...(event.data.premisesAllocated ? ['premises-allocated'] : [])];
};

export const milestoneContent = (event: MilestoneEvent): string => (event.type === 'CreditCodeCertificateIssued' ? event.data.code : String(event.data.subject?.count ?? 0));

/** What has to be there before an organ works, in the order in which papers list it. */
export const checklist: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'plate-hung': { zh: '挂牌', en: 'plate' },
  'premises-allocated': { zh: '办公用房', en: 'premises' },
  'seal-activated': { zh: '印章启用', en: 'seal in use' },
  'seal-filed': { zh: '印章备案', en: 'seal filed' },
  'credit-code-certificate': { zh: '代码证书', en: 'credit code certificate' },
  sanding: { zh: '“三定”规定', en: '三定' },
};
