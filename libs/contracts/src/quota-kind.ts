import { QuotaKind } from './generated/yange/staffing/v1/quota_pb.js';
import { kindCodes } from './kind-codes.js';

const { codeIn, kindOf } = kindCodes<QuotaKind>({
  [QuotaKind.ADMINISTRATIVE]: 'administrative',
  [QuotaKind.INSTITUTION]: 'institution',
  [QuotaKind.SUPPORT]: 'support',
  [QuotaKind.OUTSIDE]: 'outside',
});

/** Code of a kind of quota (reference-list/quota-kinds) as an event says it, by itself or, in older ones, by a value of the enum; empty where it says none. */
export const quotaKindIn = (message: Parameters<typeof codeIn>[0] | undefined): string => (message === undefined ? '' : codeIn(message));

/** As events say it: kinds that came after the enum have their code alone. */
export const quotaKindMessage = (code: string): { readonly kind: QuotaKind; readonly kindCode: string } => ({ kind: kindOf(code) ?? QuotaKind.UNSPECIFIED, kindCode: code });
