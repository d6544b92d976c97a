import { unnamedIn, type Members } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import type { RectificationLedgerEvent } from './rectification-ledger.events.js';

/** Rows of one kind of problem: those that only a number tells of, and those that are known one by one. */
export interface IssueCount {
  readonly blockOpened: number;
  readonly blockClosed: number;
  /** issue id → is it closed */
  readonly named: ReadonlyMap<string, boolean>;
}

/** 台账. Two ledgers of different names are never merged, even where their numbers are equal. */
export interface RectificationLedgerState {
  readonly kinds: ReadonlyMap<string, IssueCount>;
}

export const none: IssueCount = { blockOpened: 0, blockClosed: 0, named: new Map() };

const opened = (was: IssueCount, members: Members | undefined): IssueCount => {
  const named = members?.named ?? [];
  const drawn = named.filter((issue) => issue.drawnFrom !== '').length;
  return {
    ...was,
    blockOpened: was.blockOpened + unnamedIn(members) - drawn,
    named: new Map([...was.named, ...named.map((issue) => [issue.id, false] as const)]),
  };
};

const marked = (was: IssueCount, members: Members | undefined, closed: boolean): IssueCount => ({
  ...was,
  blockClosed: was.blockClosed + (closed ? 1 : -1) * unnamedIn(members),
  named: new Map([...was.named, ...(members?.named ?? []).map((issue) => [issue.id, closed] as const)]),
});

const changed = (was: IssueCount, event: RectificationLedgerEvent): IssueCount => {
  switch (event.type) {
    case 'IssuesOpened':
      return opened(was, event.data.issues);
    case 'IssuesClosed':
      return marked(was, event.data.issues, true);
    case 'IssuesReopened':
      return marked(was, event.data.issues, false);
    default:
      return was;
  }
};

const known = new Set(['IssuesOpened', 'IssuesClosed', 'IssuesReopened']);

const apply = (state: RectificationLedgerState, event: RectificationLedgerEvent): RectificationLedgerState =>
  known.has(event.type)
    ? { kinds: new Map([...state.kinds, [event.data.kind, changed(state.kinds.get(event.data.kind) ?? none, event)]]) }
    : state;

const limits = (state: RectificationLedgerState): readonly LimitBreach[] =>
  [...state.kinds].flatMap(([kind, count]) => [
    ...breach(count.blockClosed - count.blockOpened, 'closed-over-opened', `“${kind}”已销号数超过列入台账数`, `${kind}: more rows are closed than were opened`, kind),
    ...breach(-count.blockClosed, 'reopened-over-closed', `“${kind}”重新列入数超过已销号数`, `${kind}: more rows are reopened than were closed`, kind),
  ]);

const breach = (excess: number, rule: string, zh: string, en: string, kind: string): readonly LimitBreach[] =>
  excess <= 0 ? [] : [{ rule, excess, zh, en, facts: { kind, excess: String(excess) } }];

export const rectificationLedger: AggregateDefinition<RectificationLedgerState, RectificationLedgerEvent> = {
  name: 'rectification-ledger',
  initial: () => ({ kinds: new Map() }),
  apply,
  limits,
};

export const ledgerId = (name: string): string => derivedId('rectification-ledger', name);

export const rectificationLedgerStream = (name: string): StreamRef<RectificationLedgerState, RectificationLedgerEvent> => streamOf(rectificationLedger, ledgerId(name));
