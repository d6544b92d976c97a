import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A file to be saved under this name, which may be Chinese (RFC 6266). A browser saves it and does not open it as a page of ours. */
export const download = (content: Buffer | AsyncIterable<Uint8Array>, name: string, type: string): StreamableFile => {
  const options = { type, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` };
  return Buffer.isBuffer(content) ? new StreamableFile(content, { ...options, length: content.length }) : new StreamableFile(Readable.from(content), options);
};
