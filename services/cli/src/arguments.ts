import { readFileSync, statSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

/** Served and asked for where no other is named. */
export const defaultDistrict = '150302';

/** Parsers of options and arguments: what they refuse is wrong usage, told before anything is begun. */

export const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('应为整数 · a whole number is due');
  return Number(text);
};

export const port = (text: string): number => {
  const number = whole(text);
  if (number < 1 || number > 65_535) throw new InvalidArgumentError('应为 1 至 65535 的端口 · a port from 1 to 65535 is due');
  return number;
};

export const regionCode = (text: string): string => {
  if (!/^\d{2,12}$/.test(text)) throw new InvalidArgumentError('应为区划代码 · a region code is due, such as 150302');
  return text;
};

/** Of an option that may be repeated. */
export const regionCodes = (text: string, before: readonly string[] = []): readonly string[] => [...before, regionCode(text)];

export const webAddress = (text: string): string => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new InvalidArgumentError('应为网址 · an address is due, such as http://127.0.0.1:7300');
  return text;
};

export const brokers = (text: string): string => {
  const well = text.split(',').every((one) => /^[^\s:,]+:\d{1,5}$/.test(one));
  if (!well) throw new InvalidArgumentError('应为 host:port · host:port is due, several with commas');
  return text;
};

export const folder = (path: string): string => {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw new InvalidArgumentError('没有这个文件夹 · there is no such folder');
  return path;
};

export const folders = (path: string, before: readonly string[] = []): readonly string[] => [...before, folder(path)];

/** A file of JSON, read before anything else is done. */
export const jsonFile = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    throw new InvalidArgumentError('没有这个文件，或不是 JSON · there is no such file, or it is no JSON');
  }
};

/** Something to be brought: a folder, or a workbook or CSV by itself. */
export const folderOrFile = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true || (found?.isFile() === true && /\.(csv|xlsx)$/i.test(path))) return path;
  throw new InvalidArgumentError('没有这个文件夹或文件（.xlsx、.csv）· there is no such folder or file (.xlsx, .csv)');
};

/** A plan: JSON, or tables whose rows are its steps. */
export type PlanSource = { readonly plan: unknown } | { readonly tables: string };

export const planSource = (path: string): PlanSource => (/\.json$/i.test(path) || statSync(path, { throwIfNoEntry: false }) === undefined ? { plan: jsonFile(path) } : { tables: folderOrFile(path) });
