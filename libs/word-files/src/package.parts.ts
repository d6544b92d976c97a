import { Readable } from 'node:stream';
import { DOMParser, XMLSerializer, type Document } from '@xmldom/xmldom';
import JSZip from 'jszip';
import { notWord, tooLarge, UnreadableWordFile } from './unreadable-word-file.js';

/** A report of some hundred pages has a few megabytes of text. */
const mostInflated = 64 * 1024 * 1024;
const mostParts = 5_000;
/** Whoever makes the same file twice gets the same bytes. */
const fixedDate = new Date(Date.UTC(1980, 0, 1));

const xmlOnly = { onError: (level: string, message: string) => { if (level !== 'warning') throw new Error(message); } };

/** The parts of an Office Open XML package (ECMA-376 part 2), read as they are asked for and within a common budget. */
export class PackageParts {
  private budget = mostInflated;

  private constructor(private readonly zip: JSZip) {}

  /** @throws {UnreadableWordFile} `file-format` */
  static async open(bytes: Uint8Array): Promise<PackageParts> {
    try {
      const zip = await JSZip.loadAsync(bytes);
      if (Object.keys(zip.files).length > mostParts) throw tooLarge(mostInflated);
      return new PackageParts(zip);
    } catch (error) {
      throw error instanceof UnreadableWordFile ? error : notWord();
    }
  }

  has(path: string): boolean {
    return this.zip.file(path) !== null;
  }

  /** @throws {UnreadableWordFile} where the part is not there, no XML, has a document type (ECMA-376 allows none), or inflates beyond the budget */
  async xml(path: string): Promise<Document> {
    const text = (await this.inflated(path)).toString('utf8');
    if (/<!DOCTYPE/iu.test(text)) throw notWord();
    try {
      return new DOMParser(xmlOnly).parseFromString(text, 'application/xml');
    } catch {
      throw notWord();
    }
  }

  put(path: string, part: Document | string): void {
    this.zip.file(path, typeof part === 'string' ? part : new XMLSerializer().serializeToString(part), { date: fixedDate });
  }

  async save(): Promise<Buffer> {
    for (const file of Object.values(this.zip.files)) file.date = fixedDate;
    return this.zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'UNIX' });
  }

  /** The sizes that an archive states need not be true: what comes out is counted. */
  private async inflated(path: string): Promise<Buffer> {
    const file = this.zip.file(path);
    if (file === null) throw notWord();
    const chunks: Buffer[] = [];
    try {
      // The library's streams are of a kind that cannot be iterated.
      for await (const chunk of new Readable().wrap(file.nodeStream()) as AsyncIterable<Buffer>) {
        this.budget -= chunk.length;
        if (this.budget < 0) throw tooLarge(mostInflated);
        chunks.push(chunk);
      }
    } catch (error) {
      throw error instanceof UnreadableWordFile ? error : notWord();
    }
    return Buffer.concat(chunks);
  }
}
