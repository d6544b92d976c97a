import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A file to be saved under this name, which may be Chinese (RFC 6266). */
export const download = (content: Buffer | AsyncIterable<Uint8Array>, name: string, type: string): StreamableFile => {
  const options = { type, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` };
  return Buffer.isBuffer(content) ? new StreamableFile(content, { ...options, length: content.length }) : new StreamableFile(Readable.from(content), options);
};
