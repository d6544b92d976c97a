import { expectedFigures } from '@yange/history';
import { compareWithExpected, readExpected } from '@yange/reporting';
import { loadHistory, type LoadedHistory } from './history.fixture.js';
import { reportOn, type Report } from './report.fixture.js';

interface Row {
  readonly measure: string;
  readonly city: { readonly value: number | string | null; readonly reason: string | null; readonly partial: number | string | null; readonly missing: readonly string[] };
  readonly districts: readonly { readonly district: string; readonly value: number | string | null }[];
}

interface RollUp {
  readonly synthetic: boolean;
  readonly districts: readonly { readonly district: string; readonly positions: Readonly<Record<string, number>>; readonly gaps: readonly string[]; readonly recordedAt: string; readonly synthetic: boolean; readonly standing: string; readonly heads: Readonly<Record<string, number | null>>; readonly lag: number | null; readonly heardAt: string | null }[];
  readonly rows: readonly Row[];
}

const city = '150300';
const [haibowan, hainan, elsewhere] = ['150302', '150303', '990101'];

describe('a city over its districts', () => {
  let report: Report;
  let histories: readonly LoadedHistory[];

  beforeAll(async () => {
    // the made-up district once as a district of this city, and once as one of another
    histories = await Promise.all([loadHistory(haibowan), loadHistory(elsewhere, hainan), loadHistory(elsewhere)]);
    report = await reportOn(...(histories as [LoadedHistory, LoadedHistory, LoadedHistory]));
  }, 180_000);

  afterAll(() => report.close());

  const rollUp = (params: Record<string, string> = {}): Promise<RollUp> => report.ask<RollUp>('roll-up', { asOf: '2020-06-30', ...params }, city);
  const rowOf = ({ rows }: RollUp, measure: string): Row => {
    const found = rows.find((one) => one.measure === measure);
    if (found === undefined) throw new Error(`no row ${measure}`);
    return found;
  };

  it('has its own districts and no others, says how far each was read, and which is made up', async () => {
    const { districts, synthetic } = await rollUp();
    expect(districts.map(({ district, gaps, synthetic: one }) => ({ district, gaps, synthetic: one }))).toEqual([
      { district: city, gaps: [], synthetic: false },
      { district: haibowan, gaps: [], synthetic: false },
      { district: hainan, gaps: [], synthetic: true },
    ]);
    expect(synthetic).toBe(true);
    for (const [index, one] of districts.filter(({ standing }) => standing === 'member').entries()) {
      const heads = [...(histories[index]?.logs.values() ?? [])].map(async (log) => [log.logId, (await log.head()).position] as const);
      expect(one.positions).toEqual(Object.fromEntries(await Promise.all(heads)));
    }
  });

  it('gives each district what its own figures are derived as', async () => {
    const { figures } = await report.view();
    const of = await rollUp();
    const own = (id: string, measure: string) => figures.find((one) => one.id === id)?.derived.find((one) => one.measure === measure)?.value;
    const district = (measure: string) => rowOf(of, measure).districts.find((one) => one.district === haibowan)?.value;
    expect(district('organs')).toBe(own('A1', 'organs'));
    expect(own('A1', 'organs')).toBeGreaterThan(0);
  });

  it('sums what can be summed, and no value of each', async () => {
    // by then both have told their reforms
    const view = await rollUp({ asOf: '2024-12-31' });
    for (const { measure, city: { value, reason, missing }, districts } of view.rows) {
      if (reason === null && districts.every((one) => typeof one.value === 'number') && !measure.endsWith('rate') && !['fields-held', 'fields-listed', 'delegation-methods'].includes(measure)) {
        expect({ measure, value }).toEqual({ measure, value: districts.reduce((sum, one) => sum + Number(one.value), 0) });
      }
      expect({ measure, missing }).toEqual({ measure, missing: reason === 'incomplete' ? districts.filter((one) => one.value === null && one.district !== city).map((one) => one.district) : [] });
      expect(value === null).toBe(reason !== null);
    }
    expect(view.rows.filter(({ city: { reason } }) => reason === null).length).toBeGreaterThan(20);
    expect(view.rows.filter(({ measure, city: { value } }) => /per-/u.test(measure) && value !== null)).toEqual([]);
  });

  it('is asked at another day, and as known before anything was recorded', async () => {
    const teams = async (asOf: string) => rowOf(await rollUp({ asOf }), 'teams').districts.find((one) => one.district === haibowan)?.value;
    expect(await teams('2018-07-31')).not.toBe(await teams('2020-06-30'));
    expect(await rollUp({ knownAt: '2000-01-01' })).toMatchObject({ rows: [], districts: [{ positions: {} }, { positions: {} }] });
  });

  it('shows a district itself and no other', async () => {
    const { districts, rows } = await report.ask<RollUp>('roll-up', { asOf: '2020-06-30' }, haibowan);
    expect(districts.map(({ district }) => district)).toEqual([haibowan]);
    expect(rows.every((row) => row.districts.length === 1 && row.districts[0]?.district === haibowan)).toBe(true);
  });
});

