import { FundingForm, ManagementStatus, quotaKindMessage } from '@yange/contracts';
import type { Violation } from '@yange/kernel';
import { entryCode } from '@yange/use-case';
import { z } from 'zod';

/** 参公 is how people are managed, 全额/差额 how they are paid: two independent fields (S67). */
const managements = {
  'civil-service': ManagementStatus.CIVIL_SERVICE,
  institution: ManagementStatus.INSTITUTION,
  unstated: ManagementStatus.UNSPECIFIED,
} as const;

const fundings = { full: FundingForm.FULL, partial: FundingForm.PARTIAL, self: FundingForm.SELF, unstated: FundingForm.UNSPECIFIED } as const;

/** a code of the table of kinds (reference/quota-kinds), or `unstated` where the source does not say */
export const quotaKindSchema = entryCode;
export type ManagementWord = keyof typeof managements;
export type FundingWord = keyof typeof fundings;

const wordsOf = <T extends string>(codes: Readonly<Record<T, number>>): [T, ...T[]] => Object.keys(codes) as [T, ...T[]];

export const quotaTypeSchema = z.strictObject({
  kind: quotaKindSchema,
  management: z.enum(wordsOf(managements)).default('unstated'),
  funding: z.enum(wordsOf(fundings)).default('unstated'),
});

export type QuotaType = z.infer<typeof quotaTypeSchema>;

export const quotaTypeMessage = (type: QuotaType) => ({
  ...quotaKindMessage(type.kind === 'unstated' ? '' : type.kind),
  management: managements[type.management],
  funding: fundings[type.funding],
});

/** 国务院令第486号 art. 15: a post is of one kind. History may not know which. */
export const unstatedKind = (type: QuotaType): Violation | null =>
  type.kind === 'unstated'
    ? { rule: 'quota-kind-unstated', zh: '未写明编制类型', en: 'the kind of quota is not stated' }
    : null;
