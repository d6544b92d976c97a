import { fundingIn, fundingMessage, managementIn, managementMessage, quotaKindIn, quotaKindMessage, type QuotaType as QuotaTypeMessage } from '@yange/contracts';
import type { Violation } from '@yange/kernel';
import { entryCode } from '@yange/use-case';
import { z } from 'zod';

/** What a source does not say; no code of any table. */
const unstated = 'unstated';

/** A code of the table of kinds (reference-list/quota-kinds), or `unstated`. */
export const quotaKindSchema = entryCode;

/**
 * 编制类型, and 参公 (how people are managed) beside 全额/差额 (how they are paid): two independent fields (S67).
 * Codes of the tables quota-kinds, management-statuses and funding-forms, or `unstated`.
 */
export const quotaTypeSchema = z.strictObject({
  kind: quotaKindSchema,
  management: entryCode.default(unstated),
  funding: entryCode.default(unstated),
});

export type QuotaType = z.infer<typeof quotaTypeSchema>;

/** The code, where the source says one. */
export const stated = (code: string): string => (code === unstated ? '' : code);

export const quotaTypeMessage = ({ kind, management, funding }: QuotaType) => ({
  ...quotaKindMessage(stated(kind)),
  ...managementMessage(stated(management)),
  ...fundingMessage(stated(funding)),
});

/** The same as an event tells it. */
export const quotaTypeIn = (type: QuotaTypeMessage | undefined): QuotaType => ({ kind: quotaKindIn(type) || unstated, management: managementIn(type) || unstated, funding: fundingIn(type) || unstated });

/** 国务院令第486号 art. 15: a post is of one kind. History may not know which. */
export const unstatedKind = ({ kind }: QuotaType): Violation | null =>
  stated(kind) === ''
    ? { rule: 'quota-kind-unstated', zh: '未写明编制类型', en: 'the kind of quota is not stated' }
    : null;
