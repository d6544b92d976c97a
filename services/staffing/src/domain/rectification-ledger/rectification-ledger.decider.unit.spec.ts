import type { StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type Decided, type GivenEvent } from '@yange/use-case';
import { closeIssuesUseCase } from '../../commands/rectification/close-issues.use-case.js';
import { openIssuesUseCase } from '../../commands/rectification/open-issues.use-case.js';
import { reopenIssuesUseCase } from '../../commands/rectification/reopen-issues.use-case.js';
import { rectificationLedgerStream } from './rectification-ledger.aggregate.js';

const ledger = '超编问题台账';
const of = { ledger, kind: '超编' };
const past = (decided: Decided, on: string): GivenEvent[] =>
  decided.events.map(({ event }) => ({ stream: rectificationLedgerStream(ledger).streamId, event: event as StaffingEvent, effective: onDay(on) }));
const opened = (count: number, on = '2019-05-31') => past(decideGiven([], openIssuesUseCase, { ...of, count }), on);
const closing = (count: number) => ({ ...of, count, means: ['转任'], evidence: '任免文件' });
const inJune = { effective: onDay('2019-06-30') };

describe('a rectification ledger', () => {
  it('holds rows that only a number tells of as a block', () => {
    expect(decideGiven([], openIssuesUseCase, { ...of, count: 53 }).events).toMatchObject([
      { event: { type: 'IssuesOpened', data: { ledger: { name: ledger }, kind: '超编', issues: { named: [], blocks: [{ count: 53 }] } } } },
    ]);
  });

  it('closes no more than was opened, on any date', () => {
    expect(decideGiven(opened(53), closeIssuesUseCase, closing(53), inJune).rules).toEqual([]);
    expect(decideGiven(opened(53), closeIssuesUseCase, closing(54), inJune).rules).toEqual(['closed-over-opened']);
    expect(decideGiven(opened(53, '2019-07-31'), closeIssuesUseCase, closing(1), inJune).rules).toEqual(['closed-over-opened']);
  });

  it('accepts an opening that arrives after its closing', () => {
    const closed = past(decideGiven([], closeIssuesUseCase, closing(5)), '2019-06-30');
    expect(decideGiven(closed, openIssuesUseCase, { ...of, count: 5 }, { effective: onDay('2019-05-31') }).rules).toEqual([]);
  });

  it('asks for evidence and means', () => {
    expect(decideGiven(opened(53), closeIssuesUseCase, { ...of, count: 1 }, inJune).rules).toEqual(['close-evidence', 'close-means']);
  });

  it('reopens what was closed, and no more', () => {
    const closed = [...opened(53), ...past(decideGiven(opened(53), closeIssuesUseCase, closing(3), inJune), '2019-06-30')];
    expect(decideGiven(closed, reopenIssuesUseCase, { ...of, count: 2 }, { effective: onDay('2019-07-31') }).rules).toEqual([]);
    expect(decideGiven(closed, reopenIssuesUseCase, { ...of, count: 4 }, { effective: onDay('2019-07-31') }).rules).toEqual(['reopened-over-closed']);
  });

  it('draws a row that is named later from the block', () => {
    const drawn = decideGiven(opened(2), openIssuesUseCase, { ...of, titles: ['某局超编 1 名'], drawn: true }, { ...inJune, commandId: 'name' });
    const given = [...opened(2), ...past(drawn, '2019-06-30')];
    const issueId = drawn.decision.answer?.['某局超编 1 名'] ?? '';
    expect(decideGiven(given, closeIssuesUseCase, { ...closing(1), issueIds: [issueId] }, inJune).rules).toEqual([]);
    expect(decideGiven(given, closeIssuesUseCase, closing(2), inJune).rules).toEqual(['closed-over-opened']);
    expect(decideGiven(given, openIssuesUseCase, { ...of, titles: ['某局超编 1 名'], drawn: true }, { ...inJune, commandId: 'name' }).events).toEqual([]);
    expect(() => decideGiven(given, openIssuesUseCase, { ...of, titles: ['甲', '乙'], drawn: true }, inJune)).toThrow('block-exhausted');
  });

  it('closes a named row once, and knows its rows', () => {
    const named = decideGiven([], openIssuesUseCase, { ...of, titles: ['甲'] });
    const id = named.decision.answer?.['甲'] ?? '';
    const given = past(named, '2019-05-31');
    const closed = decideGiven(given, closeIssuesUseCase, { ...closing(0), issueIds: [id] }, inJune);
    expect(closed.events).toHaveLength(1);
    expect(decideGiven([...given, ...past(closed, '2019-06-30')], closeIssuesUseCase, { ...closing(0), issueIds: [id] }, inJune).events).toEqual([]);
    expect(() => decideGiven(opened(5), closeIssuesUseCase, { ...closing(0), issueIds: [id] }, inJune)).toThrow('unknown-issue');
    expect(() => decideGiven(opened(5), closeIssuesUseCase, closing(0), inJune)).toThrow('no-issues');
  });
});
