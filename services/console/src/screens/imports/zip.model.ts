import { zipWords } from '../../words/zip.words.js';
import type { Words } from '../../words/say.js';

/** What an archive may be at most: as many files as an upload takes, and no few kilobytes that swell to gigabytes. */
export const zipLimits = { archiveBytes: 128 * 1024 * 1024, entries: 100, entryBytes: 64 * 1024 * 1024, allBytes: 256 * 1024 * 1024, ratio: 200 };

export type ZipLimits = typeof zipLimits;

/** An archive that is not taken, with the entry that is to blame. */
export class ZipFault extends Error {
  constructor(
    readonly words: Words,
    /** empty where it is the archive as a whole */
    readonly entry = '',
  ) {
    super(`${entry} ${words.en}`);
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const endLength = 22;
const longestComment = 65_535;

const endOf = (view: DataView): number => {
  for (let at = view.byteLength - endLength; at >= Math.max(0, view.byteLength - endLength - longestComment); at -= 1) if (view.getUint32(at, true) === directoryEnd) return at;
  throw new ZipFault(zipWords.noZip);
};

/** Names are UTF-8 where the archive says so, or where they are; what Windows packs here is GBK. */
const nameOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

const ignored = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;

/** What stands in the directory, without folders and what systems leave behind. @throws {ZipFault} */
const entriesOf = (bytes: Uint8Array, limits: ZipLimits): readonly Entry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryEntry) throw new ZipFault(zipWords.damaged);
    const lengths = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const name = nameOf(bytes.subarray(at + 46, at + 46 + (lengths[0] ?? 0)));
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new ZipFault(zipWords.encrypted, name);
    const entry = { name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true) };
    if (!name.endsWith('/') && !ignored.test(name)) entries.push(entry);
    if (entries.length > limits.entries) throw new ZipFault(zipWords.tooMany);
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return entries;
};

const taken = /\.(csv|xlsx|json|txt|tsv)$/i;

/** The bare name of a table: a folder around all of them is left out, no path leads anywhere else. @throws {ZipFault} */
const bareName = (name: string, folder: string): string => {
  if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name)) throw new ZipFault(zipWords.path, name);
  const bare = name.replaceAll('\\', '/').slice(folder.length);
  if (bare.includes('/')) throw new ZipFault(zipWords.nested, name);
  if (!taken.test(bare)) throw new ZipFault(zipWords.kind, name);
  return bare;
};

const folderOf = (names: readonly string[]): string => {
  const [first = ''] = names;
  const folder = first.replaceAll('\\', '/').slice(0, first.replaceAll('\\', '/').indexOf('/') + 1);
  return names.every((name) => name.replaceAll('\\', '/').startsWith(folder)) ? folder : '';
};

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const crcOf = (chunks: readonly Uint8Array[]): number => {
  let crc = 0xffffffff;
  for (const chunk of chunks) for (const byte of chunk) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

/** What an archive says of its sizes need not be true: it is counted while it is read, and left as soon as it is too much. @throws {ZipFault} */
const inflated = async (bytes: Uint8Array, entry: Entry, budget: number, limits: ZipLimits): Promise<readonly Uint8Array<ArrayBuffer>[]> => {
  const { name, method, packed, at } = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localEntry) throw new ZipFault(zipWords.damaged, name);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (method !== 0 && method !== 8) throw new ZipFault(zipWords.method, name);
  const source = new Blob([bytes.slice(start, start + packed)]).stream();
  const reader = (method === 0 ? source : source.pipeThrough(new DecompressionStream('deflate-raw'))).getReader();
  const most = Math.min(limits.entryBytes, budget);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new ZipFault(zipWords.damaged, name);
    });
    if (done) break;
    size += value.length;
    if (size > most || (size > 1_000_000 && size > packed * limits.ratio)) {
      await reader.cancel().catch(() => undefined);
      throw new ZipFault(zipWords.tooLarge, name);
    }
    chunks.push(value as Uint8Array<ArrayBuffer>);
  }
  if (size !== entry.size || crcOf(chunks) !== entry.crc) throw new ZipFault(zipWords.damaged, name);
  return chunks;
};

/** The files of an archive, as a folder of tables. @throws {ZipFault} */
export const filesInZip = async (archive: Blob, limits: ZipLimits = zipLimits): Promise<readonly File[]> => {
  if (archive.size > limits.archiveBytes) throw new ZipFault(zipWords.tooLarge);
  const bytes = new Uint8Array(await archive.arrayBuffer());
  const entries = entriesOf(bytes, limits);
  if (entries.length === 0) throw new ZipFault(zipWords.empty);
  const folder = folderOf(entries.map(({ name }) => name));
  const named = entries.map((entry) => ({ entry, name: bareName(entry.name, folder) }));
  const files: File[] = [];
  let budget = limits.allBytes;
  for (const { entry, name } of named) {
    if (files.some((file) => file.name === name)) throw new ZipFault(zipWords.twice, name);
    const chunks = await inflated(bytes, entry, budget, limits);
    budget -= entry.size;
    files.push(new File([...chunks], name));
  }
  return files;
};

export const isZip = ({ name }: { readonly name: string }): boolean => name.toLowerCase().endsWith('.zip');

/** What was chosen as what is brought: archives as the files in them, of a folder what lies right in it. @throws {ZipFault} */
export const unpacked = async (chosen: readonly File[]): Promise<readonly File[]> => {
  const files = (await Promise.all(chosen.map(async (file) => (isZip(file) ? filesInZip(file) : [file])))).flat();
  const names = files.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new ZipFault(zipWords.twice, twice);
  return files;
};

/** Of a chosen folder the tables that lie right in it: what lies deeper, and what is no table, is passed over. */
export const tablesOfFolder = (files: readonly File[]): readonly File[] => files.filter(({ name, webkitRelativePath }) => taken.test(name) && webkitRelativePath.split('/').length <= 2);
