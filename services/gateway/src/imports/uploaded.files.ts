import type { MultipartFile } from '@fastify/multipart';
import { Problem } from '@yange/http';
import type { ImportFiles } from '@yange/importing';
import { TemporaryFile } from './temporary.file.js';

/** The files of one upload, on disk. */
export class UploadedFiles {
  private readonly files = new Map<string, TemporaryFile>();

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

  async close(): Promise<void> {
    await Promise.all([...this.files.values()].map((file) => file.close()));
    this.files.clear();
  }

  private async take({ filename, file: stream }: MultipartFile): Promise<void> {
    if (this.files.has(filename)) throw new Problem(422, 'duplicate-file', { zh: `文件“${filename}”出现两次`, en: `file "${filename}" comes twice` });
    const file = await TemporaryFile.open();
    this.files.set(filename, file);
    for await (const chunk of stream as AsyncIterable<Buffer>) await file.append(chunk);
    if (stream.truncated) throw new Problem(413, 'too-large');
  }
}
