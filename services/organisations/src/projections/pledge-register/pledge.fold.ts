import type { OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

export interface PledgeRow {
  /** of the item, or of the block that the source only counts */
  readonly item_id: string;
  readonly list_name: string;
  /** pledge, veto, or empty where the source does not tell them apart */
  readonly kind: string;
  /** name of the item, or the source's words for a block */
  readonly name: string;
  readonly named: boolean;
  /** less than 0: so many were settled without a name, of items that are listed by name, or of none */
  readonly count: number;
  readonly status: 'open' | 'cancelled' | 'retained';
  /** why it could not be cleared */
  readonly reason: string;
  readonly valid_from: string;
  valid_to: string | null;
  readonly event_id: string;
}

type Told = Fact<OrganisationsEvent>;
type PledgeListEvent = Extract<OrganisationsEvent, { readonly type: 'PledgeItemsListed' | 'PledgeItemsCancelled' | 'PledgeItemsRetained' }>;

const statusOf = { PledgeItemsListed: 'open', PledgeItemsCancelled: 'cancelled', PledgeItemsRetained: 'retained' } as const satisfies Readonly<Record<PledgeListEvent['type'], PledgeRow['status']>>;

/** What became of each item or block, day by day. @param counting in the order in which they take effect */
export const pledgeRows = (counting: readonly Told[]): readonly PledgeRow[] => {
  const rows: PledgeRow[] = [];
  for (const fact of counting) {
    const { event } = fact;
    if (event.type !== 'PledgeItemsListed' && event.type !== 'PledgeItemsCancelled' && event.type !== 'PledgeItemsRetained') continue;
    const fresh = rowsOf(event, fact);
    if (event.type !== 'PledgeItemsListed') for (const row of fresh) settle(rows, row);
    rows.push(...fresh);
  }
  return rows.filter(({ valid_from, valid_to }) => valid_from !== valid_to);
};

const rowsOf = (event: PledgeListEvent, { eventId, effective }: Told): readonly PledgeRow[] => {
  const { listName, kind, items } = event.data;
  const same = { list_name: listName, kind, status: statusOf[event.type], reason: event.type === 'PledgeItemsRetained' ? event.data.reason : '', valid_from: effective.to, valid_to: null, event_id: eventId };
  return [
    ...(items?.named ?? []).map(({ id, name }) => ({ ...same, item_id: id, name, named: true, count: 1 })),
    ...(items?.blocks ?? []).map(({ id, label, count }) => ({ ...same, item_id: id, name: label, named: false, count })),
  ];
};

const isOpen = ({ status, valid_to }: PledgeRow): boolean => status === 'open' && valid_to === null;

/** What is settled is open no longer: the item of that name, else as many of the blocks, those of its words and its kind first. */
const settle = (rows: PledgeRow[], settled: PledgeRow): void => {
  const item = settled.named ? rows.find((row) => isOpen(row) && row.named && row.name === settled.name && near(row, settled) < 3) : undefined;
  if (item !== undefined) {
    item.valid_to = settled.valid_from;
    return;
  }
  let rest = settled.count;
  const blocks = rows.filter((row) => isOpen(row) && !row.named && row.count > 0).sort((a, b) => near(a, settled) - near(b, settled));
  for (const block of blocks) {
    const taken = Math.min(rest, block.count);
    if (taken > 0) lessen(rows, block, taken, settled);
    rest -= taken;
  }
  if (rest > 0) rows.push({ ...settled, name: '', named: false, count: -rest, status: 'open', reason: '' });
};

/** 0 for its own words and kind; 3 for another kind. */
const near = (row: PledgeRow, settled: PledgeRow): number => {
  if (row.kind === settled.kind) return row.name === settled.name ? 0 : 1;
  return row.kind === '' || settled.kind === '' ? 2 : 3;
};

const lessen = (rows: PledgeRow[], block: PledgeRow, taken: number, { valid_from }: PledgeRow): void => {
  block.valid_to = valid_from;
  if (block.count > taken) rows.push({ ...block, count: block.count - taken, valid_from, valid_to: null });
};
