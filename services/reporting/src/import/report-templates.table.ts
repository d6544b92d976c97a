import type { ReportingEvent } from '@yange/contracts';
import { column, defineImportTable, rowWriters } from '@yange/use-case';
import { longestText, setReportTemplateUseCase } from '../commands/template/set-report-template.use-case.js';
import { readAnnex, writeAnnex } from '../language/annex.notation.js';
import { queryOf } from '../language/term.message.js';
import { noted } from './noted.cell.js';

const lines = (text: string | null): readonly string[] => (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** 汇报模板: what a report says, with the place of every number. */
export const reportTemplatesTable = defineImportTable({
  name: '汇报模板',
  citesDocument: false,
  sample: { 模板: '示例模板', 文种: '汇报', 发文机关: '示例区委编办', 正文: '# 示例汇报\n\n## 一、机构\n\n全区现有党政机构{{党政机构@报告日}}个。' },
  columns: [
    column('模板', '模板名称；已有的名称即为新版本', 'its name; one that is known gets a new version', true),
    column('文种', '如 汇报、自查报告', 'kind of document', true),
    column('所据汇报', '正文引用哪份汇报的数据编号；只用指标的可不填', 'the report whose figures the text names'),
    column('发文机关', '落款单位', 'who issues it', true),
    column('主送机关', '报送对象', 'addressee'),
    column('抄送', '抄送机关，用“、”分隔', 'copies'),
    { ...column('正文', 'Markdown，数据写作 {{A1}} 或 {{党政机构@2019年2月底}}', 'Markdown with {{…}} in place of every number', true), longest: longestText },
    { ...column('英文正文', '同上，可不填', 'the same in English'), longest: longestText },
    column('附件', '每行一个，如 机构名录=合计(机构)：机构类别、改革方式', 'one annex a line'),
  ],
  writers: rowWriters<ReportingEvent>({
    ReportTemplateSet: ({ name, kind, reportTitle, issuer, addressee, copies, texts, annexes }) => ({
      模板: name, 文种: kind, 所据汇报: reportTitle, 发文机关: issuer, 主送机关: addressee, 抄送: copies.join('、'),
      正文: texts.find(({ language }) => language === 'zh')?.text ?? '', 英文正文: texts.find(({ language }) => language === 'en')?.text ?? '',
      附件: annexes.flatMap(({ query, ...annex }) => (query === undefined ? [] : [writeAnnex({ ...annex, query: queryOf(query, 'sum') })])).join('\n'),
    }),
  }),
  command: (row) => ({
    useCase: setReportTemplateUseCase,
    body: {
      template: row.text('模板'),
      kind: row.text('文种'),
      report: row.optionalText('所据汇报') ?? '',
      issuer: row.text('发文机关'),
      addressee: row.optionalText('主送机关') ?? '',
      copies: row.list('抄送'),
      text: row.text('正文'),
      textEn: row.optionalText('英文正文') ?? '',
      annexes: lines(row.optionalText('附件')).map((line) => noted(row, '附件', () => (readAnnex(line), line), line)),
    },
  }),
});
