import { QuotaKind } from './generated/yange/staffing/v1/quota_pb.js';

const codes: Readonly<Partial<Record<QuotaKind, string>>> = {
  [QuotaKind.ADMINISTRATIVE]: 'administrative',
  [QuotaKind.INSTITUTION]: 'institution',
  [QuotaKind.SUPPORT]: 'support',
  [QuotaKind.OUTSIDE]: 'outside',
};

/** Code of a kind of quota (reference-list/quota-kinds) as an event says it, by itself or, in older ones, by a value of the enum; empty where it says none. */
export const quotaKindIn = (message: { readonly kind: QuotaKind; readonly kindCode: string } | undefined): string => (message === undefined ? '' : message.kindCode === '' ? (codes[message.kind] ?? '') : message.kindCode);

/** As events say it: kinds that came after the enum have their code alone. */
export const quotaKindMessage = (code: string): { readonly kind: QuotaKind; readonly kindCode: string } => ({
  kind: (Object.keys(codes).map(Number) as QuotaKind[]).find((kind) => codes[kind] === code) ?? QuotaKind.UNSPECIFIED,
  kindCode: code,
});
