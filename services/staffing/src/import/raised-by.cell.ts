import type { StaffingEvent, Subject } from '@yange/contracts';
import type { RecordedFact, RowReader } from '@yange/use-case';
import type { Owner } from '../domain/owner/owner.js';
import { quotaTypeIn, type QuotaType } from '../domain/quota-account/quota-type.js';

/** By which change the cap rose, as closing asks for it. */
interface RaisedBy {
  readonly eventId: string;
  readonly owner: Owner;
  readonly type?: QuotaType;
  readonly level?: string;
}

export const raisedByColumn = '增编依据';

/** The change of quota or posts that the cell names. Whether it raised the cap is asked by the rule of closing, not here. */
export const raisedByOf = (row: RowReader): RaisedBy | null => {
  const facts = row.recorded(raisedByColumn);
  if (facts === null) return null;
  const raised = facts.map(raisedBy).find((one) => one !== null) ?? null;
  if (raised === null && facts.length > 0) row.fail(raisedByColumn, 'no-cap-there', '所列的行或事件不是编制、职数的变动', 'what is named changes neither quota nor posts');
  return raised;
};

const raisedBy = ({ eventId, event }: RecordedFact): RaisedBy | null => {
  const { type, data } = event as StaffingEvent;
  switch (type) {
    case 'QuotaApproved':
    case 'QuotaIncreased':
    case 'QuotaTransferredIn':
      return { eventId, owner: ownerTold(data.account?.owner), type: quotaTypeIn(data.account?.type) };
    case 'PostsApproved':
    case 'PostsIncreased':
      return { eventId, owner: ownerTold(data.allotment?.owner), level: data.allotment?.level ?? '' };
    default:
      return null;
  }
};

/** Whose it is, as an event tells it. */
export const ownerTold = (owner: Subject | undefined): Owner => {
  const { organId = '', name = '', count = 0, each = false } = owner ?? {};
  return { ...(organId === '' ? {} : { organId }), name, count, each };
};
