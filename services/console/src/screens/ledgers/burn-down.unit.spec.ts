import { lineOf, stepsOf } from './burn-down.model.js';

type Events = Parameters<typeof stepsOf>[0];

const event = (position: number, type: string, to: string, issues: object, others: object = {}): Events[number] =>
  ({ eventId: `e${position}`, type, position, effective: { from: to, to, text: '' }, supersedes: null, data: { kind: '超编', issues }, ...others }) as unknown as Events[number];

const block = (count: number): object => ({ blocks: [{ count }] });

const shown = (events: Events, until = ''): readonly (readonly unknown[])[] => stepsOf(events, '超编', until).map(({ day, what, count, open }) => [day, what, count, open]);

describe('open issues of a ledger over time', () => {
  const opened = event(1, 'IssuesOpened', '2019-03-31', block(53));

  it('go up by what is opened and reopened and down by what is closed, in the order of the days', () => {
    const events = [event(3, 'IssuesReopened', '2020-01-31', block(1)), opened, event(2, 'IssuesClosed', '2019-12-31', block(50))];
    expect(shown(events)).toEqual([['2019-03-31', 'opened', 53, 53], ['2019-12-31', 'closed', 50, 3], ['2020-01-31', 'reopened', 1, 4]]);
    expect(shown(events, '2019-12-31')).toHaveLength(2);
  });

  it('are as a later event tells it: what is corrected counts as corrected, what is annulled not at all', () => {
    const corrected = event(2, 'IssuesOpened', '2019-03-31', block(52), { supersedes: 'e1' });
    const closed = event(3, 'IssuesClosed', '2019-06-30', block(2));
    const annulment = event(4, 'EventAnnulled', '2019-06-30', {}, { supersedes: 'e3' });
    expect(shown([opened, corrected, closed, annulment])).toEqual([['2019-03-31', 'opened', 52, 52]]);
  });

  it('are not more for a row of a block that is named later, and fewer once a named one is closed', () => {
    const named = event(2, 'IssuesOpened', '2019-04-30', { named: [{ id: 'n', drawnFrom: 'b' }, { id: 'm' }] });
    const closed = event(3, 'IssuesClosed', '2019-05-31', { named: [{ id: 'n', drawnFrom: 'b' }] });
    expect(shown([opened, named, closed]).map(([, , count, open]) => [count, open])).toEqual([[53, 53], [1, 54], [1, 53]]);
  });

  it('are those of one kind', () => expect(stepsOf([opened], '超职数')).toEqual([]));

  it('are drawn by the last of each day, up to the day looked at', () => {
    const steps = stepsOf([opened, event(2, 'IssuesClosed', '2019-03-31', block(3))], '超编');
    expect(lineOf(steps, '2019-12-31')).toEqual([['2019-03-31', 50], ['2019-12-31', 50]]);
    expect(lineOf(steps, '2019-03-31')).toEqual([['2019-03-31', 50]]);
    expect(lineOf([], '2019-03-31')).toEqual([]);
  });
});
