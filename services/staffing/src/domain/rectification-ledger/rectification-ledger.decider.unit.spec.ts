import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type Decided, type GivenEvent } from '@yange/use-case';
import { approvePostsUseCase } from '../../commands/posts/approve-posts.use-case.js';
import { increasePostsUseCase } from '../../commands/posts/increase-posts.use-case.js';
import { approveQuotaUseCase } from '../../commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from '../../commands/quota/increase-quota.use-case.js';
import { closeIssuesUseCase } from '../../commands/rectification/close-issues.use-case.js';
import { openIssuesUseCase } from '../../commands/rectification/open-issues.use-case.js';
import { reopenIssuesUseCase } from '../../commands/rectification/reopen-issues.use-case.js';
import { postAllotmentStream } from '../post-allotment/post-allotment.aggregate.js';
import { quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
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
    const closed = (over: object) => decideGiven(opened(53), closeIssuesUseCase, { ...closing(1), ...over }, inJune).rules;
    expect([closed({}), closed({ evidence: '' }), closed({ means: [] })]).toEqual([[], ['close-evidence'], ['close-means']]);
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

describe('a row that is closed by a higher cap', () => {
  const owner = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '某局', count: 1, each: false };
  const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
  const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000005'];
  const fact = (index: number, useCase: AnyUseCase, body: object, on: string, streamId: string): GivenEvent[] => decideGiven([], useCase, { owner, ...body }, { effective: onDay(on) }).events.map(({ event }) => ({ stream: streamId, event: event as StaffingEvent, effective: onDay(on), eventId: ids[index] ?? '' }));
  const [account, posts] = [quotaAccountStream(owner, type).streamId, postAllotmentStream(owner, '科级').streamId];
  const caps = [
    ...fact(0, approveQuotaUseCase, { type, count: 10 }, '2019-01-01', account),
    ...fact(1, increaseQuotaUseCase, { type, count: 3 }, '2019-06-01', account),
    ...fact(2, approveQuotaUseCase, { type, count: 8 }, '2019-06-15', account),
    ...fact(3, increaseQuotaUseCase, { type, count: 2 }, '2019-07-31', account),
    ...[approvePostsUseCase, increasePostsUseCase].flatMap((useCase, index) => fact(4 + index, useCase, { principal: 0, deputy: 2 }, index === 0 ? '2019-01-01' : '2019-06-01', posts)).map((one, index) => ({ ...one, eventId: index === 0 ? '' : (ids[4] ?? '') })),
  ];
  const close = (over: object) => decideGiven([...opened(53), ...caps], closeIssuesUseCase, { ...closing(1), means: ['增编'], ...over }, inJune);
  const by = (index: number, over: object = { type }) => ({ raisedBy: { eventId: ids[index], owner, ...over } });

  it('names the change that raised it, by how much and since when', () => {
    const closed = close(by(1));
    expect(closed.rules).toEqual([]);
    expect(closed.events).toMatchObject([{ event: { data: { means: ['增编'], raised: { eventId: ids[1], streamId: account, count: 3, on: '2019-06-01' } } } }]);
    expect(close({ ...by(4, { level: '科级' }), means: ['机构整合核定职数'] }).events).toMatchObject([{ event: { data: { raised: { streamId: posts, count: 2, on: '2019-06-01' } } } }]);
    expect(close({ ...by(1), means: ['quota-increase'] }).events).toMatchObject([{ event: { data: { means: ['增编'] } } }]);
  });

  it.each([
    ['nothing is named', {}],
    ['what is named is the first approval', by(0)],
    ['what is named lowers it', by(2)],
    ['what is named holds only later', by(3)],
    ['what is named is in another account', by(1, { type: { ...type, kind: 'support' } })],
    ['the means do not say so', { ...by(1), means: ['转任'] }],
  ])('is found broken where %s', (_what, over) => {
    expect(close(over).rules).toEqual(['cap-not-raised']);
  });

  it('follows the table of means of the day', () => {
    const without: GivenEvent = { stream: 'reference-list/closing-means', event: staffingContract.make('ReferenceListSet', { list: 'closing-means', entries: [{ code: 'quota-increase', name: '增编' }] }), effective: onDay('2019-06-30') };
    const on = (day: string) => decideGiven([...opened(53), without], closeIssuesUseCase, { ...closing(1), means: ['增编'] }, { effective: onDay(day) }).rules;
    expect([on('2019-06-29'), on('2019-06-30')]).toEqual([['cap-not-raised'], []]);
  });
});

