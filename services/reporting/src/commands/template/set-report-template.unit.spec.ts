import { derivedId } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { defineMeasureUseCase } from '../definition/define-measure.use-case.js';
import { declareFigureUseCase } from '../report/declare-figure.use-case.js';
import { templateIdOf } from '../../domain/report-template/report-template.aggregate.js';
import { setReportTemplateUseCase, type SetReportTemplateBody } from './set-report-template.use-case.js';

const district = '150302';
const title = '改革汇报';

const declared = (figureId: string, measures: readonly object[]): readonly GivenEvent[] =>
  decideGiven([], declareFigureUseCase, declareFigureUseCase.body.parse({ report: title, figureId, kind: 'count', words: '原文', place: '一', asOf: '2019年2月底', scope: '区本级·合计', measures })).events.map(({ event }) => ({ stream: `report/${derivedId('report', district, title)}`, event }));

const defined = (measure: string, figureId = ''): readonly GivenEvent[] =>
  decideGiven([], defineMeasureUseCase, defineMeasureUseCase.body.parse({ measure, figureId, derivation: '合计(网格)', unit: '个' })).events.map(({ event }) => ({ stream: `measure-definition/${derivedId('measure-definition', district, measure)}`, event }));

const past = [
  ...declared('A1', [{ measure: 'organs', value: '35', unit: '个' }]),
  ...declared('A16', [{ measure: 'transfer-units', value: '14', unit: '个' }, { measure: 'transferred-persons', value: '66', unit: '人' }]),
  ...declared('B14', []),
  ...defined('专班'),
  ...defined('合计职数', 'B14'),
];

const body = (over: Partial<SetReportTemplateBody> = {}): SetReportTemplateBody => setReportTemplateUseCase.body.parse({ template: '年度汇报', kind: '汇报', report: title, issuer: '区委编办', text: '# 汇报\n\n现有机构{{A1}}个。', ...over });

const set = (over: Partial<SetReportTemplateBody> = {}, given: readonly GivenEvent[] = past) => decideGiven(given, setReportTemplateUseCase, body(over)).events.map(({ event }) => event);

const refusal = (over: Partial<SetReportTemplateBody>): { readonly rule: string; readonly zh: string; readonly facts: Readonly<Record<string, string>> } => {
  try {
    set(over);
  } catch (error) {
    return error as ReturnType<typeof refusal>;
  }
  throw new Error('accepted');
};

describe('setting a template', () => {
  it('keeps text, annexes and whose figures it names, as the first version', () => {
    expect(set({ textEn: '# Report\n\nThere are {{A1}} organs.', annexes: ['机构名录 organs=合计(机构)：机构类别'] })).toMatchObject([
      { type: 'ReportTemplateSet', data: { version: 1, name: '年度汇报', reportTitle: title, texts: [{ language: 'zh' }, { language: 'en' }], annexes: [{ title: '机构名录', titleEn: 'organs', columns: ['category'] }] } },
    ]);
  });

  it('numbers versions; the same text once more is none', () => {
    const first = set().map((event) => ({ stream: `report-template/${templateIdOf(district, '年度汇报')}`, event }));
    expect(set({}, [...past, ...first])).toEqual([]);
    expect(set({ issuer: '区委编委' }, [...past, ...first])).toMatchObject([{ data: { version: 2 } }]);
  });

  it('takes measures of the product, of the district, and of figures that claim none of their own', () => {
    expect(set({ text: '{{党政机构@2019年2月底}}个，{{专班}}个，{{B14·合计职数}}名，{{A16·转隶人员}}人，{{A16·transferred-persons}}人' })).toHaveLength(1);
  });

  it.each<[string, Partial<SetReportTemplateBody>, string, string, string]>([
    ['a figure that there is not', { text: '# 汇报\n\n现有机构{{A2}}个。' }, 'unknown-figure', '3', '5'],
    ['a figure of another report', { report: '另一汇报' }, 'unknown-figure', '3', '5'],
    ['a measure that there is not', { text: '{{造林面积@2019年}}亩' }, 'unknown-measure', '1', '1'],
    ['a measure that is defined for one figure only', { text: '共{{合计职数}}名' }, 'unknown-measure', '1', '2'],
    ['a measure that the figure has not', { text: '{{A1·转隶人员}}人' }, 'measure-not-of-figure', '1', '1'],
    ['a figure that claims nothing, without its measure', { text: '{{B14}}名' }, 'measure-unsaid', '1', '1'],
    ['a number in a format that it cannot have', { text: '{{A1|日期}}' }, 'format-misfit', '1', '1'],
    ['a number of its own', { text: '机构35个' }, 'number-unbound', '1', '3'],
    ['an English text with a figure that the Chinese has not', { textEn: 'There are {{A16·转隶人员}} people.' }, 'figure-not-in-chinese', '1', '11'],
  ])('refuses %s, with its place', (_what, over, fault, line, column) => {
    expect(refusal(over)).toMatchObject({ rule: 'template-faulty', facts: { fault, line, column } });
  });

  it('names every fault at once', () => {
    expect(refusal({ text: '{{A2}}个\n\n{{A3}}个' }).zh).toBe('第1行第1列：没有编号为“A2”的数据；第3行第1列：没有编号为“A3”的数据');
  });

  it('refuses an annex that asks for what there is not', () => {
    expect(refusal({ annexes: ['名录=合计(机构)：经费形式'] })).toMatchObject({ rule: 'annex-unreadable' });
    expect(refusal({ annexes: ['名录=加(合计(机构)，合计(网格))'] })).toMatchObject({ rule: 'annex-unreadable' });
  });
});
