import { randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const blockBytes = 65_536;

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

  /** From the beginning, a block at a time. */
  async *read(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.length;) {
      const { bytesRead, buffer } = await this.handle.read(Buffer.allocUnsafe(blockBytes), 0, blockBytes, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async close(): Promise<void> {
    await this.handle.close();
    if (this.leftName !== null) await rm(this.leftName, { force: true });
  }
}
