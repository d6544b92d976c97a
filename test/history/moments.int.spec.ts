import { setTimeout as pause } from 'node:timers/promises';
import { endingAt } from '@yange/event-log';
import type { ReportView } from '@yange/reporting';
import { momentParams } from '@yange/use-case';
import { randomFrom } from '../support/random.fixture.js';
import { annul, correct, loadHistory, type LoadedHistory } from './history.fixture.js';
import { figureOf, reportOn, type Report } from './report.fixture.js';

type Answer = ReportView & { readonly asOf: string | null; readonly knownAt: string | null; readonly report: { readonly title: string } | null };

const vectorOf = (positions: Readonly<Record<string, number>>): string => Object.entries(positions).map(([log, position]) => `${log.split('/')[1]}:${position}`).join(',');

/** What was asked is not what is answered. */
const withoutMoment = (answer: object): object => ({ ...answer, moment: undefined, knownAt: undefined, asOf: undefined });

describe('figures at another moment', () => {
  let history: LoadedHistory;
  let report: Report;
  let before: { readonly bytes: string; readonly positions: ReportView['positions']; readonly instant: string };

  const figures = (params: Record<string, string> = {}): Promise<Answer> => report.ask<Answer>('figures', params);
  let others: readonly string[];
  /** Whatever else reporting says of what is recorded: lists, one file, loads. */
  const otherAnswers = async (params: Record<string, string> = {}): Promise<readonly string[]> => {
    const { organs } = await report.ask<{ organs: readonly { organId: string; name: string }[] }>('organ-files', {});
    const organId = organs.find(({ name }) => name === '千里山镇')?.organId ?? organs[0]?.organId ?? '';
    const asked = [['organ-files', {}], ['organ-file', { organId }], ['team-workloads', {}], ['findings', {}], ['declared-figures', {}], ['measure-definitions', {}]] as const;
    return Promise.all(asked.map(async ([name, own]) => JSON.stringify(withoutMoment(await report.ask(name, { ...own, ...params })))));
  };
  const bytesOf = ({ figures: all, findings, positions }: ReportView): string => JSON.stringify({ all, findings, positions });

  beforeAll(async () => {
    history = await loadHistory();
    report = await reportOn(history);
    const view = await report.view();
    others = await otherAnswers();
    await pause(20);
    before = { bytes: bytesOf(view), positions: view.positions, instant: new Date().toISOString() };
    await pause(20);
    await annul(history, 'organisations', figureOf(view, 'A8').events[0] ?? '');
    await correct(history, '网格', 'WG-002', { 数量: '440' }, figureOf(view, 'B26').events[0] ?? '');
    // A fact that was known late: dated back into a past that had been read without it.
    await correct(history, '机构沿革', 'JG-014', { 生效日期: '2019年3月底' }, figureOf(view, 'A17').events[0] ?? '');
    // What the report says is corrected like any other fact.
    await correct(history, '汇报数据', 'A6', { 声明值: '政府工作部门=25个' }, figureOf(view, 'A6').declaredBy);
    await report.view();
  });
  afterAll(() => report.close());

  it('as known before corrections are byte for byte what they were, by positions and by time; as known after, they differ', async () => {
    const now = await figures();
    expect(bytesOf(now)).not.toBe(before.bytes);
    expect(now.figures.filter((one, index) => JSON.stringify(one) !== JSON.stringify((JSON.parse(before.bytes) as { all: unknown[] }).all[index])).map(({ id }) => id)).toEqual(expect.arrayContaining(['A6', 'A8', 'A17', 'B26']));
    expect(bytesOf(await figures({ knownAt: vectorOf(before.positions) }))).toBe(before.bytes);
    expect(bytesOf(await figures({ knownAt: before.instant }))).toBe(before.bytes);
    expect(bytesOf(await figures({ knownAt: vectorOf(now.positions) }))).toBe(bytesOf(now));
    expect(await otherAnswers()).not.toEqual(others);
    expect(await otherAnswers({ knownAt: vectorOf(before.positions) })).toEqual(others);
    expect(await otherAnswers({ knownAt: before.instant })).toEqual(others);
  });

  it('as known at any positions are what a fresh fold of the logs up to there gives', async () => {
    const random = randomFrom(20_200_630);
    const { positions } = await figures();
    for (let round = 0; round < 5; round += 1) {
      const cut = Object.fromEntries(Object.entries(positions).map(([log, position]) => [log, Math.max(1, Math.round(position * (0.3 + 0.7 * random())))]));
      const truncated = new Map([...history.logs].map(([context, log]) => [context, endingAt(log, cut[log.logId] ?? 0)]));
      const fresh = await reportOn({ ...history, logs: truncated });
      try {
        expect(bytesOf(await figures({ knownAt: vectorOf(cut) }))).toBe(bytesOf(await fresh.view()));
      } finally {
        await fresh.close();
      }
    }
  });

  it('as of another day are what held by its end', async () => {
    const teamsOn = async (asOf: string): Promise<unknown> => figureOf(await figures({ asOf }), 'E6').derived[0]?.value ?? null;
    expect([await teamsOn('2018-07-31'), await teamsOn('2018-08-31'), await teamsOn('2020-06-30')]).toEqual([20, 7, 6]);
    expect(figureOf(await figures({ asOf: '2018-12-31' }), 'A9')).toMatchObject({ derived: [], verdict: 'not-derivable', underivable: [{ reason: 'later-than-as-of' }], asOf: { to: '2018-12-31' } });
  });

  it('combine: by the end of a day, as known at a time', async () => {
    const gridsOn = async (knownAt: string): Promise<unknown> => figureOf(await figures({ asOf: '2020-06-30', knownAt }), 'B26').derived[0]?.value;
    expect([await gridsOn(before.instant), await gridsOn(new Date().toISOString())]).toEqual([444, 440]);
  });

  it('are nothing before anything was recorded', async () => expect(await figures({ knownAt: '2000-01-01' })).toMatchObject({ figures: [], findings: [], positions: Object.fromEntries([...history.logs.values()].map(({ logId }) => [logId, 0])), report: null }));

  it.each(['organisationz:120', 'organisations:-1', '2019-02-30', 'yesterday', 'staffing:1;grid:2'])('are not asked for at %s', (knownAt) => expect(momentParams.knownAt.safeParse(knownAt).success).toBe(false));

  it('differ by what came and went, under which document, and the difference names the late correction with its reason', async () => {
    type Changes = { total: number; figures: { id: string; before: unknown; after: unknown }[]; groups: { events: { figures: string[]; change: string; type: string; because: { how: string; reason: string } | null; zh: string }[] }[] };
    const changes = await report.ask<Changes>('changes', { from: '2026-01-01', asOf: '2026-01-01', knownFrom: vectorOf(before.positions) });
    const events = changes.groups.flatMap((group) => group.events);
    expect(changes.total).toBe(events.length);
    expect(events.filter(({ change }) => change === 'went').every(({ because }) => because !== null && ['corrected', 'annulled'].includes(because.how))).toBe(true);
    expect([...new Set(events.map(({ type, change }) => `${change} ${type}`))]).toEqual(expect.arrayContaining(['went CoordinationBodiesSet', 'went GridsCreated', 'came GridsCreated', 'went DutiesReturned', 'came DutiesReturned']));
    expect(events.filter(({ change, type }) => change === 'came' && type === 'GridsCreated').every(({ zh }) => zh.includes('更正先前所录'))).toBe(true);
    expect(changes.figures.filter(({ id }) => ['A8', 'B26'].includes(id)).map(({ id, before: was, after }) => [id, was, after])).toEqual([['A8', 9, null], ['B26', 444, 440]]);
    // One event that moved a figure names it, and nothing names a figure that did not move.
    expect(events.find(({ change, type }) => change === 'went' && type === 'GridsCreated')?.figures).toContain('B26');
    expect([...new Set(events.flatMap(({ figures: moved }) => moved))].filter((id) => !changes.figures.some((one) => one.id === id))).toEqual([]);
    expect(await report.ask<Changes>('changes', { from: '2026-01-01', asOf: '2026-01-01' })).toMatchObject({ total: 0, figures: [], groups: [], reforms: [] });
    await expect(report.ask('changes', { from: '2019-01-01', knownAt: vectorOf(before.positions), knownFrom: vectorOf((await figures()).positions) })).rejects.toThrow();
  });

  it('count every event once, by reform and by document, also where it is told under several reforms or beyond the limit', async () => {
    type Changes = { total: number; reforms: { reform: { name: string } | null; count: number; told: number }[]; groups: { reform: { name: string } | null; count: number; events: { eventId: string }[] }[] };
    const sum = (some: readonly { readonly count: number }[]): number => some.reduce((total, { count }) => total + count, 0);
    const whole = await report.ask<Changes>('changes', { from: '2018-07-31', asOf: '2020-06-30', limit: '5000' });
    const told = whole.groups.flatMap(({ events }) => events.map(({ eventId }) => eventId));
    expect([sum(whole.groups), sum(whole.reforms), new Set(told).size]).toEqual([whole.total, whole.total, whole.total]);
    expect(whole.reforms.reduce((total, one) => total + one.told, 0)).toBe(told.length);
    for (const { reform, count } of whole.reforms) expect(sum(whole.groups.filter((group) => group.reform?.name === reform?.name))).toBe(count);
    const short = await report.ask<Changes>('changes', { from: '2018-07-31', asOf: '2020-06-30', limit: '10' });
    expect([short.total, short.reforms, new Set(short.groups.flatMap(({ events }) => events.map(({ eventId }) => eventId))).size]).toEqual([whole.total, whole.reforms, 10]);
  });

  it('are told step by step as sentences, with the figures moving along, page by page alike', async () => {
    type Replay = { total: number; next: string | null; steps: { event: { eventId: string; zh: string; en: string; effective: { to: string } }; figures: { id: string }[] }[] };
    const all = await report.ask<Replay>('replay', { from: '2018-08-01', to: '2020-06-30', limit: '1000' });
    expect([all.steps.length, all.next]).toEqual([all.total, null]);
    expect(all.steps.map(({ event }) => event.effective.to)).toEqual(all.steps.map(({ event }) => event.effective.to).toSorted());
    expect(all.steps.filter(({ event }) => !/\p{Script=Han}/u.test(event.zh) || event.en === '')).toEqual([]);
    expect(all.steps.filter((one) => one.figures.length > 0).length).toBeGreaterThan(3);
    const first = await report.ask<Replay>('replay', { from: '2018-08-01', to: '2020-06-30', limit: '20' });
    const second = await report.ask<Replay>('replay', { from: '2018-08-01', to: '2020-06-30', limit: '20', after: first.next ?? '' });
    expect([...first.steps, ...second.steps]).toEqual(all.steps.slice(0, 40));
    // Whoever comes with the same cursor again finds nobody on the way there.
    expect(await report.ask<Replay>('replay', { from: '2018-08-01', to: '2020-06-30', limit: '20', after: first.next ?? '' })).toEqual(second);
  });

  it('lead from a document, however its number is typed, to what it caused and what changed that later', async () => {
    type Trail = { document: { number: string }; clauses: { place: string; events: { counts: boolean }[] }[]; later: { how: string }[] };
    const trail = await report.ask<Trail>('document-trail', { document: '内党办发 [2019] 22号' });
    expect(trail.document.number).toBe('内党办发〔2019〕22号');
    expect(trail.clauses.flatMap(({ events }) => events).length).toBeGreaterThan(0);
    const whole = await report.ask<Trail>('document-trail', { document: (await figures()).report?.title ?? '' });
    expect([whole.clauses.length > 5, whole.clauses.some(({ events }) => events.some(({ counts }) => !counts)), [...new Set(whole.later.map(({ how }) => how))]]).toEqual([true, true, ['corrected']]);
    expect(await report.ask('document-trail', { document: '没有这样的文件' })).toBeNull();
  });

  it('tell of a document what had begun by a day, what may have, and what had not', async () => {
    type Dated = { effective: { from: string | null; to: string } };
    const trail = await report.ask<{ possible: Dated[]; toCome: Dated[] }>('document-trail', { document: (await figures()).report?.title ?? '', on: '2018-07-31' });
    expect([trail.possible.length > 0, trail.toCome.length > 0]).toEqual([true, true]);
    for (const { effective: { from, to } } of trail.possible) expect([(from === null || from <= '2018-07-31') && to > '2018-07-31', from, to]).toEqual([true, from, to]);
    for (const { effective: { from } } of trail.toCome) expect([from !== null && from > '2018-07-31', from]).toEqual([true, from]);
  });
});
