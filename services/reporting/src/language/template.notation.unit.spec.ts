import { bindingsIn, readTemplate } from './template.notation.js';

const faults = (text: string, language: 'zh' | 'en' = 'zh') => readTemplate(text, language).problems.map(({ code, place, written }) => `${place.line}:${place.column} ${code} ${written}`);

const bindings = (text: string) => bindingsIn(readTemplate(text, 'zh').blocks).map(({ figureId, measure, date, scope, format }) => [figureId, measure, date, scope, format]);

describe('the text of a template', () => {
  it('is titles, headings and paragraphs; a paragraph may begin with a heading of its own', () => {
    const { blocks, problems } = readTemplate('# 关于机构改革\n# 情况的汇报\n\n## 一、机构\n### （一）总的情况\n**（二）落实。**我区\n有机构{{A1}}个。\n\n末段。', 'zh');
    expect(problems).toEqual([]);
    expect(blocks.map(({ style, pieces }) => [style, ...pieces.map((piece) => `${piece.lead ? '!' : ''}${piece.kind === 'number' ? piece.binding.written : piece.text}`)])).toEqual([
      ['title', '关于机构改革'], ['title', '情况的汇报'], ['heading-1', '一、机构'], ['heading-2', '（一）总的情况'],
      ['paragraph', '!（二）落实。', '我区', '有机构', 'A1', '个。'], ['paragraph', '末段。'],
    ]);
  });

  it('binds figures, measures of figures, measures at a date and of one unit, in a format', () => {
    expect(bindings('{{A1}}{{A16·转隶人员|中文}}{{党政机构@2019年2月底}}{{镇设局@报告日，千里山镇·单个|约}}')).toEqual([
      ['A1', null, null, '', 'number'], ['A16', '转隶人员', null, '', 'words'], [null, '党政机构', '2019年2月底', '', 'number'], [null, '镇设局', '报告日', '千里山镇·单个', 'about'],
    ]);
  });

  it('gives the day of a paragraph to measures that name none, and to those of this paragraph only', () => {
    expect(bindings('{{时点 2019年2月底}}{{党政机构}}{{网格@2020年6月}}{{A1}}\n\n{{党政机构}}').map(([, , date]) => date)).toEqual(['2019年2月底', '2020年6月', null, null]);
  });

  it.each([
    ['机构共35个', '1:4 number-unbound 35个'],
    ['第一段。\n\n共有{{A1}}个，其中十六个为新设', '3:13 number-unbound 十六个'],
    ['𠮷林机构共35个', '1:6 number-unbound 35个'],
    ['{{A1|罗马}}', '1:1 unknown-format A1|罗马'],
    ['约{{党政机构@前年}}个', '1:2 date-unreadable 党政机构@前年'],
    ['{{时点 前年}}无', '1:1 date-unreadable 时点 前年'],
    ['{{镇设局@2020年6月，千里山镇}}', '1:1 scope-unreadable 镇设局@2020年6月，千里山镇'],
    ['{{}}', '1:1 binding-unreadable '],
    ['机构{{A1个', '1:3 braces {{'],
    ['机构A1}}个', '1:5 braces }}'],
  ])('says where a fault is: %s', (text, fault) => expect(faults(text)).toContain(fault));

  it('takes what looks like a number and is none where it is marked so', () => {
    expect(faults('起到“{{=1+1>2}}”的效应，{{=首家}}工作站，落实“三定”，一支笔审批')).toEqual([]);
    expect(faults('It has 35 organs', 'en')).toEqual(['1:8 number-unbound 35']);
    expect(faults('It has {{A1}} organs in {{=2019}}', 'en')).toEqual([]);
  });
});
