import { rollUpLines } from './roll-up.command.js';

type RollUp = Parameters<typeof rollUpLines>[0];

const district = (over: Partial<RollUp['districts'][number]>): RollUp['districts'][number] => ({ district: '150302', standing: 'member', leftOn: null, positions: { '150302/organisations': 40, '150302/staffing': 2 }, heads: {}, lag: 0, heardAt: null, gaps: [], recordedAt: null, synthetic: false, ...over });
const row = (city: Partial<RollUp['rows'][number]['city']>): RollUp['rows'][number] => ({
  measure: 'organs', title: { zh: '党政机构', en: 'organs' }, unit: '个', derivation: '', city: { value: null, reason: null, text: null, partial: null, missing: [], ...city },
  districts: [{ district: '150302', value: 35, reason: null, basis: 'counted', uncertain: 2 }, { district: '150304', value: null, reason: 'never-recorded', basis: 'stated', uncertain: 0 }],
});
const told = (over: Partial<RollUp>): readonly string[] => rollUpLines({ region: '150300', asOf: '2020-06-30', knownAt: null, synthetic: false, districts: [], moves: { halves: [], sums: [] }, rows: [], ...over });

describe('the city on a terminal', () => {
  it('says of each district whether it counts, how far it was read, and what is missing', () => {
    const lines = told({ synthetic: true, knownAt: '2020-07-01', districts: [district({}), district({ district: '150304', standing: 'outside', lag: null, gaps: ['150304/grid'], synthetic: true }), district({ district: '150303', lag: 7, heardAt: '2026-01-01T00:00:00Z' })] });
    expect(lines).toEqual([
      '150300  截至 as of 2020-06-30，据 as known 2020-07-01  含合成数据 some of it is made up',
      '  150302  本市 member  位置 at 42  已同步 up to date',
      '  150304  不属本市，不计 outside, not counted  位置 at 42  未听到 not heard  有缺口 gaps 150304/grid  合成 made up',
      '  150303  本市 member  位置 at 42  落后 7 件 behind  听到 heard 2026-01-01T00:00:00Z',
    ]);
  });

  it('says what moved between districts, and which half nobody answers since when', () => {
    const half: RollUp['moves']['halves'][number] = {
      eventId: 'e', district: '150303', direction: 'out', counterpart: '150304', words: '', what: 'persons', quotaKind: '', count: 3, day: '2020-04-01', when: '2020-04-01', documents: ['乌机编发〔2020〕3号'], recordedAt: '', state: 'open', other: null, openSince: '2020-04-01',
      finding: { kind: 'half-without-counterpart', text: { zh: '待对口核对', en: 'no half answers it' } }, near: { eventId: 'f', differs: 'day', text: { zh: '只有日期不同', en: 'the day alone differs' } },
    };
    const lines = told({ moves: { halves: [{ ...half, finding: null }, half], sums: [{ what: 'quota', quotaKind: 'administrative', left: 3, arrived: 3, between: 3, openOut: 0, openIn: 0, up: 2 }] } });
    expect(lines.slice(2)).toEqual(['跨区划转 moves between districts', '  编制 quota administrative: 区间相抵 between 3  待核划出 open out 0  待核划入 open in 0  上划 up 2', '  ！待对口核对 no half answers it  自 since 2020-04-01  乌机编发〔2020〕3号  只有日期不同 the day alone differs']);
  });

  it('gives the city a number, or why there is none and what there is so far', () => {
    expect(told({ rows: [row({ value: 92 })] }).slice(2)).toEqual(['党政机构 organs（organs）', '  全市 the city: 92 个', '    150302  35 个  另有 2 件不能确定 uncertain', '    150304  — 个']);
    const none = row({ reason: 'incomplete', text: { zh: '有的区尚无此数', en: 'a district does not give its part' }, partial: 63, missing: ['150304'] });
    expect(told({ rows: [none] })[3]).toBe('  全市 the city: — 有的区尚无此数 a district does not give its part；已有 so far 63 个；尚缺 missing 150304');
  });
});
