import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { tooLarge, wrongFormat } from './file.findings.js';
import type { ImportLimits } from './import-limits.js';
import { UnreadableFile } from './import-problem.js';

const inflate = promisify(inflateRaw);
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const overBudget = new Error('over budget');

/**
 * Inflates every part of a workbook under a common budget before the real reader sees it: a few kilobytes can swell to gigabytes,
 * and the sizes that an archive states need not be true.
 * @returns how many cells have drop-downs or the like
 * @throws {UnreadableFile} `file-too-large`, `file-format`
 */
export const refuseZipBomb = async (bytes: Buffer, limits: ImportLimits): Promise<number> => {
  if (bytes.length > limits.xlsxBytes) throw new UnreadableFile(1, tooLarge('字节 bytes', limits.xlsxBytes));
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) throw notWorkbook(bytes);
  let budget = limits.xlsxInflatedBytes;
  let validated = 0;
  try {
    for (const part of partsOf(bytes)) {
      const content = part.method === 0 ? part.data : await inflate(part.data, { maxOutputLength: budget });
      budget -= content.length;
      if (budget <= 0) throw overBudget;
      validated += validatedCells(content);
    }
    return validated;
  } catch (error) {
    if (error === overBudget || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableFile(1, tooLarge('解压后字节 bytes inflated', limits.xlsxInflatedBytes));
    throw new UnreadableFile(1, wrongFormat('工作簿已损坏，无法打开', 'the workbook is damaged and cannot be opened'));
  }
};

/** Sum of the ranges of all validations in a sheet. */
const validatedCells = (content: Buffer): number => {
  let cells = 0;
  for (let at = content.indexOf('<dataValidation '); at >= 0; at = content.indexOf('<dataValidation ', at + 1)) {
    const ranges = /sqref="([^"]*)"/.exec(content.toString('utf8', at, at + 4_000))?.[1] ?? '';
    for (const [, fromColumn = '', fromRow = '', toColumn = '', toRow = ''] of ranges.matchAll(/([A-Z]+)(\d+):([A-Z]+)(\d+)/g)) {
      cells += (columnNumber(toColumn) - columnNumber(fromColumn) + 1) * (Number(toRow) - Number(fromRow) + 1);
    }
  }
  return cells;
};

const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

const notWorkbook = (bytes: Buffer): UnreadableFile =>
  new UnreadableFile(
    1,
    bytes.length >= 4 && bytes.readUInt32BE(0) === 0xd0cf11e0
      ? wrongFormat('这是旧版 Excel（.xls）或加密的工作簿', 'this is an old Excel (.xls) file or an encrypted workbook')
      : wrongFormat('文件名是 .xlsx，内容却不是 Excel 工作簿', 'named .xlsx, but it is no workbook'),
  );

interface Part {
  readonly method: number;
  readonly data: Buffer;
}

const partsOf = function* (bytes: Buffer): Generator<Part> {
  const end = lastIndexOf(bytes, endOfDirectory);
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new Error('no directory entry');
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    yield { method: bytes.readUInt16LE(at + 10), data: bytes.subarray(data, data + bytes.readUInt32LE(at + 20)) };
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
};

const lastIndexOf = (bytes: Buffer, signature: number): number => {
  const oldest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= oldest; at -= 1) if (bytes.readUInt32LE(at) === signature) return at;
  throw new Error('no end of directory');
};
