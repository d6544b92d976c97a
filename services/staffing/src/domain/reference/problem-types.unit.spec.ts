import { staffingContract } from '@yange/contracts';
import { onDay, type DomainEvent } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { closeIssuesUseCase } from '../../commands/rectification/close-issues.use-case.js';
import { openIssuesUseCase } from '../../commands/rectification/open-issues.use-case.js';
import { reopenIssuesUseCase } from '../../commands/rectification/reopen-issues.use-case.js';
import { openRegisterIssuesUseCase } from '../../commands/registers/register.use-cases.js';
import { staffingRules } from '../rule/staffing.rules.js';
import { problemOf } from '../../oversight/problems.js';
import { rectificationLedgerStream } from '../rectification-ledger/rectification-ledger.aggregate.js';
import { problemTypes } from './problem-types.js';

const ledger = '督查台账';
const of = (kind: string) => ({ ledger, kind, count: 2 });
const decided = (useCase: AnyUseCase, body: object, on: string, given: readonly GivenEvent[]) => decideGiven(given, useCase, body, { effective: onDay(on) }).events.map(({ event }) => event);
const told = (event: DomainEvent | undefined, on: string): GivenEvent => ({ stream: rectificationLedgerStream(ledger).streamId, event: event as DomainEvent, effective: onDay(on) });
const own: GivenEvent = { stream: 'reference-list/problem-types', event: staffingContract.make('ReferenceListSet', { list: 'problem-types', entries: [{ code: 'over-quota', name: '超编制' }, { code: 'ghost-posts', name: '空设岗位' }] }), effective: onDay('2026-01-01') };
const unknown = expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list: 'problem-types' }) });

describe('the type of a problem', () => {
  it('is in the table of the day, by code or as papers write it', () => {
    for (const kind of ['超编', 'over-quota']) expect(decided(openIssuesUseCase, of(kind), '2025-12-31', [own])).toMatchObject([{ type: 'IssuesOpened', data: { kind: '超编' } }]);
    for (const kind of ['超编', '人浮于事']) expect(() => decided(openIssuesUseCase, of(kind), '2026-01-01', [own])).toThrow(unknown);
    expect(decided(openIssuesUseCase, of('ghost-posts'), '2026-01-01', [own])).toMatchObject([{ data: { kind: '空设岗位' } }]);
    expect(() => decided(openIssuesUseCase, of('空设岗位'), '2025-12-31', [own])).toThrow(unknown);
  });

  it('of differences of registers too', () => {
    const snapshotId = '00000000-0000-4000-8000-000000000001';
    const subjects = [{ title: '册上无此人', personId: null, unknownPersonId: null, organId: null, difference: 'missing', snapshotId, registerKind: 'payroll' }];
    expect(() => decided(openRegisterIssuesUseCase, { snapshotId, ledger, kind: '人浮于事', subjects }, '2025-12-31', [])).toThrow(unknown);
    expect(decided(openRegisterIssuesUseCase, { snapshotId, ledger, kind: 'ghost-staff', subjects }, '2025-12-31', [])).toMatchObject([{ data: { kind: '吃空饷' } }]);
  });

  it('stays for rows that stand in a ledger what they were opened under', () => {
    const given = [own, told(decided(openIssuesUseCase, of('超编'), '2025-06-01', [])[0], '2025-06-01')];
    const closing = { ...of('超编'), means: ['转任'], evidence: '文件' };
    const [closed] = decided(closeIssuesUseCase, closing, '2026-02-01', given);
    expect(closed).toMatchObject({ type: 'IssuesClosed', data: { kind: '超编' } });
    expect(decided(reopenIssuesUseCase, { ...of('超编'), reason: '反弹' }, '2026-03-01', [...given, told(closed, '2026-02-01')])).toMatchObject([{ type: 'IssuesReopened', data: { kind: '超编' } }]);
    expect(() => decided(closeIssuesUseCase, { ...closing, kind: '人浮于事' }, '2026-02-01', given)).toThrow(unknown);
  });

  it('is the word by which findings are looked up in ledgers', () => {
    const words = [...new Set(staffingRules.flatMap(({ id }) => problemOf(id) ?? []))];
    expect(words.length).toBeGreaterThan(4);
    expect(words.filter((word) => !problemTypes.shipped.some(({ name }) => name === word))).toEqual([]);
  });
});
