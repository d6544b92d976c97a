import { loadHistory } from './history.fixture.js';
import { reportOn, type Report } from './report.fixture.js';

interface Proven {
  readonly place: { readonly paragraph: number; readonly from: number; readonly to: number };
  readonly text: string;
  readonly kind: string;
  readonly verdict: string;
  readonly figureId: string | null;
  readonly measure: { readonly id: string; readonly scope: string } | null;
  readonly derived: { readonly value: number | string | null } | null;
  readonly documents: readonly { readonly title: string }[];
  readonly remark: { readonly zh: string; readonly en: string };
}

describe('proof-reading a draft against the log', () => {
  let report: Report;
  let events: number;

  beforeAll(async () => {
    const history = await loadHistory();
    report = await reportOn(history);
    events = history.events.length;
  });
  afterAll(() => report.close());

  const proofOf = async (paragraphs: readonly string[], on = '2020-06-30'): Promise<readonly Proven[]> =>
    (await report.ask<{ numbers: readonly Proven[] }>('draft-proof', { paragraphs, on } as never)).numbers;

  const brief = ({ text, verdict, derived, measure }: Proven): string => [text, verdict, measure?.id ?? '', derived?.value ?? ''].join(' ').trim();

  it('finds each declared number of the report in its words: the same, or garbled, or not derivable', async () => {
    const { figures } = await report.view();
    const declared = figures.filter((figure) => figure.declared.length > 0);
    const proven = await proofOf(declared.map(({ words }) => words));
    const verdicts = declared.map(({ id, verdict }, paragraph) => ({ id, verdict, found: proven.filter((one) => one.place.paragraph === paragraph && one.kind !== 'date' && one.figureId === id) }));
    expect(verdicts.filter(({ verdict, found }) => verdict === 'match' && found.some((one) => one.verdict === 'differs')).map(({ id }) => id)).toEqual([]);
    expect(verdicts.filter(({ found }) => found.some((one) => one.verdict === 'garbled')).map(({ id }) => id)).toEqual(['B3', 'B5', 'B6', 'B12', 'B13', 'E1']);
    expect(verdicts.filter(({ found }) => found.some((one) => one.verdict === 'not-derivable')).map(({ id }) => id)).toEqual(declared.filter(({ verdict, derived }) => verdict === 'not-derivable' && derived.length === 0).map(({ id }) => id).filter((id) => proven.some((one) => one.figureId === id)));
  });

  it('names each number that was changed, by its figure and with the value of the log', async () => {
    const { figures } = await report.view();
    const counted = figures.filter(({ declared, words }) => declared.length === 1 && !declared[0]?.approximate && words.includes(`${declared[0]?.value}`) && !/年|〔/u.test(words) && words.replaceAll(/[^\p{L}]/gu, '').length >= 4);
    expect(counted.length).toBeGreaterThan(50);
    const changed = counted.map(({ words, declared }) => words.replace(`${declared[0]?.value}`, String(Number(declared[0]?.value) + 7)));
    const proven = await proofOf(changed);
    const missed = counted.filter(({ id, declared }, paragraph) => !proven.some((one) => one.place.paragraph === paragraph && one.verdict !== 'agrees' && one.figureId === id && (one.derived?.value === null || one.derived?.value === declared[0]?.value)));
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('understands another wording, holds the day of the sentence, and says what it does not know', async () => {
    const proven = await proofOf([
      '一、机构与编制。全区党政机构共35个，行政编制为460名；议事协调机构9个。',
      '全区现有执法队伍6支，网格444个、网格员1300人。千里山镇科级领导职数11名，其中党委书记1名、副镇长4名。',
      '今年植树1200亩，举办培训班8期。依据内机编办发〔2019〕34号和海政发〔2030〕9号文件。',
    ]);
    expect(proven.map(brief)).toEqual([
      '35个 agrees organs 35',
      '460名 differs administrative-quota 461',
      '9个 agrees coordination-bodies 9',
      '6支 agrees teams 6',
      '444个 agrees grids 444',
      '1300人 differs grid-workers 1228',
      '11名 agrees town-posts 11',
      '1名 agrees role-posts 1',
      '4名 differs 副镇长 3',
      '1200 unsupported',
      '8期 unsupported',
      '内机编办发〔2019〕34号 agrees',
      '海政发〔2030〕9号 unsupported',
    ]);
    const [, quota] = proven;
    expect(quota?.remark.zh).toBe('不一致。行政编制（区本级党政机关·合计）：文中460名，账上461名，2019年2月底（复述原文，无明细佐证）。依据：' + quota?.documents.map(({ title }) => `《${title}》`).join('') + '。');
    expect(quota?.documents.length).toBeGreaterThan(0);
  });

  it('takes the number of the day that the sentence names', async () => {
    const verdictsOn = async (text: string): Promise<readonly string[]> => (await proofOf([text])).filter(({ kind }) => kind === 'amount').map(({ verdict }) => verdict);
    expect(await verdictsOn('截至2018年12月，新华街道办事处副职科级领导职数6名。')).not.toEqual(['agrees']);
    expect(await verdictsOn('截至2020年6月，新华街道副科级领导职数6名。')).toEqual(['agrees']);
  });

  it('keeps nothing of a draft', async () => {
    await proofOf(['全区党政机构共35个。']);
    const { rows } = await report.pool.query<{ count: number }>('select count(*)::int as count from live.ledger_events');
    expect(rows[0]?.count).toBe(events);
  });
});
