import { annul, correct, loadHistory, type LoadedHistory } from './history.fixture.js';
import { figureOf, reportOn, type Report } from './report.fixture.js';

interface Answer {
  readonly superseded: readonly { readonly eventId: string; readonly supersededBy: readonly string[] }[];
}

describe('a figure after its events were corrected or annulled', () => {
  let history: LoadedHistory;
  let report: Report;

  const eventOf = async (id: string, index = 0): Promise<string> => figureOf(await report.view(), id).events[index] ?? '';

  beforeAll(async () => {
    history = await loadHistory();
    report = await reportOn(history);
  });
  afterAll(() => report?.close());

  it('lists what was annulled, why, and by which event, and says that this is why it has no value', async () => {
    const event = await eventOf('A8');
    await annul(history, 'organisations', event);
    const figure = figureOf(await report.view(), 'A8');
    expect(figure).toMatchObject({ verdict: 'not-derivable', events: [], underivable: [{ measure: 'coordination-bodies', reason: 'annulled', text: { zh: expect.stringContaining('撤销'), en: expect.stringContaining('annulled') } }] });
    expect(figure.superseded).toEqual([{ eventId: event, how: 'annulled', by: expect.any(String), reason: '录入有误' }]);
    const { superseded } = await report.ask<Answer>('figure', { figureId: 'A8' });
    expect(superseded).toMatchObject([{ eventId: event, supersededBy: [figure.superseded[0]?.by] }]);
  });

  it('lists what was corrected beside what stands in its place', async () => {
    const event = await eventOf('B26');
    const corrected = await correct(history, '网格', 'WG-002', { 数量: '440' }, event);
    expect(figureOf(await report.view(), 'B26')).toMatchObject({
      verdict: 'mismatch',
      derived: [{ value: 440 }],
      events: [corrected],
      superseded: [{ eventId: event, how: 'corrected', by: corrected, reason: '录入有误' }],
    });
  });

  it('says that an event is later than its date where a correction moved it there', async () => {
    const event = await eventOf('A17');
    const corrected = await correct(history, '机构沿革', 'JG-014', { 生效日期: '2019年3月底' }, event);
    const figure = figureOf(await report.view(), 'A17');
    expect(figure.underivable.map(({ reason }) => reason)).toEqual(['later-than-as-of', 'later-than-as-of']);
    expect(figure.superseded).toMatchObject([{ eventId: event, how: 'corrected', by: corrected }]);
  });

  it.each([
    ['A13', '领导职数', 'ZS-002', { 生效日期: '2019-03-05' }, '2019-03-05'],
    ['A14', '机构沿革', 'JG-010', { 生效日期: '2019-02-20' }, '2019-02-20'],
    ['B30', '交接', 'JJ-001', { 生效日期: '2020年5月' }, '2020-05'],
  ])('%s claims a date: a later one is a mismatch, with that date', async (id, table, row, cells, value) => {
    expect(figureOf(await report.view(), id).verdict).toBe('match');
    await correct(history, table, row, cells, await eventOf(id));
    expect(figureOf(await report.view(), id)).toMatchObject({ verdict: 'mismatch', derived: [{ value }] });
  });

  it('a document was issued when it says so, whenever it was registered or took effect', async () => {
    const { events } = await report.ask<{ events: { data: { documentId: string } }[] }>('figure', { figureId: 'E1' });
    const documentId = events[0]?.data.documentId;
    await correct(history, '文件', 'WJ-006', { 成文日期: '2018年9月' }, await eventOf('E1'), { documentId });
    expect(figureOf(await report.view(), 'E1')).toMatchObject({ verdict: 'mismatch', derived: [{ value: '2018-09' }] });
    await correct(history, '文件', 'WJ-006', { 生效日期: '2018年11月', 序号: 'WJ-006-2' }, await eventOf('E1'), { documentId });
    expect(figureOf(await report.view(), 'E1')).toMatchObject({ verdict: 'match', derived: [{ value: '2018-08' }], superseded: [{ how: 'corrected' }, { how: 'corrected' }] });
  });

  it('compares a number with the listing behind it', async () => {
    const listing = (await report.ask<{ events: { eventId: string; type: string }[] }>('figure', { figureId: 'D1' })).events.find(({ type }) => type === 'PledgeItemsListed');
    await correct(history, '责任状', 'ZR-001', { 数量: '26' }, listing?.eventId ?? '');
    expect(figureOf(await report.view(), 'D1')).toMatchObject({ verdict: 'mismatch', derived: [{ value: 26, tellings: [26, 25] }] });
  });

  it('says of the rest why there is no value: the report gives none', async () => {
    const { figures } = await report.view();
    const reasons = Object.fromEntries(figures.filter(({ underivable }) => underivable.length > 0).map(({ id, underivable }) => [id, underivable.map(({ reason }) => reason)]));
    expect(reasons).toEqual({ A8: ['annulled'], A17: ['later-than-as-of', 'later-than-as-of'], B34: ['not-given'], B43: ['not-given'] });
  });
});
