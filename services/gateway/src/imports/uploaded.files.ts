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

  /** Puts other contents in place of what files of these names had. */
  put(contents: StoredContents): void {
    for (const [name, { file, hash }] of contents) {
      void this.files.get(name)?.close();
      this.files.set(name, file);
      this.hashes.set(name, hash);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.files.values()].map((file) => file.close()));
    this.files.clear();
  }

  private async take({ filename, file: stream }: MultipartFile): Promise<void> {
    if (this.files.has(filename)) throw new Problem(422, 'duplicate-file', { zh: `文件“${filename}”出现两次`, en: `file "${filename}" comes twice` });
    const { file, hash } = await stored(stream as AsyncIterable<Buffer>);
    this.files.set(filename, file);
    this.hashes.set(filename, hash);
    if (stream.truncated) throw new Problem(413, 'too-large');
  }
}

interface StoredContent {
  readonly file: TemporaryFile;
  readonly hash: string;
}

/** By the names of their files. */
export type StoredContents = ReadonlyMap<string, StoredContent>;

/** Contents on disk, for `put`. Where one cannot be read to its end, none is kept. */
export const storedContents = async (contents: ReadonlyMap<string, Uint8Array | AsyncIterable<Uint8Array>>): Promise<StoredContents> => {
  const written = new Map<string, StoredContent>();
  try {
    for (const [name, content] of contents) written.set(name, await stored(content instanceof Uint8Array ? [content] : content));
    return written;
  } catch (error) {
    await Promise.all([...written.values()].map(({ file }) => file.close()));
    throw error;
  }
};

const stored = async (blocks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<StoredContent> => {
  const file = await TemporaryFile.open();
  const hash = createHash('sha256');
  try {
    for await (const block of blocks) {
      hash.update(block);
      await file.append(block);
    }
  } catch (error) {
    await file.close();
    throw error;
  }
  return { file, hash: hash.digest('hex') };
};
