import { createHash } from 'node:crypto';
import { logIdOf } from '@yange/contracts';
import type { KeptFiles } from '@yange/event-log';
import { Problem } from '@yange/http';
import type { DataSource } from 'typeorm';

/** Bytes of a file at most: a scan of some hundred pages. */
export const mostBytes = 32 * 1024 * 1024;

interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly eventId: string;
}

export interface AttachedFile extends Attachment {
  /** false where the file lies elsewhere, and its hash alone is known here */
  readonly kept: boolean;
}

/** The files behind the hashes that documents name. An event says that a file belongs to a document; what is kept here is only its bytes. */
export class AttachedFiles {
  constructor(private readonly kept: KeptFiles, private readonly read: DataSource) {}

  /** @throws {Problem} 422 `file-hash` where the content has another hash, or is empty */
  async keep(district: string, sha256: string, content: Buffer, by: string): Promise<void> {
    const hash = createHash('sha256').update(content).digest();
    if (content.length === 0 || hash.toString('hex') !== sha256) throw new Problem(422, 'file-hash', { zh: '文件内容与其哈希不符，或文件为空', en: 'the file does not have the hash that it came under, or is empty' }, { facts: { sha256: hash.toString('hex') } });
    await this.kept.keep(logIdOf(district, 'organisations'), hash, content, by);
  }

  /** @throws {Problem} 404 `unknown-document` */
  async of(district: string, documentId: string): Promise<readonly AttachedFile[]> {
    const attachments = await this.attachments(district, documentId);
    const kept = await this.kept.which(logIdOf(district, 'organisations'), attachments.map(({ sha256 }) => Buffer.from(sha256, 'hex')));
    return attachments.map((one) => ({ ...one, kept: kept.has(one.sha256) }));
  }

  /** @throws {Problem} 404 `unknown-document`, `not-found`, `file-elsewhere` */
  async find(district: string, documentId: string, sha256: string): Promise<Attachment & { readonly content: Buffer }> {
    const attachment = (await this.attachments(district, documentId)).find((one) => one.sha256 === sha256);
    if (attachment === undefined) throw new Problem(404, 'not-found');
    const content = await this.kept.find(logIdOf(district, 'organisations'), Buffer.from(sha256, 'hex'));
    if (content === null) throw new Problem(404, 'file-elsewhere', elsewhere, { facts: { name: attachment.name, sha256 } });
    return { ...attachment, content };
  }

  private async attachments(district: string, documentId: string): Promise<readonly Attachment[]> {
    const rows = await this.read.query<{ attachments: readonly Attachment[] }[]>('select attachments from live.documents where log_id = $1 and document_id = $2', [logIdOf(district, 'organisations'), documentId]);
    if (rows[0] === undefined) throw new Problem(404, 'unknown-document', { zh: '没有登记这份文件', en: 'no such document is registered' });
    return rows[0].attachments;
  }
}

const elsewhere = { zh: '该附件只登记了哈希，文件本身未存入；可再次上传同一文件', en: 'of this attachment the hash alone is known: bring the same file once more' };