describe('乌海市 with a register of its divisions', () => {
  const stranger = '150305';
  let histories: ReadonlyMap<string, LoadedHistory>;
  let report: Report;

  beforeAll(async () => {
    const named = await Promise.all([city, haibowan, hainan, '150304'].map(async (code) => [code, await loadHistory(code)] as const));
    histories = new Map([...named, [stranger, await loadHistory(hainan, stranger)]]);
    report = await reportOn(...([...histories.values()] as [LoadedHistory]));
  }, 180_000);

  afterAll(() => report.close());

  const ask = (asOf: string): Promise<RollUp> => report.ask<RollUp>('roll-up', { asOf }, city);
  const valueIn = ({ rows }: RollUp, measure: string) => {
    const row = rows.find((one) => one.measure === measure);
    return { city: row?.city.value, of: Object.fromEntries(row?.districts.map(({ district, value }) => [district, value]) ?? []) };
  };

  it.each([hainan, '150304'])('has in %s, which is made up and says so, the figures that are expected of it', async (district) => {
    const one = await reportOn(histories.get(district) as LoadedHistory);
    try {
      const view = await one.view();
      expect(compareWithExpected(readExpected(expectedFigures(district)), view)).toEqual([]);
      expect(view.figures).toHaveLength(7);
      expect((await one.ask<RollUp>('roll-up', { asOf: '2020-06-30' }, district)).synthetic).toBe(true);
    } finally {
      await one.close();
    }
  });

  it('counts the districts that it registers, and shows one beside them that is none of its own', async () => {
    const view = await ask('2020-06-30');
    expect(view.districts.map(({ district, standing }) => [district, standing])).toEqual([[city, 'own'], [haibowan, 'member'], [hainan, 'member'], ['150304', 'member'], [stranger, 'outside']]);
    const grids = valueIn(view, 'grids');
    expect(grids.of).toMatchObject({ [hainan]: 120, '150304': 140, [stranger]: 120, [city]: null });
    expect(grids.city).toBe(Number(grids.of[haibowan]) + Number(grids.of[hainan]) + Number(grids.of['150304']));
  });

  it('has at the city the teams that were moved up to it, from the day on which they left their districts', async () => {
    const [before, after] = [await ask('2020-05-31'), await ask('2020-06-30')];
    expect(valueIn(before, 'teams')).toMatchObject({ of: { [hainan]: 3, '150304': 4 } });
    expect(valueIn(after, 'teams')).toMatchObject({ of: { [hainan]: 2, '150304': 3 } });
    const up = (view: RollUp) => Number(valueIn(view, 'teams-transferred-up').city ?? 0);
    expect([Number(valueIn(before, 'teams').of[city] ?? 0), valueIn(after, 'teams').of[city]]).toEqual([up(before), up(after)]);
    expect(up(after)).toBeGreaterThan(up(before));
    // from there to here nothing was lost
    expect(valueIn(after, 'teams').city).toBe(valueIn(before, 'teams').city);
  });

  it('has none of them before they are registered: the past of a district is counted from the day on which it belongs to the city', async () => {
    expect((await ask('2018-01-30')).districts.map(({ standing }) => standing)).toEqual(['own', 'outside', 'outside', 'outside', 'outside']);
    expect((await ask('2018-01-31')).districts.filter(({ standing }) => standing === 'member').map(({ district }) => district)).toEqual([haibowan, hainan, '150304']);
  });

  it('says how far each log is where nobody tells it more: nothing', async () => {
    const { districts } = await ask('2020-06-30');
    expect(districts.map(({ lag, heardAt, heads }) => [lag, heardAt, new Set(Object.values(heads))])).toEqual(districts.map(() => [null, null, new Set([null])]));
  });
});
