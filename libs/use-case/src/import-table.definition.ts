import type { AnyUseCase, Citing, Words } from './use-case.definition.js';
import type { RowReader } from './row.reader.js';

/** A column of a table that clerks keep, beside the six that every table has. */
export interface ImportColumn {
  /** 机构名称 */
  readonly header: string;
  readonly required: boolean;
  readonly hint: Words;
}

export const column = (header: string, zh: string, en: string, required = false): ImportColumn => ({ header, required, hint: { zh, en } });

/** Columns that every table has: whose row, since when, by which document, where in the report, how sure. */
export const commonColumns = [
  { header: '序号', required: true, hint: { zh: '本表内唯一，一经使用不再更改', en: 'unique in the table, never changed once used' } },
  { header: '生效日期', required: true, hint: { zh: '如 2019-02-01、2019年2月、2019年2月底、截至2020年6月', en: 'as precisely as it is known' } },
  { header: '依据文件', required: true, hint: { zh: '文号或标题，须在“文件”表中', en: 'number or title of a row of the table of documents' } },
  { header: '报告位置', required: false, hint: { zh: '如 一(一)', en: 'section of the report' } },
  { header: '原文', required: false, hint: { zh: '逐字摘录', en: 'the words of the source' } },
  { header: '来源性质', required: true, hint: { zh: '原文、推定、虚拟', en: 'stated, reconstructed or synthetic' } },
] as const satisfies readonly ImportColumn[];

/** What a row asks for: a command through the same use case as live. */
export interface RowCommand {
  readonly useCase: AnyUseCase;
  /** parsed by the use case's own schema */
  readonly body: unknown;
  /** names that later rows and tables may refer to */
  readonly introduces?: References;
}

/** Names that rows refer to, and what they stand for. */
export interface References {
  /** organ name → organ id */
  readonly organs?: Readonly<Record<string, string>>;
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
  command(row: RowReader): RowCommand;
}

export const defineImportTable = (table: ImportTable): ImportTable => table;
