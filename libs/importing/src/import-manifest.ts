import { isUtf8 } from 'node:buffer';
import { isCalendarDate } from '@yange/kernel';
import { z } from 'zod';
import { wrongEncoding } from './file.findings.js';
import { formatOf, isBareFileName } from './file-name.rule.js';
import { problemAt, type Finding, type ImportProblem } from './import-problem.js';

export const manifestFile = 'manifest.json';

const tableEntry = z.strictObject({
  /** name of the table: 机构沿革 */
  table: z.string().trim().min(1).max(100),
  file: z.string().refine((name) => isBareFileName(name) && formatOf(name) !== null, { message: 'a bare file name ending in .csv or .xlsx', params: { zh: '应为不带文件夹、以 .csv 或 .xlsx 结尾的文件名' } }),
  sheet: z.string().min(1).max(100).optional(),
  /** headers of the file that are not the table's own, and what they mean; null for one that is not to be imported */
  columns: z.record(z.string().min(1).max(200), z.string().min(1).max(100).nullable()).optional(),
});

/** What a folder of a district's history says about itself. The order of the tables is the order in which they are carried out. */
export const importManifest = z.strictObject({
  /** six digits of GB/T 2260: 150302 */
  district: z.string().regex(/^\d{6}$/),
  name: z.strictObject({ zh: z.string().min(1).max(100), en: z.string().min(1).max(100) }),
  /** first day that is no longer history; every effective date is before it */
  cutOver: z.string().refine(isCalendarDate, { message: 'a calendar date, YYYY-MM-DD', params: { zh: '应为日历上有的日期，如 2020-07-01' } }),
  /** all-or-nothing decides every row before the first is recorded; good-rows-only takes the rest */
  policy: z.enum(['all-or-nothing', 'good-rows-only']).default('all-or-nothing'),
  tables: z
    .array(tableEntry)
    .min(1)
    .max(100)
    .superRefine((tables, context) => {
      tables.forEach(({ table }, index) => {
        if (tables.findIndex((other) => other.table === table) < index) context.addIssue({ code: 'custom', path: [index, 'table'], message: 'named twice', params: { zh: '同一表名出现两次' } });
      });
    }),
});

export type ImportManifest = z.infer<typeof importManifest>;

export type ManifestReading = { readonly manifest: ImportManifest; readonly problems: readonly [] } | { readonly manifest: null; readonly problems: readonly ImportProblem[] };

export const readManifest = (bytes: Uint8Array | undefined): ManifestReading => {
  if (bytes === undefined) return refused(missing);
  if (!isUtf8(bytes)) return refused(wrongEncoding(null));
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    return refused(notJson(error instanceof Error ? error.message : ''));
  }
  const read = importManifest.safeParse(json);
  if (read.success) return { manifest: read.data, problems: [] };
  const problems = read.error.issues.map((issue) => problemAt({ file: manifestFile, line: 1, column: issue.path.join('.') || null }, badField(issue.path.join('.'), zhOf(issue), issue.message)));
  return { manifest: null, problems };
};

const refused = (finding: Finding): ManifestReading => ({ manifest: null, problems: [problemAt({ file: manifestFile, line: 1 }, finding)] });

const shape = {
  zh: '应如 {"district":"150302","name":{"zh":"海勃湾区","en":"Haibowan"},"cutOver":"2020-07-01","tables":[{"table":"机构沿革","file":"机构沿革.csv"}]}',
  en: 'see the README of libs/importing for its fields',
};

const missing: Finding = { rule: 'manifest-missing', zh: '没有 manifest.json', en: 'there is no manifest.json', hint: shape };

const notJson = (why: string): Finding => ({ rule: 'manifest-invalid', zh: 'manifest.json 不是有效的 JSON 文件', en: `manifest.json is no valid JSON (${why})`, hint: shape });

/** What is wrong with a field, for those who read no English. */
const zhOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'custom':
      return String(issue.params?.['zh'] ?? '内容有误');
    case 'invalid_type':
      return '没有填写，或填写的类型不对';
    case 'too_small':
      return '内容为空或太少';
    case 'too_big':
      return '内容太长或太多';
    case 'invalid_format':
      return '格式不对';
    case 'unrecognized_keys':
      return `有不认识的字段 ${issue.keys.join('、')}`;
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`;
    default:
      return '内容有误';
  }
};

const badField = (path: string, zh: string, en: string): Finding => ({
  rule: 'manifest-invalid',
  zh: `manifest.json 中 ${path === '' ? '内容' : `“${path}”`} 不正确：${zh}`,
  en: `manifest.json: ${path === '' ? 'its content' : path} is wrong: ${en}`,
  hint: shape,
});
