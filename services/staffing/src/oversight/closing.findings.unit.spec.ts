import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay, type Fact } from '@yange/kernel';
import { closingMeans } from '../domain/reference/closing-means.js';
import { closingRows } from '../projections/rectification/closing.rows.js';
import { closingFindings, type ClosingPeriod } from './closing.findings.js';

const make = staffingContract.make;
const header = { ledger: { id: 'l', name: '整改台账' }, kind: '超编' };
const block = (count: number) => ({ named: [], blocks: [{ id: 'b', label: '超编', count }] });
const rows = (...ids: string[]) => ({ named: ids.map((id) => ({ id, name: '' })), blocks: [] });
const raised = { eventId: 'q', streamId: 'quota-account/q', count: 1, on: '2019-01-01' };

const opened = (ids: readonly string[], organId: string) => make('IssuesOpened', { ...header, issues: rows(...ids), subjects: ids.map((issueId) => ({ issueId, organId })) });
const closed = (issues: object, over: object = {}) => make('IssuesClosed', { ...header, issues, means: ['转任'], evidence: '证明', ...over });
const reopened = (issues: object) => make('IssuesReopened', { ...header, issues, reason: '复查' });

/** Each event a month after the one before, the first on 2019-01-01. */
const factsOf = (...events: unknown[]): readonly Fact<StaffingEvent>[] =>
  events.map((event, index) => ({ event: event as StaffingEvent, eventId: `e${index}`, effective: onDay(`2019-0${index + 1}-01`), position: index + 1, order: 0, supersedes: null }));

type Row = Readonly<Record<'closing_id' | 'ledger_name' | 'kind' | 'organ_id' | 'row_count' | 'closed_on' | 'reopened_on' | 'means' | 'has_evidence' | 'names_cap', never>>;
const periodsOf = (...events: unknown[]): readonly ClosingPeriod[] =>
  (closingRows(factsOf(...events)) as readonly Row[]).map((row) => ({ closingId: row.closing_id, ledgerName: row.ledger_name, kind: row.kind, organId: row.organ_id, rowCount: row.row_count, closedOn: row.closed_on, reopenedOn: row.reopened_on, means: row.means, hasEvidence: row.has_evidence, namesCap: row.names_cap }));
const said = (asOf: string, ...events: unknown[]) => closingFindings(periodsOf(...events), () => closingMeans.shipped, asOf).map(({ rule, number, since }) => `${rule} ${number} ${since}`);

describe('findings of how rows of a ledger were closed', () => {
  it('say what a closing lacked, of so many rows, since the day on which it was closed', () => {
    const bare = closed(block(3), { evidence: '', means: [] });
    expect([said('2018-12-31', bare), said('2019-01-01', bare), said('2020-01-01', bare)]).toEqual([[], ['close-evidence 3 2019-01-01', 'close-means 3 2019-01-01'], ['close-evidence 3 2019-01-01', 'close-means 3 2019-01-01']]);
    expect(said('2020-01-01', closed(block(3)))).toEqual([]);
    expect(closingFindings(periodsOf(bare), () => closingMeans.shipped, '2020-01-01')[0]).toMatchObject({ zh: '“整改台账”超编已销号 3 条：销号须附佐证材料' });
  });

  it('say a closing by 增编 that names no raised cap, and a raised cap without 增编', () => {
    const by = (means: readonly string[], over: object = {}) => said('2019-06-01', closed(block(2), { means, ...over }));
    expect([by(['增编']), by(['quota-increase']), by(['增编'], { raised }), by(['转任'], { raised }), by(['转任'])]).toEqual([['cap-not-raised 2 2019-01-01'], ['cap-not-raised 2 2019-01-01'], [], ['cap-not-raised 2 2019-01-01'], []]);
  });

  it('judge an act by the table of means of its own day', () => {
    const without = closingMeans.shipped.filter(({ name }) => name !== '增编');
    const judged = (since: string) => closingFindings(periodsOf(closed(block(1), { means: ['增编'] })), (day) => (day < since ? closingMeans.shipped : without), '2019-06-01');
    expect([judged('2019-01-02').length, judged('2019-01-01').length]).toEqual([1, 0]);
  });

  it('end when a row is reopened, and stand anew when it is closed the same way again', () => {
    const bare = { evidence: '' };
    const past = [opened(['r1', 'r2'], 'o1'), closed(rows('r1', 'r2'), bare), reopened(rows('r1')), reopened(rows('r2')), closed(rows('r1'), bare), closed(rows('r1'))];
    expect(['2019-02-28', '2019-03-31', '2019-04-30', '2019-05-31', '2019-06-01'].map((day) => said(day, ...past))).toEqual([['close-evidence 2 2019-02-01'], ['close-evidence 1 2019-02-01'], [], ['close-evidence 1 2019-05-01'], []]);
    expect(new Set(periodsOf(...past).map(({ organId }) => organId))).toEqual(new Set(['o1']));
  });

  it('keep what is out of order when rows are reopened by number: what was closed in order goes first, the latest before the earlier', () => {
    const past = [closed(block(3), { evidence: '' }), closed(block(2)), reopened(block(3)), reopened(block(1)), reopened(block(9)), closed(block(1))];
    expect(['2019-02-28', '2019-03-01', '2019-04-01', '2019-05-01', '2019-06-01'].map((day) => said(day, ...past))).toEqual([['close-evidence 3 2019-01-01'], ['close-evidence 2 2019-01-01'], ['close-evidence 1 2019-01-01'], [], []]);
    const ids = (closingRows(factsOf(...past)) as readonly { readonly closing_id: string }[]).map(({ closing_id: id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are of one kind of problem: another kind reopened leaves them', () => {
    const other = make('IssuesReopened', { ...header, kind: '超职数', issues: block(3), reason: '复查' });
    expect(said('2019-06-01', closed(block(3), { evidence: '' }), other)).toEqual(['close-evidence 3 2019-01-01']);
  });
});
