import { randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const blockBytes = 65_536;
const newline = 0x0a;

/**
 * A file that nobody else sees: it loses its name as soon as it is open, so the system frees it when it is closed or the process ends, however it ends.
 * Lies in the folder for temporary files (`TMPDIR`).
 */
export class TemporaryFile {
  private length = 0;

  private constructor(
    private readonly handle: FileHandle,
    /** where a system keeps the name of an open file */
    private readonly leftName: string | null,
  ) {}

  static async open(): Promise<TemporaryFile> {
    const path = join(tmpdir(), `yange-import-${randomUUID()}`);
    const handle = await open(path, 'wx+', 0o600);
    const leftName = await rm(path).then(() => null, () => path);
    return new TemporaryFile(handle, leftName);
  }

  get size(): number {
    return this.length;
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, this.length);
      done += bytesWritten;
      this.length += bytesWritten;
    }
  }

  /** A block at a time. @param from a byte of the file */
  async *read(from = 0): AsyncGenerator<Buffer> {
    for (let at = from; at < this.length;) {
      const { bytesRead, buffer } = await this.handle.read(Buffer.allocUnsafe(blockBytes), 0, blockBytes, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  /** So many bytes of it. */
  async part(at: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.handle.read(Buffer.alloc(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  }

  /** Its lines, each with its place and its length in bytes: a line feed is never part of another character in UTF-8. @param from where a line begins */
  async *lines(from = 0): AsyncGenerator<{ readonly text: string; readonly at: number; readonly length: number }> {
    let rest: Buffer = Buffer.alloc(0);
    let at = from;
    for await (const block of this.read(from)) {
      let data = rest.length === 0 ? block : Buffer.concat([rest, block]);
      for (let end = data.indexOf(newline); end >= 0; end = data.indexOf(newline)) {
        yield { text: data.toString('utf8', 0, end), at, length: end };
        at += end + 1;
        data = data.subarray(end + 1);
      }
      rest = data;
    }
  }

  async close(): Promise<void> {
    await this.handle.close();
    if (this.leftName !== null) await rm(this.leftName, { force: true });
  }
}
