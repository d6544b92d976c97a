import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { wrongEncoding, wrongFormat, tooLarge, unclosedQuote } from './file.findings.js';
import type { ImportLimits } from './import-limits.js';
import { UnreadableFile } from './import-problem.js';

export type Bytes = Uint8Array | AsyncIterable<Uint8Array>;

const newline = 0x0a;

const inChunks = async function* (bytes: Bytes): AsyncGenerator<Buffer> {
  if (bytes instanceof Uint8Array) {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < whole.length; at += 65_536) yield whole.subarray(at, at + 65_536);
  } else {
    for await (const chunk of bytes) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
};

/**
 * Text of a UTF-8 file in blocks of whole lines, without its byte order mark. Cutting at line ends is safe in UTF-8 and GB18030 alike:
 * neither uses 0x0A inside a character.
 * @throws {UnreadableFile} `file-encoding`, `file-format`, `file-too-large`
 */
export const decodeUtf8 = async function* (bytes: Bytes, limits: ImportLimits): AsyncGenerator<string> {
  let carry = Buffer.alloc(0);
  let line = 1;
  let size = 0;
  let first = true;
  for await (const chunk of inChunks(bytes)) {
    size += chunk.length;
    if (size > limits.csvBytes) throw new UnreadableFile(1, tooLarge('字节 bytes', limits.csvBytes));
    let data = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    if (first && data.length >= 4) {
      refuseOtherKinds(data);
      if (data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) data = data.subarray(3);
      first = false;
    }
    const cut = data.lastIndexOf(newline) + 1;
    if (cut > 0) {
      const block = data.subarray(0, cut);
      yield textOf(block, line);
      line += countLines(block);
    }
    carry = Buffer.from(data.subarray(cut));
    if (carry.length > 4 * limits.rowCharacters) throw new UnreadableFile(line, unclosedQuote('（行过长） (the row is too long)'));
  }
  if (carry.length > 0) yield textOf(first && carry[0] === 0xef && carry[1] === 0xbb && carry[2] === 0xbf ? carry.subarray(3) : carry, line);
};

const refuseOtherKinds = (head: Buffer): void => {
  if (head[0] === 0x50 && head[1] === 0x4b) throw new UnreadableFile(1, wrongFormat('文件名是 CSV，内容却是 Excel 工作簿', 'named CSV, but it is a workbook'));
  if (head.readUInt32BE(0) === 0xd0cf11e0) throw new UnreadableFile(1, wrongFormat('这是旧版 Excel（.xls）文件', 'this is an old Excel (.xls) file'));
  const mark = head.readUInt16BE(0);
  if (mark === 0xfffe || mark === 0xfeff) throw new UnreadableFile(1, wrongEncoding('UTF-16'));
};

const textOf = (block: Buffer, firstLine: number): string => {
  if (isUtf8(block)) return block.toString('utf8');
  let start = 0;
  for (let line = firstLine; start < block.length; line += 1) {
    const end = block.indexOf(newline, start) + 1 || block.length;
    if (!isUtf8(block.subarray(start, end))) throw new UnreadableFile(line, wrongEncoding(looksLikeGb18030(block.subarray(start, end)) ? 'GBK/GB18030' : null));
    start = end;
  }
  throw new UnreadableFile(firstLine, wrongEncoding(null));
};

/** Every byte pair is a character of GB18030, and most of what is not ASCII is a common ideograph or Chinese punctuation. */
const looksLikeGb18030 = (line: Buffer): boolean => {
  const text = iconv.decode(line, 'gb18030');
  const foreign = [...text].filter((character) => character > '\u007f');
  const chinese = foreign.filter((character) => /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…·]/u.test(character));
  return !text.includes('\ufffd') && foreign.length > 0 && chinese.length / foreign.length > 0.8;
};

const countLines = (block: Buffer): number => {
  let count = 0;
  for (let at = block.indexOf(newline); at >= 0; at = block.indexOf(newline, at + 1)) count += 1;
  return count;
};
