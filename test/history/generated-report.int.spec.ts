import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeEnvelope, Provenance } from '@yange/contracts';
import { historyFolder, historyRows } from '@yange/history';
import { reportingService } from '@yange/reporting';
import type { ImportTable } from '@yange/use-case';
import { loadHistory, type LoadedHistory } from './history.fixture.js';
import { withMoreRows } from './more-rows.fixture.js';
import { reportOn, type Report } from './report.fixture.js';

interface Draft {
  readonly title: string;
  readonly contentHash: string;
  readonly positions: Readonly<Record<string, number>>;
  readonly blocking: number;
  readonly markdown: string;
  readonly content: {
    readonly synthetic: boolean;
    readonly blocks: readonly { readonly runs: readonly { readonly text: string; readonly note: number | null }[] }[];
    readonly notes: readonly { readonly number: number; readonly text: string; readonly numbers: readonly string[]; readonly events: readonly string[] }[];
    readonly annexes: readonly { readonly title: string; readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] }[];
  };
}

interface Sheet {
  readonly sheet: {
    readonly blocking: number;
    readonly numbers: readonly { readonly number: string; readonly declared: string | null; readonly derived: string | null; readonly stands: string }[];
    readonly entries: readonly { readonly kind: string; readonly number: string | null; readonly blocks: boolean; readonly text: { readonly zh: string } }[];
  };
}

const generated = async (district: string, on: string) => {
  const history: LoadedHistory = await loadHistory(district);
  const report: Report = await reportOn(history);
  await report.view();
  const { templates } = await report.ask<{ readonly templates: readonly { readonly templateId: string }[] }>('report-templates', { on });
  const templateId = templates[0]?.templateId ?? '';
  return {
    history,
    report,
    templates,
    // Words that the log took from the report itself, letter by letter; what was reconstructed from it is not in there.
    cited: history.events.flatMap(({ envelope }) => decodeEnvelope(envelope).citations).filter(({ provenance, quote }) => provenance === Provenance.STATED && quote !== '').map(({ quote }) => quote),
    draft: (language = 'zh', more: Record<string, string> = {}) => report.ask<Draft>('report-draft', { templateId, on, language, ...more }),
    sheet: async () => (await report.ask<Sheet>('check-sheet', { templateId, on, language: 'zh' })).sheet,
  };
};

const declaredFigures = reportingService.tables.find(({ name }) => name === '汇报数据') as ImportTable;

/** Numbers of one figure share the note behind the last of them. */
const isOfNote = (runs: readonly { readonly note: number | null; readonly text: string }[], place: number): boolean => /^[\d.,%年月日一二三四五六七八九十]+$/u.test(runs[place]?.text ?? '') && runs.slice(place).some(({ note }) => note !== null);

const textOf = ({ content }: Draft): string => content.blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');

