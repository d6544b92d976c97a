import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import { Problem } from '@yange/http';
import type { ImportFiles } from '@yange/importing';
import { derivedId } from '@yange/kernel';
import { TemporaryFile } from './temporary.file.js';

/** The files of one upload, on disk. */
export class UploadedFiles {
  private readonly files = new Map<string, TemporaryFile>();
  private readonly hashes = new Map<string, string>();

  /** @throws {Problem} `duplicate-file`, `too-large`; nothing is kept then */
  static async receive(parts: AsyncIterable<MultipartFile>): Promise<UploadedFiles> {
    const upload = new UploadedFiles();
    try {
      for await (const part of parts) await upload.take(part);
      return upload;
    } catch (error) {
      await upload.close();
      throw error;
    }
  }

  get byName(): ImportFiles {
    return new Map([...this.files].map(([name, file]) => [name, () => file.read()]));
  }

  /** What rows of these files are known by on record in a district: the same whoever brings them, however often, and whatever the files are called. */
  recordedAs(district: string): string {
    return derivedId('upload', district, ...[...this.hashes.values()].sort());
  }

  async close(): Promise<void> {
    await Promise.all([...this.files.values()].map((file) => file.close()));
    this.files.clear();
  }

  private async take({ filename, file: stream }: MultipartFile): Promise<void> {
    if (this.files.has(filename)) throw new Problem(422, 'duplicate-file', { zh: `文件“${filename}”出现两次`, en: `file "${filename}" comes twice` });
    const file = await TemporaryFile.open();
    this.files.set(filename, file);
    const hash = createHash('sha256');
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      await file.append(chunk);
    }
    this.hashes.set(filename, hash.digest('hex'));
    if (stream.truncated) throw new Problem(413, 'too-large');
  }
}
