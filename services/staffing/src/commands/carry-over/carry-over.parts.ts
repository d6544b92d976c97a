import type { StaffingEvent } from '@yange/contracts';
import type { Decision, Matter, Streams } from '@yange/use-case';
import type { CarryOver } from '../../domain/carry-over/carry-over.js';
import type { QuotaType } from '../../domain/quota-account/quota-type.js';

/** A decision that it stands under must name whom it leaves and who takes over. */
export const carryOverMatter = (code: Matter['code'], { from, to, type, outside }: CarryOver & { readonly type?: QuotaType }): Matter => ({ code, subjects: [from, ...to].map(({ organId, name }) => organId ?? name), ...(type === undefined ? {} : { quotaKind: type.kind }), direction: 'transfer', ...(outside ? { decidedBy: 'city' } : {}) });

/** What is there goes over, and only then is it known how much of the decision it takes. @param out what the account that ends gives up */
export const carriedOver = (out: readonly StaffingEvent[]): NonNullable<Decision<Streams>['matter']> => ({ quantity: out.reduce((sum, event) => sum + postsGiven(event), 0) });

const postsGiven = ({ type, data }: StaffingEvent): number => {
  if (type === 'QuotaTransferredOut') return data.count;
  return type === 'PostsReduced' ? data.principal + data.deputy : 0;
};
