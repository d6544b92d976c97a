import { FundingForm, ManagementStatus, QuotaKind } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import { z } from 'zod';

/** 行政, 事业, 工勤, 编外; `unstated` where the source does not say. 政法专项 counts as 行政. */
const kinds = {
  administrative: QuotaKind.ADMINISTRATIVE,
  institution: QuotaKind.INSTITUTION,
  support: QuotaKind.SUPPORT,
  outside: QuotaKind.OUTSIDE,
  unstated: QuotaKind.UNSPECIFIED,
} as const;

/** 参公 is how people are managed, 全额/差额 how they are paid: two independent fields (S67). */
const managements = {
  'civil-service': ManagementStatus.CIVIL_SERVICE,
  institution: ManagementStatus.INSTITUTION,
  unstated: ManagementStatus.UNSPECIFIED,
} as const;

const fundings = { full: FundingForm.FULL, partial: FundingForm.PARTIAL, self: FundingForm.SELF, unstated: FundingForm.UNSPECIFIED } as const;

export type QuotaKindWord = keyof typeof kinds;
export type ManagementWord = keyof typeof managements;
export type FundingWord = keyof typeof fundings;

const wordsOf = <T extends string>(codes: Readonly<Record<T, number>>): [T, ...T[]] => Object.keys(codes) as [T, ...T[]];

export const quotaTypeSchema = z.strictObject({
  kind: z.enum(wordsOf(kinds)),
  management: z.enum(wordsOf(managements)).default('unstated'),
  funding: z.enum(wordsOf(fundings)).default('unstated'),
});

export const quotaKindCode = (kind: QuotaKindWord): QuotaKind => kinds[kind];

export type QuotaType = z.infer<typeof quotaTypeSchema>;

export const quotaTypeMessage = (type: QuotaType): { kind: QuotaKind; management: ManagementStatus; funding: FundingForm } => ({
  kind: kinds[type.kind],
  management: managements[type.management],
  funding: fundings[type.funding],
});

/**
 * 参公 and the funding form belong to 事业编制 alone.
 * @throws {Rejected} `quota-type-contradictory`
 */
export const assertQuotaType = (type: QuotaType): void => {
  if (type.kind === 'institution' || type.kind === 'unstated') return;
  if (type.management === 'unstated' && type.funding === 'unstated') return;
  throw new Rejected('quota-type-contradictory', '参公和经费形式只适用于事业编制', '参公 and the funding form apply to 事业编制 only', { kind: type.kind });
};

/** 国务院令第486号 art. 15: a post is of one kind. History may not know which. */
export const unstatedKind = (type: QuotaType): Violation | null =>
  type.kind === 'unstated'
    ? { rule: 'quota-kind-unstated', zh: '未写明编制类型', en: 'the kind of quota is not stated' }
    : null;
