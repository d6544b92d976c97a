import { unnamedIn, type Members, type RectificationLedger, type StaffingEvent } from '@yange/contracts';
import type { Aggregate } from '@yange/kernel';

/** Rows of one kind of problem: blocks by number, named rows by id. */
export interface KindView {
  readonly blockOpened: number;
  readonly blockClosed: number;
  /** of the rows of blocks that are closed: those closed by a higher cap alone, and those of which that was one of several means */
  readonly blockRaised: number;
  readonly blockMixed: number;
  /** issue id → is it closed */
  readonly named: ReadonlyMap<string, boolean>;
  readonly means: ReadonlySet<string>;
  /** named rows that are closed → by a higher cap alone, or among other means; the others by neither */
  readonly byCap: ReadonlyMap<string, 'raised' | 'mixed'>;
}

export interface LedgerView {
  readonly ledger: RectificationLedger | undefined;
  readonly kinds: ReadonlyMap<string, KindView>;
}

const none: KindView = { blockOpened: 0, blockClosed: 0, blockRaised: 0, blockMixed: 0, named: new Map(), means: new Set(), byCap: new Map() };

export const openedIn = (kind: KindView): number => kind.blockOpened + kind.named.size;
export const closedIn = (kind: KindView): number => kind.blockClosed + [...kind.named.values()].filter((closed) => closed).length;

/** Closed without anybody or any post going: the cap rose (增编). Of what is reopened by number nobody says by what it was closed: what else was closed goes first. */
export const raisedIn = (kind: KindView): number => Math.min(kind.blockRaised, Math.max(0, kind.blockClosed)) + [...kind.byCap].filter(([id, how]) => how === 'raised' && kind.named.get(id) === true).length;

/** Closed by several means of which a higher cap was one: nobody says how many by which. */
export const mixedIn = (kind: KindView): number => Math.min(kind.blockMixed, Math.max(0, kind.blockClosed - kind.blockRaised)) + [...kind.byCap].filter(([id, how]) => how === 'mixed' && kind.named.get(id) === true).length;

const capOf = ({ raised, means }: Extract<IssueEvent, { type: 'IssuesClosed' }>['data']): 'raised' | 'mixed' | null => (raised === undefined ? null : means.length > 1 ? 'mixed' : 'raised');

const closed = (was: KindView, data: Extract<IssueEvent, { type: 'IssuesClosed' }>['data']): KindView => {
  const [how, rows] = [capOf(data), unnamedIn(data.issues)];
  const byCap = new Map(was.byCap);
  for (const { id } of data.issues?.named ?? []) {
    if (how === null) byCap.delete(id);
    else byCap.set(id, how);
  }
  return {
    ...was,
    blockClosed: was.blockClosed + rows,
    blockRaised: was.blockRaised + (how === 'raised' ? rows : 0),
    blockMixed: was.blockMixed + (how === 'mixed' ? rows : 0),
    named: marked(was, data.issues, true),
    means: new Set([...was.means, ...data.means]),
    byCap,
  };
};

const marked = (was: KindView, members: Members | undefined, closed: boolean): ReadonlyMap<string, boolean> =>
  new Map([...was.named, ...(members?.named ?? []).map((issue) => [issue.id, closed] as const)]);

/** A row that is named later leaves its block. */
const drawn = (members: Members | undefined): number => (members?.named ?? []).filter((issue) => issue.drawnFrom !== '').length;

type IssueEvent = Extract<StaffingEvent, { readonly type: 'IssuesOpened' | 'IssuesClosed' | 'IssuesReopened' }>;

const changed = (was: KindView, event: IssueEvent): KindView => {
  const { issues } = event.data;
  switch (event.type) {
    case 'IssuesOpened':
      return { ...was, blockOpened: was.blockOpened + unnamedIn(issues) - drawn(issues), named: marked(was, issues, false) };
    case 'IssuesClosed':
      return closed(was, event.data);
    case 'IssuesReopened':
      return { ...was, blockClosed: was.blockClosed - unnamedIn(issues), named: marked(was, issues, false) };
  }
};

export const ledgerFold: Aggregate<LedgerView, StaffingEvent> = {
  initial: () => ({ ledger: undefined, kinds: new Map() }),
  apply: (view, event) => {
    if (event.type !== 'IssuesOpened' && event.type !== 'IssuesClosed' && event.type !== 'IssuesReopened') return view;
    const { ledger, kind } = event.data;
    return { ledger, kinds: new Map([...view.kinds, [kind, changed(view.kinds.get(kind) ?? none, event)]]) };
  },
};
