import { unnamedIn, type Members, type RectificationLedger, type StaffingEvent } from '@yange/contracts';
import type { Aggregate } from '@yange/kernel';

/** Rows of one kind of problem: blocks by number, named rows by id. */
export interface KindView {
  readonly blockOpened: number;
  readonly blockClosed: number;
  /** issue id → is it closed */
  readonly named: ReadonlyMap<string, boolean>;
  readonly means: ReadonlySet<string>;
}

export interface LedgerView {
  readonly ledger: RectificationLedger | undefined;
  readonly kinds: ReadonlyMap<string, KindView>;
}

const none: KindView = { blockOpened: 0, blockClosed: 0, named: new Map(), means: new Set() };

export const openedIn = (kind: KindView): number => kind.blockOpened + kind.named.size;
export const closedIn = (kind: KindView): number => kind.blockClosed + [...kind.named.values()].filter((closed) => closed).length;

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
      return { ...was, blockClosed: was.blockClosed + unnamedIn(issues), named: marked(was, issues, true), means: new Set([...was.means, ...event.data.means]) };
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
