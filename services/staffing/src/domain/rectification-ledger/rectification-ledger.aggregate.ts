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
  /** issue id → the organ that it is about; those of which nobody says are not in it */
  readonly organs: ReadonlyMap<string, string>;
  /** closings that still stand, as they came: rows of the block by number, named ones by id */
  readonly closings: readonly ClosedRows[];
}

interface ClosedRows {
  /** by which change of quota or posts (增编); null for other means */
  readonly raised: { readonly eventId: string; readonly count: number } | null;
  readonly block: number;
  readonly ids: readonly string[];
}

/** 台账. Two ledgers of different names are never merged, even where their numbers are equal. */
export interface RectificationLedgerState {
  readonly kinds: ReadonlyMap<string, IssueCount>;
}

export const none: IssueCount = { blockOpened: 0, blockClosed: 0, named: new Map(), organs: new Map(), closings: [] };

const opened = (was: IssueCount, members: Members | undefined, subjects: readonly { readonly issueId: string; readonly organId: string }[]): IssueCount => {
  const named = members?.named ?? [];
  const drawn = named.filter((issue) => issue.drawnFrom !== '').length;
  return {
    ...was,
    blockOpened: was.blockOpened + unnamedIn(members) - drawn,
    named: new Map([...was.named, ...named.map((issue) => [issue.id, false] as const)]),
    organs: new Map([...was.organs, ...subjects.flatMap(({ issueId, organId }) => (organId === '' ? [] : [[issueId, organId] as const]))]),
  };
};

const marked = (was: IssueCount, members: Members | undefined, closed: boolean, closings: readonly ClosedRows[]): IssueCount => ({
  ...was,
  closings,
  blockClosed: was.blockClosed + (closed ? 1 : -1) * unnamedIn(members),
  named: new Map([...was.named, ...(members?.named ?? []).map((issue) => [issue.id, closed] as const)]),
});

const idsIn = (members: Members | undefined): readonly string[] => (members?.named ?? []).map(({ id }) => id);

/** Which rows of a block a reopening by number means nobody says: those that were closed first. */
const withoutReopened = (closings: readonly ClosedRows[], members: Members | undefined): readonly ClosedRows[] => {
  const ids = new Set(idsIn(members));
  let left = unnamedIn(members);
  return closings.map((one) => {
    const taken = Math.min(left, one.block);
    left -= taken;
    return { ...one, block: one.block - taken, ids: one.ids.filter((id) => !ids.has(id)) };
  });
};

const changed = (was: IssueCount, event: RectificationLedgerEvent): IssueCount => {
  switch (event.type) {
    case 'IssuesOpened':
      return opened(was, event.data.issues, event.data.subjects);
    case 'IssuesClosed':
      return marked(was, event.data.issues, true, [...was.closings, { raised: event.data.raised ?? null, block: unnamedIn(event.data.issues), ids: idsIn(event.data.issues) }]);
    case 'IssuesReopened':
      return marked(was, event.data.issues, false, withoutReopened(was.closings, event.data.issues));
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
  ]).concat(capsOverused(state));

/** 增编: one rise of the cap puts right no more rows than it raised it by, those of all kinds of problem together. */
const capsOverused = ({ kinds }: RectificationLedgerState): readonly LimitBreach[] => {
  const used = new Map<string, { readonly count: number; readonly rows: number }>();
  for (const { raised, block, ids } of [...kinds.values()].flatMap(({ closings }) => closings)) {
    if (raised !== null) used.set(raised.eventId, { count: raised.count, rows: (used.get(raised.eventId)?.rows ?? 0) + block + ids.length });
  }
  return [...used].flatMap(([eventId, { count, rows }]) =>
    rows <= count ? [] : [{ rule: 'raised-cap-overused', excess: rows - count, zh: `该次增编 ${count} 名，以此销号 ${rows} 条`, en: `the cap rose by ${count}, and ${rows} rows are closed by it`, facts: { eventId, count: String(count), rows: String(rows) } }],
  );
};

const breach = (excess: number, rule: string, zh: string, en: string, kind: string): readonly LimitBreach[] =>
  excess <= 0 ? [] : [{ rule, excess, zh, en, facts: { kind, excess: String(excess) } }];

export const rectificationLedger: AggregateDefinition<RectificationLedgerState, RectificationLedgerEvent> = {
  name: 'rectification-ledger',
  initial: () => ({ kinds: new Map() }),
  apply,
  limits,
  // A problem that was found with a person or an organ may be put right by annulling what began them.
  restsOnNothing: true,
};

export const ledgerId = (name: string): string => derivedId('rectification-ledger', name);

export const rectificationLedgerStream = (name: string): StreamRef<RectificationLedgerState, RectificationLedgerEvent> => streamOf(rectificationLedger, ledgerId(name));
