import { defineImportTable, sampleNames, type Citing, type RowReader } from '@yange/use-case';
import { normaliseDocumentNumber } from '@yange/kernel';
import { documentWriters } from './documents.writers.js';
import { registerDocumentUseCase } from '../commands/document/register-document.use-case.js';

const hint = (zh: string, en: string) => ({ zh, en });

/** 文件: the documents that the rows of every table cite, by number, title or 简称. */
export const documentsTable = defineImportTable({
  name: '文件',
  sample: { 文号: '海编发〔2019〕1号', 标题: '关于示例事项的批复', 简称: sampleNames.document, 发文机关: '示例编委', 成文日期: '2019-01-15', 文种: '批复' },
  citesDocument: false,
  writers: documentWriters,
  columns: [
    { header: '文号', required: false, hint: hint('如 内党办发〔2019〕22号；没有文号的留空', 'empty where the document has none') },
    { header: '标题', required: true, hint: hint('文件全称', 'full title') },
    { header: '简称', required: false, hint: hint('其他表中引用的名称', 'the name under which other tables cite it') },
    { header: '发文机关', required: false, hint: hint('印发的机关', 'who issued it') },
    { header: '成文日期', required: false, hint: hint('如 2018年8月；不知道的留空', 'as precisely as it is known') },
    { header: '文种', required: false, hint: hint('实施意见、方案、通知、办法、清单、汇报', 'kind of document') },
    { header: '校读', required: false, hint: hint('原文有误时说明如何识读', 'how garbled words were read') },
  ],
  command: (row) => {
    const title = row.text('标题');
    const number = normaliseDocumentNumber(row.optionalText('文号') ?? '');
    const shortTitle = row.optionalText('简称') ?? '';
    const issued = row.optionalDate('成文日期');
    const citing: Citing = {
      documentId: row.id('document'),
      title,
      ...(number === '' ? {} : { number }),
      ...optional(row, '发文机关', 'issuer'),
      ...optional(row, '文种', 'kind'),
      ...(issued?.precision === 'day' ? { issuedOn: issued.to } : {}),
    };
    const keys = [number, title, shortTitle].filter((key) => key !== '');
    return {
      useCase: registerDocumentUseCase,
      body: {
        number,
        title,
        shortTitle,
        issuer: row.optionalText('发文机关') ?? '',
        issued: issued?.text ?? '',
        kind: row.optionalText('文种') ?? '',
        reading: row.optionalText('校读') ?? '',
      },
      introduces: { documents: Object.fromEntries(keys.map((key) => [key, citing])) },
    };
  },
});

const optional = (row: RowReader, column: string, field: 'issuer' | 'kind'): Partial<Citing> => {
  const value = row.optionalText(column);
  return value === null ? {} : { [field]: value };
};
