import { AuxiliaryKind } from './generated/yange/enforcement/v1/auxiliary_pb.js';
import { enumCodes } from './enum-codes.js';

const { codeIn, said } = enumCodes<AuxiliaryKind>({
  [AuxiliaryKind.PURCHASED_SERVICE]: 'purchased-service',
  [AuxiliaryKind.HIRED]: 'hired',
  [AuxiliaryKind.VOLUNTEER]: 'volunteer',
});

/** Code of a kind of auxiliary staff (reference-list/auxiliary-kinds) as an event says it; empty where it says none. */
export const auxiliaryKindIn = ({ kind, kindCode }: { readonly kind: AuxiliaryKind; readonly kindCode: string }): string => codeIn(kind, kindCode);

/** As events say it: by the enum, or, of a kind that came after it, by its code. */
export const auxiliaryKindMessage = (code: string): { readonly kind: AuxiliaryKind; readonly kindCode: string } => {
  const [kind, kindCode] = said(code);
  return { kind, kindCode };
};