/** Brackets, commas and blanks are written in two ways; the words are the same. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s"“”、,，。;；:：()（）]/gu, '');

describe('the report of 海勃湾区, generated from its log', () => {
  let of: Awaited<ReturnType<typeof generated>>;
  let draft: Draft;

  beforeAll(async () => {
    of = await generated('150302', '2020-06-30');
    draft = await of.draft();
  }, 240_000);

  afterAll(() => of.report.close());

  it('says in each place what the report of 2020 says, every number at its own date', async () => {
    const { figures } = await of.report.view();
    const bound = new Set(draft.content.notes.flatMap(({ numbers }) => numbers.map((number) => number.split('·')[0] ?? '')));
    const said = plain(textOf(draft));
    const missing = figures.filter(({ declared, kind }) => declared.length > 0 || kind === 'rhetoric').filter(({ words, reading }) => {
      const garbled = reading !== '' && !/^“|原文|称/u.test(reading) ? reading : words;
      return garbled.replace(/（把握中等）/u, '').split('…').some((part) => !said.includes(plain(part)));
    });
    // 台帐 is written as 台账, which the report itself writes elsewhere.
    expect(missing.map(({ id, words }) => `${id} ${words}`)).toEqual(['F2 机构编制问题整改台帐53条']);
    // Two that the report speaks of without a number and a way of speaking; 确认 and 交办 and the plate of an office, which the text names instead of counting; a meeting, which the text has as the measure.
    expect(figures.filter(({ id }) => !bound.has(id)).map(({ id, words }) => `${id} ${words}`)).toEqual(['B9 挂城市管理办公室牌子', 'B18 两个关系', 'C3 采用“确认”和“交办”赋权方式', 'C7 没有达到…不少于70%的指标任务', 'F10 剩余未消化人员', 'F11 2019年第六次区委编委会']);
  });

  it('names everything that the report of 2020 lists', async () => {
    const said = plain(textOf(draft));
    const lists = (await historyRows('150302', declaredFigures)).flatMap((row) => (row['列举'] ?? '').split('；')).filter((list) => list !== '');
    const names = lists.flatMap((list) => list.replace(/^[^：]*：/u, '').replaceAll(/（[^）]*）|等$/gu, '').split('、').map((name) => ({ of: list.split('：')[0] ?? '', name })));
    expect(names.length).toBeGreaterThan(60);
    const missing = names.filter(({ name }) => !said.includes(plain(name)));
    // The table sums the groups of powers up; the text has the words of the report.
    expect([...new Set(missing.map(({ of }) => of))]).toEqual(['赋予街道权力']);
    expect(said).toContain(plain('指挥调度权、考核监督权、选拔任用的征得同意权；对区域事关群众利益重大决策和重大项目的建议权；涉及街道的城市总体规划参与权；涉及街道的公共事务综合管理权；新建小区前期物业选择建议权；多部门协同解决的综合性事项统筹协调和考核督办权；下沉资金、人员的统筹管理和自主支配权'));
  });

  it('leaves none of the words out by which the log cites the report', () => {
    const said = plain(textOf(draft));
    const quotes = [...new Set(of.cited)];
    const missing = quotes.filter((quote) => quote.split('…').some((part) => !said.includes(plain(part))));
    // Places that lost characters.
    expect(missing).toEqual(['(内党办发〔201922号)', '我区于20188月印发了', '党委机构11政府工作部门24', '机构编制问题整改台帐53条', '为镇核定科级领导职数11名(38副)', '各街道核定党政科级领导职数9名(36副)']);
    expect(quotes.length).toBeGreaterThan(100);
  });

  it('says which posts of leaders the town and each street have, each number from its figure and as of its day', () => {
    const text = textOf(draft);
    expect(text).toContain('11名（3正8副），其中：党委书记兼任人民武装部政治教导员1名，党委副书记、镇长1名，人大主席1名；专职党委副书记1名，纪委书记兼监察办公室主任1名，组织委员1名，宣传委员1名，政法委员1名，副镇长3名（其中1名副镇长兼人民武装部部长）。');
    expect(text).toContain('9名（3正6副），其中：党工委书记兼任人民武装部政治教导员1名，党工委副书记、办事处主任1名，人大工委主任1名；党工委副书记兼政法委员1名，纪工委书记兼监察办公室主任1名，组织委员1名，办事处副主任3名（其中1名兼人民武装部部长）。');
    const notes = draft.content.notes.filter(({ numbers }) => numbers.some((number) => /^B1[236]·/u.test(number)));
    expect(notes.flatMap(({ numbers }) => numbers.map((number) => number.split('·')[0]))).toEqual(expect.arrayContaining(['B12', 'B13', 'B16']));
    expect(notes.filter(({ text }) => !text.includes('截至2020年6月'))).toEqual([]);
    expect(new Set(notes.flatMap(({ numbers }) => numbers)).size).toBe(3 + 3 + 18);
  });

  it('has a footnote for every number, with the events that it rests on', () => {
    const { notes, blocks } = draft.content;
    expect(notes.filter(({ events, text }) => events.length === 0 || text === '').map(({ numbers }) => numbers)).toEqual([]);
    expect(blocks.flatMap(({ runs }) => runs.flatMap(({ note }) => note ?? []))).toEqual(notes.map(({ number }) => number));
    expect(notes.find(({ numbers }) => numbers.includes('A9·行政编制'))?.text).toBe('A9　行政编制461名（区本级党政机关·合计），2019年2月底。《乌海市海勃湾区机构改革完成情况汇报》；编制日志第2条。');
  });

  it('says nothing of contradictions, which stand on the check sheet', async () => {
    const { entries, blocking } = await of.sheet();
    expect(entries.filter(({ blocks }) => blocks).map(({ kind, number }) => [kind, number])).toEqual([['not-derivable', 'B34·四纵责任体系'], ['not-derivable', 'B43·办结率']]);
    expect([blocking, draft.blocking]).toEqual([2, 2]);
    expect(entries.filter(({ kind }) => kind === 'finding').length).toBeGreaterThan(8);
    for (const { text } of entries.filter(({ kind }) => kind === 'finding')) expect(draft.markdown).not.toContain(text.zh);
    expect(textOf(draft)).toContain('办结率97%');
    expect(draft.markdown).not.toMatch(/待补|不能推算|矛盾|疑点/u);
  });

  it('names what it counts where the log names it, as it was called on that day', () => {
    expect(textOf(draft)).toContain('执法队伍6支，分别为：区市场监督管理综合行政执法大队、区卫生健康综合行政执法大队、区应急管理综合行政执法大队、区能源综合行政执法大队、区城市管理行政执法大队、区劳动监察局。');
    expect(draft.content.annexes.map(({ title, rows }) => [title, rows.at(-1)?.at(-1)])).toEqual([['党政机构和镇、街道', 42], ['行政编制核定情况', 461], ['科级领导职数核定情况', 313], ['综合行政执法队伍', 6], ['赋权事项认领情况', 107]]);
  });

  it('is available in English, with the same numbers', async () => {
    const english = await of.draft('en');
    expect(textOf(english)).toContain('the district has 35 party and government organs (16 formed by merging functions, 2 formed anew, 1 with optimised functions)');
    const numbers = new Set(draft.content.notes.flatMap((note) => note.numbers));
    const foreign = new Set(english.content.notes.flatMap((note) => note.numbers));
    expect([...foreign].filter((number) => !numbers.has(number))).toEqual([]);
    // The English text names the plates of a centre.
    expect([...numbers].filter((number) => !foreign.has(number))).toEqual(['B10·每中心牌子']);
  });

  it('is English in footnotes and annexes as well, but for names: of documents, and of what is named', async () => {
    const english = await of.draft('en');
    const named = new Set(english.content.annexes.flatMap(({ rows }) => rows.map((row) => String(row[1]))));
    const foreign = english.content.notes.flatMap(({ text }) => text.replaceAll(/《[^》]*》(?: \([^)]*\))?/gu, '').match(/\p{Script=Han}+/gu) ?? []);
    expect([...new Set(foreign)].filter((word) => !named.has(word))).toEqual(['三定', '千里山镇综合执法局']);
    expect(english.content.notes.map(({ text }) => text)).toContain('A9: administrative quota 461 (party and government organs of the district itself, in all), by 28 February 2019. 《乌海市海勃湾区机构改革完成情况汇报》; staffing 2.');
    expect(english.content.notes.filter(({ text }) => /[\u3000（）；，、]/u.test(text.replaceAll(/《[^》]*》/gu, '')))).toEqual([]);
    const cells = english.content.annexes.flatMap(({ columns, rows }) => [...columns, ...rows.flatMap((row) => row.slice(2).map(String))]);
    expect(cells.filter((cell) => /\p{Script=Han}/u.test(cell))).toEqual([]);
    expect(english.content.annexes[2]).toMatchObject({ columns: ['No.', 'Name', 'owner category', 'rank', 'posts'] });
    expect(english.content.annexes[2]?.rows[2]).toEqual([3, '千里山镇', 'town', 'principal', 3]);
  });

  it('is the same once more, and at the positions that it names', async () => {
    const again = await of.draft('zh', { knownAt: Object.entries(draft.positions).map(([log, position]) => `${log.split('/')[1] ?? ''}:${position}`).join(',') });
    expect([again.contentHash, again.markdown]).toEqual([draft.contentHash, draft.markdown]);
  });

  it('has gaps, told of on the sheet, where what it names is not known yet', async () => {
    const before = Object.entries(draft.positions).map(([log, position]) => `${log.split('/')[1] ?? ''}:${log.endsWith('/staffing') ? 1 : position}`).join(',');
    const early = await of.draft('zh', { knownAt: before });
    // A9 is declared, so that the declared number stands; 会议次序 is none of staffing.
    expect(textOf(early)).toContain('行政编制461名');
    expect(early.blocking).toBeGreaterThan(draft.blocking);
    expect(early.contentHash).not.toBe(draft.contentHash);
  });
});

describe('another kind of report of another district, from a template that is data', () => {
  let of: Awaited<ReturnType<typeof generated>>;

  beforeAll(async () => {
    of = await generated('990101', '2021-12-31');
  }, 240_000);

  afterAll(() => of.report.close());

  it('is marked as made up, binds measures without a figure, and keeps the declared number that the log contradicts', async () => {
    const draft = await of.draft();
    expect(draft.content.synthetic).toBe(true);
    expect(draft.markdown).toMatch(/^> 虚拟数据/u);
    const text = textOf(draft);
    expect(text).toContain('全区现有党政机构31个，其中党委机构9个、政府工作部门22个。本次改革中，2个机构合并，职能整合组建机构1个，重新组建机构三个。2021年4月20日，涉改部门全部挂牌。');
    expect(text).toContain('合成东镇设6办1局3中心');
    expect(text).toContain('配备网格员305人');
    const { entries } = await of.sheet();
    expect(entries.filter(({ kind }) => kind === 'contradiction')).toMatchObject([{ number: 'J8·网格员', blocks: true, text: { zh: '“J8·网格员”上报 305，推算 300' } }]);
  });

  it('binds each of its numbers in both languages, those of a unit and of a day among them', async () => {
    const { entries, numbers } = await of.sheet();
    // A rate that only the report states, as in the real one.
    expect(entries.filter(({ kind }) => ['unbound', 'missing', 'not-derivable'].includes(kind)).map(({ kind, number }) => [kind, number])).toEqual([['not-derivable', 'J18·办结率']]);
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers.filter(({ stands }) => stands === 'nothing')).toEqual([]);
    for (const language of ['zh', 'en']) {
      const { content } = await of.draft(language);
      const literal = content.blocks.flatMap(({ runs }) => runs.filter(({ note }, place) => note === null && !isOfNote(runs, place)).map(({ text }) => text));
      expect(literal.filter((text) => /\d|[一二两三四五六七八九十]+(?=[个名人条支项])/u.test(text))).toEqual([]);
    }
  });

  it('is refused with line and column where it names a figure or a measure that there is not', async () => {
    const table = reportingService.tables.find(({ name }) => name === '汇报模板') as ImportTable;
    const [row = {}] = await historyRows('990101', table);
    const faulty = (text: string): Promise<string> =>
      withMoreRows(of.history, '990101', { 汇报模板: [{ ...row, 序号: 'HC-MB-错', 正文: text, 英文正文: '' }] }).then(() => 'accepted', (error: unknown) => String(error));
    const refused = await faulty('# 汇报\n\n全区现有网格{{J7}}个，配备网格员{{Z9}}人，无人机{{无人机架数@报告日}}架。');
    for (const told of ['template-faulty', 'line 3, column 20: there is no figure Z9', 'line 3, column 31: no measure is called "无人机架数"']) expect(refused).toContain(told);
    // What stands is what stood.
    expect((await of.draft()).markdown).toContain('机构编制年度自查报告');
  });

  it('comes from a row of a table: no code knows its name', async () => {
    expect(await readFile(join(historyFolder('990101'), '汇报模板.csv'), 'utf8')).toContain('机构编制年度自查报告');
    expect(of.templates).toMatchObject([{ name: '机构编制年度自查报告', version: 1, languages: ['zh', 'en'] }]);
  });
});
