import { staffingContract } from '@yange/contracts';
import { derivedId, Rejected, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { RaisedCap } from './raised-cap.js';
import { ledgerId, none, type IssueCount, type RectificationLedgerState } from './rectification-ledger.aggregate.js';
import type { RectificationLedgerEvent } from './rectification-ledger.events.js';

export type RectificationLedgerTimeline = Timeline<RectificationLedgerState, RectificationLedgerEvent>;

export interface LedgerKind {
  readonly ledger: string;
  /** 机构编制问题, 超编, 超职数 … */
  readonly kind: string;
}

export interface Opening extends LedgerKind {
  /** rows that only a number tells of */
  readonly count: number;
  readonly named: readonly { readonly id: string; readonly title: string }[];
  /** the named rows were counted in the block before */
  readonly drawn: boolean;
  /** whom the named rows are about; empty where they are about no organ in particular */
  readonly organId: string;
  /** YYYY-MM-DD or empty */
  readonly deadline: string;
  /** the rule of deadlines is for what is opened now: history tells of none that nobody wrote down */
  readonly live: boolean;
}

const blockId = ({ ledger, kind }: LedgerKind): string => derivedId('block', ledgerId(ledger), kind);

export const headerOf = ({ ledger, kind }: LedgerKind) => ({ ledger: { id: ledgerId(ledger), name: ledger }, kind });

const blocks = (of: LedgerKind, count: number) => (count === 0 ? [] : [{ id: blockId(of), label: of.kind, count }]);

/** @throws {Rejected} `no-issues`, `block-exhausted` */
export const decideOpenIssues = (opening: Opening, ledger: RectificationLedgerTimeline, effective: EffectiveDate): Ruling<RectificationLedgerEvent> => {
  if (opening.count + opening.named.length === 0) throw noIssues();
  const recorded = ledger.latest().kinds.get(opening.kind) ?? none;
  const fresh = opening.named.filter(({ id }) => !recorded.named.has(id));
  if (opening.count + fresh.length === 0) return unchanged;
  const state = ledger.at(effective.to).kinds.get(opening.kind) ?? none;
  const left = Math.min(state.blockOpened, recorded.blockOpened);
  if (opening.drawn && fresh.length > left) {
    throw new Rejected('block-exhausted', `未列名的问题只有 ${left} 条`, `only ${left} rows of the ledger are not named yet`, { left: String(left) });
  }
  const named = fresh.map(({ id, title }) => ({ id, name: title, drawnFrom: opening.drawn ? blockId(opening) : '' }));
  return ruled([staffingContract.make('IssuesOpened', { ...headerOf(opening), issues: { named, blocks: blocks(opening, opening.count) }, deadline: opening.deadline, subjects: opening.organId === '' ? [] : fresh.map(({ id }) => ({ issueId: id, organId: opening.organId })) })], [withoutDeadline(opening)]);
};

/** R21: who is to put a problem right is told by when. */
const withoutDeadline = ({ live, deadline }: Opening): Violation | null =>
  live && deadline === '' ? { rule: 'issue-without-deadline', zh: '列入台账的问题应有整改时限', en: 'a row of the ledger has a day by which it is to be put right' } : null;

export interface Closing extends LedgerKind {
  readonly count: number;
  readonly issueIds: readonly string[];
  /** 销号方式 (R22): 转任, 自然减员, 调整到事业单位, 增编 … */
  readonly means: readonly string[];
  readonly evidence: string;
  /** the change of quota or posts that raised the cap; null where none is named, undefined where what is named raises none */
  readonly raised?: RaisedCap | null | undefined;
  /** the organ whose cap rose; empty where it is counted with others */
  readonly raisedFor: string;
  /** one of the means raises the cap (增编) */
  readonly byRaising: boolean;
}

/**
 * R21 动态销号: closed with means and evidence. Without evidence it is a finding in history and refused live.
 * @throws {Rejected} `no-issues`, `unknown-issue`
 */
export const decideCloseIssues = (closing: Closing, ledger: RectificationLedgerTimeline, effective: EffectiveDate): Ruling<RectificationLedgerEvent> => {
  const issues = chosen(closing, ledger, effective, true);
  if (issues === null) return unchanged;
  return ruled(
    [staffingContract.make('IssuesClosed', { ...headerOf(closing), issues, means: [...closing.means], evidence: closing.evidence, ...(closing.raised ? { raised: closing.raised } : {}) })],
    [...closingBreaches(closing), ofAnother(closing, issues.named.map(({ id }) => id), ledger, effective)],
  );
};

/** A row that is about one organ is not put right by the higher cap of another. Of rows and caps that nobody ties to an organ nothing is said. */
const ofAnother = ({ kind, raised, raisedFor }: Closing, ids: readonly string[], ledger: RectificationLedgerTimeline, effective: EffectiveDate): Violation | null => {
  const organs = ledger.at(effective.to).kinds.get(kind)?.organs;
  const wrong = ids.find((id) => (organs?.get(id) ?? raisedFor) !== raisedFor);
  if (!raised || raisedFor === '' || wrong === undefined) return null;
  return { rule: 'cap-of-another', zh: '所列增编不是该问题所涉机构的增编', en: 'the cap that rose is not that of the organ which the row is about', facts: { issueId: wrong, raisedFor } };
};

/** What makes a closing out of order, when it is decided and as long as rows are closed by it. */
export type ClosingAct = Pick<Closing, 'means' | 'evidence' | 'byRaising'> & { readonly raised?: object | null | undefined };

export const closingBreaches = (closing: ClosingAct): readonly Violation[] =>
  [
    closing.evidence === '' ? { rule: 'close-evidence', zh: '销号须附佐证材料', en: 'closing a row needs evidence' } : null,
    capNotRaised(closing),
    closing.means.length === 0 ? { rule: 'close-means', zh: '销号须注明整改方式', en: 'closing a row needs the means by which it was put right' } : null,
  ].filter((breach) => breach !== null);

/** 增编 is no reduction: a row that is closed by it names the change by which the cap rose, in force by then. */
const capNotRaised = ({ byRaising, raised }: ClosingAct): Violation | null => {
  if (raised === undefined) return { rule: 'cap-not-raised', zh: '所列事件未增加编制或职数', en: 'the event that is named raises no cap by that day' };
  if (byRaising === (raised !== null)) return null;
  return byRaising
    ? { rule: 'cap-not-raised', zh: '以增编（职数）销号的，须列明增加编制、职数的事件', en: 'what is closed by a higher cap names the change that raised it' }
    : { rule: 'cap-not-raised', zh: '列明了增加编制、职数的事件，销号方式中须有增编', en: 'a raised cap is named: the means must say so' };
};

export interface Reopening extends LedgerKind {
  readonly count: number;
  readonly issueIds: readonly string[];
  readonly reason: string;
}

export const decideReopenIssues = (reopening: Reopening, ledger: RectificationLedgerTimeline, effective: EffectiveDate): Ruling<RectificationLedgerEvent> => {
  const issues = chosen(reopening, ledger, effective, false);
  if (issues === null) return unchanged;
  return ruled([staffingContract.make('IssuesReopened', { ...headerOf(reopening), issues, reason: reopening.reason })]);
};

/** The rows to mark, null where all of them are so marked already. */
const chosen = (what: LedgerKind & { readonly count: number; readonly issueIds: readonly string[] }, ledger: RectificationLedgerTimeline, effective: EffectiveDate, closed: boolean) => {
  if (what.count + what.issueIds.length === 0) throw noIssues();
  const state = ledger.at(effective.to).kinds.get(what.kind) ?? none;
  for (const id of what.issueIds) assertKnown(id, state);
  const ids = what.issueIds.filter((id) => state.named.get(id) !== closed);
  if (what.count + ids.length === 0) return null;
  return { named: ids.map((id) => ({ id, name: '' })), blocks: blocks(what, what.count) };
};

const assertKnown = (id: string, state: IssueCount): void => {
  if (!state.named.has(id)) throw new Rejected('unknown-issue', '台账中此时没有该问题', 'the ledger has no such row at that date', { issueId: id });
};

const noIssues = (): Rejected => new Rejected('no-issues', '须写明问题条数或逐条列出', 'say how many rows, or which');
