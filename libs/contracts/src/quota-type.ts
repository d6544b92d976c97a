import { FundingForm, ManagementStatus, QuotaKind, type QuotaType } from './generated/yange/staffing/v1/quota_pb.js';
import { enumCodes } from './enum-codes.js';

const kinds = enumCodes<QuotaKind>({
  [QuotaKind.ADMINISTRATIVE]: 'administrative',
  [QuotaKind.INSTITUTION]: 'institution',
  [QuotaKind.SUPPORT]: 'support',
  [QuotaKind.OUTSIDE]: 'outside',
});

const managements = enumCodes<ManagementStatus>({
  [ManagementStatus.CIVIL_SERVICE]: 'civil-service',
  [ManagementStatus.INSTITUTION]: 'institution',
});

const fundings = enumCodes<FundingForm>({
  [FundingForm.FULL]: 'full',
  [FundingForm.PARTIAL]: 'partial',
  [FundingForm.SELF]: 'self',
});

/** What the kinds that are shipped are called, by code; a district may have further ones. */
export const quotaKindWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  administrative: { zh: '行政编制', en: 'administrative quota' },
  institution: { zh: '事业编制', en: 'institution quota' },
  support: { zh: '工勤编制', en: 'support quota' },
  outside: { zh: '编外', en: 'places outside the quota' },
  unstated: { zh: '未列明类型的编制', en: 'quota of no stated kind' },
};

/** Code of a kind of quota (reference-list/quota-kinds) as an event says it, by itself or, in older ones, by a value of the enum; empty where it says none. */
export const quotaKindIn = (message: { readonly kind: QuotaKind; readonly kindCode: string } | undefined): string => (message === undefined ? '' : kinds.codeIn(message.kind, message.kindCode));

/** As events say it: kinds that came after the enum have their code alone. */
export const quotaKindMessage = (code: string): { readonly kind: QuotaKind; readonly kindCode: string } => ({ kind: kinds.valueOf(code) ?? QuotaKind.UNSPECIFIED, kindCode: code });

/** Code of the way that people are managed (reference-list/management-statuses); empty where an event says none. */
export const managementIn = (type: Pick<QuotaType, 'management' | 'managementCode'> | undefined): string => (type === undefined ? '' : managements.codeIn(type.management, type.managementCode));

/** Code of the funding form (reference-list/funding-forms); empty where an event says none. */
export const fundingIn = (type: Pick<QuotaType, 'funding' | 'fundingCode'> | undefined): string => (type === undefined ? '' : fundings.codeIn(type.funding, type.fundingCode));

/** As events say them: by the enums, or, of entries that came after them, by their codes. */
export const managementMessage = (code: string): Pick<QuotaType, 'management' | 'managementCode'> => {
  const [management, managementCode] = managements.said(code);
  return { management, managementCode };
};

export const fundingMessage = (code: string): Pick<QuotaType, 'funding' | 'fundingCode'> => {
  const [funding, fundingCode] = fundings.said(code);
  return { funding, fundingCode };
};