describe('a rise of the cap', () => {
  const organ = (last: string, name: string) => ({ organId: `a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a0${last}`, name, count: 1, each: false });
  const [bureau, other] = [organ('1', '甲局'), organ('2', '乙局')];
  const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
  const eventId = 'e3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01';
  const raises = (owner: object & { organId?: string; name: string; count: number; each: boolean }, count = 2): GivenEvent[] => [
    ...decideGiven([], approveQuotaUseCase, { owner, type, count: 5 }).events.map(({ event }) => ({ stream: quotaAccountStream(owner, type).streamId, event, effective: onDay('2018-01-01') })),
    ...decideGiven([], increaseQuotaUseCase, { owner, type, count }).events.map(({ event }) => ({ stream: quotaAccountStream(owner, type).streamId, event, effective: onDay('2019-06-01'), eventId })),
  ];
  const rows = (organId: string | undefined, ...titles: string[]) => decideGiven([], openIssuesUseCase, { ...of, titles, organId }, { commandId: 'rows' });
  const byRise = (owner: object, more: object) => ({ ...of, means: ['增编'], evidence: '批复', raisedBy: { eventId, owner, type }, ...more });

  it('closes rows of the organ whose cap rose, and of none in particular', () => {
    const close = (about: string | undefined, owner: typeof bureau) => {
      const open = rows(about, '超编');
      return decideGiven([...past(open, '2019-05-31'), ...raises(owner)], closeIssuesUseCase, byRise(owner, { issueIds: Object.values(open.decision.answer ?? {}) }), inJune).rules;
    };
    expect([close(bureau.organId, bureau), close(undefined, bureau), close(bureau.organId, other), close(other.organId, other)]).toEqual([[], [], ['cap-of-another'], []]);
    const group = { name: '各局', count: 9, each: false };
    const open = rows(bureau.organId, '超编');
    expect(decideGiven([...past(open, '2019-05-31'), ...raises(group)], closeIssuesUseCase, byRise(group, { issueIds: Object.values(open.decision.answer ?? {}) }), inJune).rules).toEqual([]);
  });

  it('closes as many rows as it rose by, all closings together, until some are reopened', () => {
    const given = [...opened(9), ...raises(bureau)];
    const close = (past: readonly GivenEvent[], count: number, kind = of.kind) => decideGiven(past, closeIssuesUseCase, byRise(bureau, { count, kind }), inJune);
    expect([close(given, 2).rules, close(given, 3).rules]).toEqual([[], ['raised-cap-overused']]);
    const one = [...given, ...past(close(given, 1), '2019-06-30')];
    expect([close(one, 1).rules, close(one, 2).rules]).toEqual([[], ['raised-cap-overused']]);
    const elsewhere = [...one, ...past(decideGiven([], openIssuesUseCase, { ledger, kind: '超职数', count: 3 }), '2019-05-31')];
    expect([close(elsewhere, 1, '超职数').rules, close(elsewhere, 2, '超职数').rules]).toEqual([[], ['raised-cap-overused']]);
    const reopened = [...one, ...past(decideGiven(one, reopenIssuesUseCase, { ...of, count: 1, reason: '反弹' }, inJune), '2019-06-30')];
    expect([close(reopened, 2).rules, close(reopened, 3).rules]).toEqual([[], ['raised-cap-overused']]);
  });
});

describe('a time limit', () => {
  it('is asked for live, and of nobody who tells what was', () => {
    const open = (mode: 'live' | 'history', deadline?: string) => decideGiven([], openIssuesUseCase, { ...of, count: 1, deadline }, { mode }).rules;
    expect([open('live'), open('live', '2026-12-31'), open('history')]).toEqual([['issue-without-deadline'], [], []]);
  });
});
