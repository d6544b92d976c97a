import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';
import type { ClientBase, Submittable } from 'pg';

interface CopyStreams {
  to(statement: string): Readable & Submittable & { readonly rowCount: number };
  from(statement: string): Writable & Submittable & { readonly rowCount: number };
}

/** Typed here: the types that others publish for it are six versions older than it is. */
const copyStreams = createRequire(import.meta.url)('pg-copy-streams') as CopyStreams;

export interface WrittenRows {
  readonly rows: number;
  /** of the file */
  readonly bytes: number;
  readonly sha256: string;
}

/** What a query answers, in PostgreSQL's text format, gzipped into a new file of mode 0600. Memory does not grow with the rows. */
export const copyOut = async (client: ClientBase, query: string, file: string): Promise<WrittenRows> => {
  const rows = client.query(copyStreams.to(`copy (${query}) to stdout`));
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(rows, createGzip(), measured, createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true }));
  return { rows: rows.rowCount, bytes, sha256: hash.digest('hex') };
};

/** The rows of a file into a table, all or those that are kept. @returns how many */
export const copyIn = async (client: ClientBase, statement: string, file: string, keep?: (fields: readonly string[]) => boolean): Promise<number> => {
  const table = client.query(copyStreams.from(`${statement} from stdin`));
  if (keep === undefined) await pipeline(createReadStream(file), createGunzip(), table);
  else await pipeline(Readable.from(keptText(file, keep)), table);
  return table.rowCount;
};

async function* keptText(file: string, keep: (fields: readonly string[]) => boolean): AsyncGenerator<string> {
  for await (const lines of linesOf(file)) {
    const kept = lines.filter((line) => keep(line.split('\t')));
    if (kept.length > 0) yield `${kept.join('\n')}\n`;
  }
}

/** Lines of a file, as many at a time as come together; line ends within values are escaped there. */
export async function* linesOf(file: string): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder('utf8');
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.on('error', (error) => unzipped.destroy(error));
  let rest = '';
  for await (const chunk of unzipped as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
}

/** Size and sum of a file as it lies there. @throws the system's error where there is none */
export const sumOf = async (file: string): Promise<{ readonly bytes: number; readonly sha256: string }> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
};
