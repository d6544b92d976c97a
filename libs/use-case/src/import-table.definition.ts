import type { BorneNames } from './name.bearers.js';
import type { AnyUseCase, Citing, Words } from './use-case.definition.js';
import { correctingColumns } from './row.correction.js';
import type { RowReader } from './row.reader.js';
import type { RowWriters } from './row.writers.js';

/** A column of a table that clerks keep, beside those that every table has. */
export interface ImportColumn {
  /** 机构名称 */
  readonly header: string;
  readonly required: boolean;
  readonly hint: Words;
  /** what else clerks call it, for files of their own: 单位名称 */
  readonly synonyms?: readonly string[];
  /** characters that a cell may have, where it holds a whole text; at most 32,767, as many as a cell of a workbook takes */
  readonly longest?: number;
}

export const column = (header: string, zh: string, en: string, required = false): ImportColumn => ({ header, required, hint: { zh, en } });

/** Columns that every table has: whose row, since when, by which document, where in the report, how sure; and which earlier row it corrects or takes back. */
export const commonColumns = [
  { header: '序号', required: true, hint: { zh: '本表内唯一，一经使用不再更改', en: 'unique in the table, never changed once used' }, synonyms: ['编号', '行号', '序列号', 'id', 'no'] },
  { header: '生效日期', required: true, hint: { zh: '如 2019-02-01、2019年2月、2019年2月底、截至2020年6月', en: 'as precisely as it is known' }, synonyms: ['日期', '时间', '生效时间', '发生日期', '变动日期', '执行日期'] },
  { header: '依据文件', required: true, hint: { zh: '文号或标题，须在“文件”表中', en: 'number or title of a row of the table of documents' }, synonyms: ['文件', '依据', '批准文号', '文件依据', '批文'] },
  { header: '报告位置', required: false, hint: { zh: '如 一(一)', en: 'section of the report' }, synonyms: ['位置', '出处', '章节'] },
  { header: '原文', required: false, hint: { zh: '逐字摘录', en: 'the words of the source' }, synonyms: ['摘录', '原文摘录', '原文内容'] },
  { header: '来源性质', required: true, hint: { zh: '原文、推定、虚拟', en: 'stated, reconstructed or synthetic' }, synonyms: ['性质', '数据性质', '来源'] },
  {
    header: correctingColumns.corrects,
    required: false,
    hint: { zh: '本行更正哪一行：填本表中较早一行的序号，或已登记事件的编号；本行照常填写正确内容', en: 'the earlier row of this table that this one corrects, or the id of a recorded event; the rest of the row says what is right' },
  },
  {
    header: correctingColumns.annuls,
    required: false,
    hint: { zh: '本行注销哪一行：填本表中较早一行的序号，或已登记事件的编号；其他各列可不填，生效日期不填即同原行', en: 'the earlier row of this table, or the recorded event, that never should have counted; the other columns may stay empty' },
  },
  { header: correctingColumns.reason, required: false, hint: { zh: '更正或注销时必填，不写个人姓名', en: 'why; due where a row is corrected or taken back' } },
] as const satisfies readonly ImportColumn[];

/** What a row asks for: a command through the same use case as live. */
export interface RowCommand {
  readonly useCase: AnyUseCase;
  /** parsed by the use case's own schema */
  readonly body: unknown;
  /** names that later rows and tables may refer to; organs bear them from the day of the row on */
  readonly introduces?: References;
}

/** Names that rows refer to, and what they stand for. */
export interface References {
  /** organ name → organ id, or the ids of all that bore it and since when */
  readonly organs?: BorneNames;
  /** number or title → citation */
  readonly documents?: Readonly<Record<string, Citing>>;
}

/** Names that rows refer to, not yet looked up. */
export interface Names {
  readonly organs: readonly string[];
  /** numbers, titles and 简称 */
  readonly documents: readonly string[];
}

export interface ImportTable {
  /** name of its file or sheet: 机构沿革 */
  readonly name: string;
  readonly columns: readonly ImportColumn[];
  /** false only for the table that introduces the documents themselves */
  readonly citesDocument?: boolean;
  /** what whoever brings such rows must be entitled to beside importing */
  readonly right?: string;
  /** columns that tell who somebody is: they go to the service's vault, and rows are read with a reference (`personReference`) in their place */
  readonly personal?: readonly string[];
  /** its rows are about persons whom rows of another table brought: no export gives them out */
  readonly ofPersons?: true;
  /** cells of a made-up row, beside those of common columns: what it names the samples of other tables bring (`sampleNames`) */
  readonly sample?: Readonly<Record<string, string>>;
  command(row: RowReader): RowCommand;
  /** the other way round, for the export: what an event is as a row */
  readonly writers?: RowWriters;
}

/** The cell that stands for the personal ones: the random id of whoever the row is about. No file has such a column. */
export const personReference = '人员编号';

export const defineImportTable = (table: ImportTable): ImportTable => table;
